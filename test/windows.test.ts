import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { users } from '../lambdas/catalogue/users.ts';
import { readPlan } from '../lambdas/evidence/ledger.ts';
import { dyingAt } from './support/dying-store.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const startedAt = '2026-11-10T00:00:00.000Z';
const execution = 'local:windows';

/** Users at two a page: a list of 200 pages for 400 people. */
const shortPages = { users: { ...users.users, limit: 2 } };

let org: DemoOrg;
let truth: object[];
beforeAll(async () => {
  org = await startDemoOrg({ ...quick, users: 400, catalogue: { ...catalogue, ...shortPages } });
  truth = org.holds('users', { query: new URLSearchParams(users.users.query) });
});
afterAll(() => org.close());

const windowOf = (key: string) => /part-(\d+)-/.exec(key)?.[1] ?? '';
const ids = (rows: readonly object[]) => rows.map((row) => ('id' in row ? row.id : null));

test('a long list is read in windows side by side, and gives the rows of one pass in their order', async () => {
  await using folder = await temporaryFolder();
  const result = await run({ org, store: folder.store, startedAt, world: { catalogue: shortPages } });
  expect(result?.of('users')).toMatchObject({ outcome: 'complete', rows: truth.length });
  const windows = result?.of('users')?.parts.map(({ key }) => windowOf(key)) ?? [];
  expect(new Set(windows)).toEqual(new Set(['000', '001', '002', '003', '004', '005', '006']));
  expect(ids(await rowsOf(folder.store, org.orgId, result?.runId ?? '', 'users'))).toEqual(ids(truth));
  expect(result?.of('users')?.parts.map(({ key }) => key)).toEqual(
    result
      ?.of('users')
      ?.parts.map(({ key }) => key)
      .sort(),
  );
});

test('killed at any write or cut into slices, windows give each record once', async () => {
  const settings = { sliceSeconds: 0.1 };
  const same = { org, startedAt, execution, settings, world: { catalogue: shortPages } };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (writes, written) => {
      await using folder = await temporaryFolder();
      await run({ ...same, store: dyingAt(folder.store, writes, written) });
      const last = await run({ ...same, store: folder.store });
      expect(ids(await rowsOf(folder.store, org.orgId, last?.runId ?? '', 'users'))).toEqual(ids(truth));
    }),
    { numRuns: process.env.SAMPLES === 'full' ? 100 : 5 },
  );
}, 300_000);

test('the next run divides the list by the rows of the last', async () => {
  const many = { ...catalogue, users: { ...users.users, limit: 50 } };
  const large = await startDemoOrg({ ...quick, users: 5000, catalogue: many });
  await using folder = await temporaryFolder();
  const same = { org: large, store: folder.store, world: { catalogue: many }, settings: { include: ['users'] } };
  const first = await run({ ...same, startedAt });
  const second = await run({ ...same, startedAt: '2026-11-11T00:00:00.000Z' });
  await large.close();
  const plans = [first, second].map(async (each) => readPlan(folder.store, large.orgId, each?.runId ?? ''));
  const [byTime, byRows] = (await Promise.all(plans)).map((plan) => plan?.value.divisions.users);
  expect([byTime?.length, byRows?.length]).toEqual([2, 3]);
  expect(byRows).not.toEqual(byTime);
  const sizes = new Map<string, number>();
  for (const { key, rows } of second?.of('users')?.parts ?? [])
    sizes.set(windowOf(key), (sizes.get(windowOf(key)) ?? 0) + rows);
  for (const size of sizes.values()) expect(Math.abs(size - 1250)).toBeLessThan(400);
});

test('refused in the middle of its windows, a list is not complete, and keeps the rows it gave', async () => {
  await using folder = await temporaryFolder();
  const troubled = await startDemoOrg({ ...quick, users: 400, catalogue: { ...catalogue, ...shortPages } });
  troubled.after(100, () => troubled.forbid(/^\/api\/v1\/users$/));
  const result = await run({ org: troubled, store: folder.store, startedAt, world: { catalogue: shortPages } });
  await troubled.close();
  // Forbidden when no window had come to its end.
  expect(['partial', 'forbidden']).toContain(result?.of('users')?.outcome);
  expect(result?.of('users')?.reason).toContain('403 E0000006');
  expect(result?.of('users')?.rows).toBeGreaterThan(100);
});

test('the System Log is read in windows too, each event once, also those on a border', async () => {
  await using folder = await temporaryFolder();
  const logs = catalogue['system-log'];
  if (logs === undefined) throw new Error('There is no System Log.');
  const shortLogs = { 'system-log': { ...logs, limit: 5, typical: () => 500 } };
  const busy = await startDemoOrg({ ...quick, users: 200, catalogue: { ...catalogue, ...shortLogs } });
  const input = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-02T00:00:00.000Z' };
  const result = await run({ org: busy, store: folder.store, startedAt, input, world: { catalogue: shortLogs } });
  const events = busy.holds('system-log', { query: new URLSearchParams(input) });
  await busy.close();
  const rows = await rowsOf(folder.store, busy.orgId, result?.runId ?? '', 'system-log');
  expect(rows.map(({ uuid }) => uuid)).toEqual(events.map((event) => 'uuid' in event && event.uuid));
  expect(result?.of('system-log')?.parts.length).toBeGreaterThan(3);
});
