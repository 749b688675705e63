import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groups } from '../bin/demo-org/data/groups.ts';
import { policies } from '../bin/demo-org/data/policies.ts';
import type { DemoData, Records } from '../bin/demo-org/data/records.ts';
import { users } from '../bin/demo-org/data/users.ts';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { everything, fromArray } from '../bin/demo-org/sequence.ts';
import { Carry } from '../lambdas/contracts/carry.ts';
import { carriedKey } from '../lambdas/evidence/keys.ts';
import { readJson } from '../lambdas/evidence/ledger.ts';
import type { Settings } from '../lambdas/settings/settings.ts';
import { dyingAt } from './support/dying-store.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const resources = ['user-factors', 'user-authenticator-enrollments', 'group-members', 'policy-rules'];
const input = { resources };
const carriedTypes = ['user-factors', 'user-authenticator-enrollments', 'group-members'];
const live = 53;

/** An org that changes while it runs, with or without an event. */
async function changingOrg() {
  const enrolled = new Set<string>();
  const joined = new Map<string, string>();
  const renamed = new Set<string>();
  const seenToday = new Set<string>();
  let zoned = false;
  const changed =
    (base: Records | undefined, change: (rows: object[], ids: Readonly<Record<string, string>>) => object[]): Records =>
    (world, asked) => {
      const rows = base?.(world, asked) ?? { status: 404, errorCode: 'E0000007' };
      return 'status' in rows ? rows : fromArray(change(everything(rows), asked.ids));
    };
  const idOf = (row: object) => ('id' in row ? String(row.id) : '');
  const another = { id: 'opfAnother', factorType: 'webauthn', provider: 'FIDO', status: 'ACTIVE' };
  const enrollment = { id: 'pfdAnother', type: 'security_key', key: 'webauthn', status: 'ACTIVE' };
  const withNew =
    (one: object) =>
    (rows: object[], { userId = '' }: Readonly<Record<string, string>>) =>
      enrolled.has(userId) ? [...rows, one] : rows;
  const data: DemoData = {
    users: changed(users.users, (rows) =>
      rows.map((row) => ({
        ...row,
        ...(renamed.has(idOf(row)) ? { profile: { login: `new.${idOf(row)}@example.com` } } : {}),
        ...(seenToday.has(idOf(row)) ? { lastLogin: '2026-11-09T12:00:00.000Z' } : {}),
      })),
    ),
    'user-factors': changed(users['user-factors'], withNew(another)),
    'user-authenticator-enrollments': changed(users['user-authenticator-enrollments'], withNew(enrollment)),
    groups: changed(groups.groups, (rows) =>
      rows.map((row) => (joined.has(idOf(row)) ? { ...row, lastMembershipUpdated: '2026-11-09T00:00:00.000Z' } : row)),
    ),
    'group-members': changed(groups['group-members'], (rows, { groupId = '' }) => {
      const member = joined.get(groupId);
      return member === undefined || rows.some((row) => idOf(row) === member) ? rows : [...rows, { id: member }];
    }),
    'policy-rules': changed(policies['policy-rules'], (rows) =>
      rows.map((row) =>
        zoned ? { ...row, type: 'MFA_ENROLL', conditions: { network: { connection: 'ZONE' } } } : row,
      ),
    ),
  };
  const org = await startDemoOrg({ ...quick, users: 60, data });
  const about = (eventType: string, id: string) => org.happen({ eventType, target: [{ id, type: 'User' }] });
  return {
    org,
    enroll: (id: string) => {
      enrolled.add(id);
      about('user.mfa.factor.activate', id);
    },
    join: (group: string, id: string) => joined.set(group, id),
    rename: (id: string) => renamed.add(id),
    signIn: (id: string) => {
      seenToday.add(id);
      about('user.session.start', id);
    },
    changePolicy: () => {
      // Who must not use a factor any more does not show it any more.
      for (let person = 20; person < 30; person += 1) enrolled.add(oktaId('00u', person));
      org.happen({ eventType: 'policy.rule.update', target: [{ id: 'rul1', type: 'PolicyRule' }] });
    },
    zone: () => {
      zoned = true;
    },
    [Symbol.asyncDispose]: org.close,
  };
}
type ChangingOrg = Awaited<ReturnType<typeof changingOrg>>;

/** A run a day into the same store. */
function daily({ org }: ChangingOrg, { store }: Awaited<ReturnType<typeof temporaryFolder>>) {
  let day = 10;
  return async (settings: Partial<Settings> = {}, instead = store) => {
    day += 1;
    const startedAt = `2026-11-${day}T00:00:00.000Z`;
    const before = org.requests.length;
    const result = await run({ org, store: instead, input, startedAt, settings, execution: `local:${day}` });
    const asked = org.requests.slice(before);
    const count = (path: RegExp) => asked.filter((request) => path.test(request.path)).length;
    const carry = await readJson(store, carriedKey(org.orgId, result?.runId ?? '', 'user-factors'), Carry);
    return {
      result,
      runId: result?.runId ?? '',
      carry: carry?.value,
      factors: count(/\/factors$/),
      enrollments: count(/\/authenticator-enrollments$/),
      members: count(/\/groups\/[^/]+\/users$/),
      rows: async (type: string) =>
        (await rowsOf(store, org.orgId, result?.runId ?? '', type)).map(({ carriedFrom: _, ...row }) => row),
    };
  };
}
const person = (place: number) => oktaId('00u', place);

