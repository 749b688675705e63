import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { type FaultKind, faultKinds } from '../bin/demo-org/faults.ts';
import { groups } from '../lambdas/catalogue/groups.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const resources = [
  'users',
  'user-factors',
  'groups',
  'group-members',
  'apps',
  'app-groups',
  'policies',
  'policy-rules',
  'admin-role-assignments',
  'custom-role-permissions',
  'system-log',
];
const input = { resources, since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T04:00:00.000Z' };
const patience = { backoffMs: 1, timeoutMs: 250, windowMs: 1000 };

type Run = NonNullable<Awaited<ReturnType<typeof run>>>;
type Keys = Readonly<Record<string, unknown[][]>>;

async function keysOf(store: Store, org: DemoOrg, { runId }: Run): Promise<Keys> {
  const keys: Record<string, unknown[][]> = {};
  for (const type of resources)
    keys[type] = (await rowsOf(store, org.orgId, runId, type)).map((row) =>
      (catalogue[type]?.key ?? []).map((column) => row[column]),
    );
  return keys;
}

async function collect(org: DemoOrg, store: Store): Promise<Run> {
  const result = await run({ org, store, input, world: { patience } });
  if (result === null) throw new Error('The run was stopped.');
  return result;
}

/** What is complete has every row once and in order; whatever is not says why; nothing was asked elsewhere. */
async function expectHonest(result: Run, org: DemoOrg, store: Store): Promise<void> {
  expect(result.manifest).not.toBeNull();
  const keys = await keysOf(store, org, result);
  // A feature that goes away between two lists is gone: that is said of each list, and nothing is left to be read.
  const gone = result.of('policies')?.variants.some(({ outcome }) => outcome === 'unavailable') ?? false;
  for (const { resourceType, outcome, reason } of result.manifest?.resources ?? []) {
    if (gone && resourceType.startsWith('polic')) continue;
    if (outcome === 'complete')
      expect({ resourceType, keys: keys[resourceType] }).toEqual({ resourceType, keys: truth[resourceType] });
    else expect(reason, resourceType).toMatch(/.{20}/);
    // Never twice, whole or not.
    const texts = (keys[resourceType] ?? []).map((key) => JSON.stringify(key));
    expect(new Set(texts).size, resourceType).toBe(texts.length);
  }
  expect(org.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
}

const users = 14;

/** What an undisturbed run reads. */
let truth: Keys;
beforeAll(async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users });
  truth = await keysOf(folder.store, org, await collect(org, folder.store));
  await org.close();
});

async function withOrg(pageSize: number, use: (org: DemoOrg, store: Store) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users, pageSize });
  try {
    await use(org, folder.store);
  } finally {
    await org.close();
  }
}

/** Each costs a wait of a second or more: Okta is believed when it says that it is too much. */
const isLimit = (kind: FaultKind) => kind.startsWith('429');
/** These only take time. */
const isSlow = (kind: FaultKind) => ['hang', 'slow', 'trickle', 'a huge record'].includes(kind);
/** Where a page is shorter than was asked for, that all its links are gone cannot be told from an end. */
const faults = faultKinds.filter((kind) => kind !== 'no link at all');
const lists = [/\/users$/, /\/factors$/, /\/groups/, /\/apps/, /\/policies/, /\/logs$/, /\/iam/];

test.each(faults)('%s now and then: nothing is missing and nothing is doubled', async (kind) => {
  await withOrg(5, async (org, store) => {
    for (const path of isLimit(kind) ? lists.slice(0, 2) : lists) org.addFault({ path, kind, times: 1 });
    const result = await collect(org, store);
    await expectHonest(result, org, store);
    // Only a next page that was given before cannot be told from a list without end.
    if (kind !== 'endless next' && kind !== 'next in a circle') expect(result.announcement.status).toBe('complete');
  });
});

test.each(faults.filter((kind) => !isLimit(kind) && !isSlow(kind)))(
  '%s without end: whatever is not complete says why',
  async (kind) => {
    await withOrg(5, async (org, store) => {
      org.addFault({ path: /\/(zones|groups|rules|apps)$/, kind });
      await expectHonest(await collect(org, store), org, store);
    });
  },
);

test('a list whose links never arrive is not complete: its first page is full, and nothing says whether more follows', async () => {
  await using folder = await temporaryFolder();
  const short = { ...catalogue, groups: { ...groups.groups, limit: 5 } };
  const org = await startDemoOrg({ ...quick, users: 30, catalogue: short });
  org.addFault({ path: /^\/api\/v1\/groups$/, kind: 'no link at all' });
  const world = { patience, catalogue: short };
  const result = await run({ org, store: folder.store, input: { resources: ['groups', 'apps'] }, world });
  await org.close();
  expect(org.holds('groups').length).toBeGreaterThan(5);
  expect(result?.of('groups')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('without the links'),
  });
  expect(result?.of('apps')?.outcome).toBe('complete');
});

type Change = (org: DemoOrg) => void;
const changes: Record<string, Change> = {
  'the token dies': (org) => org.revokeToken(),
  'a role is lost': (org) => org.forbid(/\/(factors|iam|roles)/),
  'a feature is switched off': (org) => org.switchOff(/\/policies/),
  'an object is deleted': (org) => {
    for (const type of ['groups', 'apps']) {
      const second = org.holds(type)[1];
      if (second !== undefined && 'id' in second) org.remove(String(second.id));
    }
  },
};

const fault = fc.record({
  kind: fc.constantFrom(...faults.filter((kind) => !isLimit(kind) && !isSlow(kind))),
  path: fc.constantFrom(...lists, /./),
  chance: fc.constantFrom(0.03, 0.15, 0.5),
});
const rare = fc.record({
  kind: fc.constantFrom<FaultKind>(...faults.filter((kind) => isLimit(kind) || isSlow(kind))),
  path: fc.constantFrom(...lists),
  times: fc.constant(1),
});
const change = fc.record({ name: fc.constantFrom(...Object.keys(changes)), after: fc.integer({ min: 1, max: 120 }) });

test('whatever goes wrong together, no run says complete with a row missing or doubled, and none hangs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { minLength: 1, maxLength: 3 }),
      fc.option(rare, { nil: null }),
      fc.option(change, { nil: null }),
      fc.constantFrom(3, 10, Number.POSITIVE_INFINITY),
      (faults, once, changed, pageSize) =>
        withOrg(pageSize, async (org, store) => {
          for (const each of faults) org.addFault(each);
          if (once !== null) org.addFault(once);
          if (changed !== null) org.after(changed.after, () => changes[changed.name]?.(org));
          await expectHonest(await collect(org, store), org, store);
        }),
    ),
    { numRuns: process.env.SAMPLES === 'full' ? 200 : 20 },
  );
}, 900_000);