test('where nothing changed no person and no group is asked for again, and each row says from which run it is', async () => {
  await using changing = await changingOrg();
  await using folder = await temporaryFolder();
  const next = daily(changing, folder);
  const first = await next();
  expect(first).toMatchObject({ factors: live, enrollments: live, members: 24 });
  changing.signIn(person(7));
  const second = await next();
  expect(second).toMatchObject({ factors: 0, enrollments: 0, members: 0 });
  expect(second.result?.announcement.status).toBe('complete');
  const third = await next();
  for (const type of carriedTypes) {
    expect(await second.rows(type)).toEqual(await first.rows(type));
    expect(await third.rows(type)).toEqual(await first.rows(type));
    const origins = (await rowsOf(folder.store, changing.org.orgId, third.runId, type)).map((row) => row.carriedFrom);
    expect(new Set(origins)).toEqual(new Set([first.runId]));
    expect(third.result?.of(type)?.carried).toBe(origins.length);
  }
  expect(third.carry).toMatchObject({ from: second.runId, generation: 2, changed: [] });
  expect(third.result?.manifest?.files.map(({ key }) => key)).toContain(
    carriedKey(changing.org.orgId, third.runId, 'user-factors'),
  );
});

test('who has an event, another row or another group is asked for again, and nobody else', async () => {
  await using changing = await changingOrg();
  await using folder = await temporaryFolder();
  const next = daily(changing, folder);
  await next();
  changing.enroll(person(13));
  changing.rename(person(15));
  changing.join(oktaId('00g', 5), person(16));
  const second = await next();
  expect(second).toMatchObject({ factors: 3, enrollments: 3, members: 1 });
  expect(second.carry?.changed).toEqual([person(13), person(16)].sort());
  expect(await second.rows('user-factors')).toContainEqual(
    expect.objectContaining({ userId: person(13), id: 'opfAnother' }),
  );
});

const steps = fc.oneof(
  ...(['enroll', 'rename', 'signIn'] as const).map((what) =>
    fc.nat(59).map((place) => (org: ChangingOrg) => org[what](person(place))),
  ),
  fc.tuple(fc.integer({ min: 1, max: 24 }), fc.nat(59)).map(([group, place]) => (org: ChangingOrg) => {
    org.join(oktaId('00g', group), person(place));
  }),
  fc.constant((org: ChangingOrg) => org.changePolicy()),
);

test('whatever changes between runs, what is carried is what Okta would have answered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(steps, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(0.1, 600),
      async (days, sliceSeconds) => {
        await using changing = await changingOrg();
        await using folder = await temporaryFolder();
        const next = daily(changing, folder);
        await next({ sliceSeconds });
        for (const day of days) {
          for (const step of day) step(changing);
          const carried = await next({ sliceSeconds });
          const fresh = await next({ incremental: false });
          for (const type of carriedTypes) expect(await carried.rows(type)).toEqual(await fresh.rows(type));
        }
      },
    ),
    { numRuns: process.env.SAMPLES === 'full' ? 200 : 6 },
  );
}, 600_000);

test.each([
  ['an event that may change everybody’s list', (org: ChangingOrg) => org.changePolicy(), {}, 'policy.rule.update'],
  [
    'a device that an admin suspends with all its factors, in an event that names nobody else,',
    ({ org }: ChangingOrg) =>
      org.happen({
        eventType: 'device.lifecycle.suspend',
        actor: { id: person(1), type: 'User' },
        target: [{ id: 'guo1', type: 'Device' }],
      }),
    {},
    'device.lifecycle.suspend',
  ],
  ['a rule that depends on the network', (org: ChangingOrg) => org.zone(), {}, 'network address'],
  ['a log that is not shown', (org: ChangingOrg) => org.org.forbid(/^\/api\/v1\/logs/), {}, 'does not show its log'],
  ['other settings', () => undefined, { contact: 'drop' }, 'other settings'],
  ['its turn', () => undefined, { fullEvery: 1 }, 'Every 1 runs'],
] as const)('%s has everybody asked for again, and says so', async (_, change, settings, reason) => {
  await using changing = await changingOrg();
  await using folder = await temporaryFolder();
  const next = daily(changing, folder);
  await next();
  change(changing);
  const second = await next(settings);
  expect(second.factors).toBe(live);
  expect(second.carry).toMatchObject({ from: null, generation: 0, reason: expect.stringContaining(reason) });
});

test('every so-manieth run carries nothing, and incremental off never does', async () => {
  await using changing = await changingOrg();
  await using folder = await temporaryFolder();
  const next = daily(changing, folder);
  const factors = [];
  for (let day = 0; day < 5; day += 1) factors.push((await next({ fullEvery: 3 })).factors);
  expect(factors).toEqual([live, 0, 0, live, 0]);
  const off = await next({ incremental: false });
  expect([off.factors, off.members, off.carry]).toEqual([live, 24, undefined]);
});

test('killed at any write, a run that carries gives the rows of one that was not', async () => {
  await using changing = await changingOrg();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (writes, written) => {
      await using folder = await temporaryFolder();
      const next = daily(changing, folder);
      const first = await next();
      changing.enroll(person(9));
      const same = { org: changing.org, input, settings: { sliceSeconds: 0.1 }, execution: 'local:killed' };
      const startedAt = '2026-11-20T00:00:00.000Z';
      await run({ ...same, startedAt, store: dyingAt(folder.store, writes, written) });
      const last = await run({ ...same, startedAt, store: folder.store });
      const rows = await rowsOf(folder.store, changing.org.orgId, last?.runId ?? '', 'group-members');
      expect(rows.map(({ carriedFrom: _, ...row }) => row)).toEqual(await first.rows('group-members'));
      const fresh = await next({ incremental: false });
      const factors = await rowsOf(folder.store, changing.org.orgId, last?.runId ?? '', 'user-factors');
      expect(factors.map(({ carriedFrom: _, ...row }) => row)).toEqual(await fresh.rows('user-factors'));
    }),
    { numRuns: process.env.SAMPLES === 'full' ? 100 : 5 },
  );
}, 300_000);
