import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { collect } from '../lambdas/collect.ts';
import { PlanInput } from '../lambdas/contracts/plan.ts';
import { ledgerKey } from '../lambdas/evidence/keys.ts';
import { readLedger, writeJson } from '../lambdas/evidence/ledger.ts';
import { plan } from '../lambdas/plan.ts';
import { Settings, settingsSubstitution } from '../lambdas/settings.ts';
import { environmentFor, quick, rowsOf, temporaryFolder } from './support/local-run.ts';

test('a wait of more than a minute ends the slice with the time to go on at, and the next slice goes on there', async () => {
  await using folder = await temporaryFolder();
  // Six requests a window of ten minutes: after them Okta has nothing for a long while.
  const org = await startDemoOrg({
    ...quick,
    users: 30,
    windowSeconds: 600,
    limits: { ...quick.limits, '/api/v1/users': 6 },
  });
  const world = environmentFor(org, folder.store);
  const settings = Settings.parse({ orgUrl: org.url, allowLoopback: true, share: 1, tokenPercentage: 100 });
  const planned = await plan(
    PlanInput.parse({
      input: { resources: ['user-factors'] },
      settings: JSON.parse(`"${settingsSubstitution(settings)}"`),
      execution: 'local:waits',
      startedAt: '2026-11-10T00:00:00.000Z',
    }),
    world,
  );
  const slice = (resourceType: string, checkpoint: number | null) =>
    collect({ org: planned.org, run: planned.run, resourceType, checkpoint }, world);
  expect(await slice('users', null)).toEqual({ done: true, checkpoint: 0 });
  const first = await slice('user-factors', null);
  expect(first).toMatchObject({ done: false, resumeAt: expect.any(String) });
  expect(Date.parse(first.resumeAt ?? '') - Date.now()).toBeGreaterThan(60_000);
  const before = org.requests.length;
  const rows = (await rowsOf(folder.store, planned.org, planned.run, 'user-factors')).length;
  // Asked too early, Okta has still nothing; what was read stays.
  const second = await slice('user-factors', first.checkpoint);
  expect(second.done).toBe(false);
  expect(org.requests.length - before).toBeLessThanOrEqual(1);
  expect((await rowsOf(folder.store, planned.org, planned.run, 'user-factors')).length).toBeGreaterThanOrEqual(rows);
  expect(org.rateLimited()).toBeLessThanOrEqual(1);
  await org.close();
});

test('after a slice that only waited, refusals are not taken for those of a type that was never answered', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 30, latencyMs: 40 });
  const world = environmentFor(org, folder.store);
  const settings = Settings.parse({ orgUrl: org.url, allowLoopback: true, sliceSeconds: 0.1 });
  const planned = await plan(
    PlanInput.parse({
      input: { resources: ['user-factors'] },
      settings: JSON.parse(`"${settingsSubstitution(settings)}"`),
      execution: 'local:waited',
      startedAt: '2026-11-10T00:00:00.000Z',
    }),
    world,
  );
  const slice = (resourceType: string, checkpoint: number | null) =>
    collect({ org: planned.org, run: planned.run, resourceType, checkpoint }, world);
  expect((await slice('users', null)).done).toBe(true);
  expect(await slice('user-factors', null)).toEqual({ done: false, checkpoint: 1 });
  const { org: orgId, run } = planned;
  const first = await readLedger(folder.store, orgId, run, 'user-factors', 0);
  const waited = { ...first, slice: 1, parts: [], rows: 0, pages: 0, records: 0, answered: {}, requests: {} };
  await writeJson(folder.store, ledgerKey(orgId, run, 'user-factors', 1), waited);
  org.forbid(/\/factors$/);
  for (let checkpoint: number | null = 2; checkpoint !== null; ) {
    const next = await slice('user-factors', checkpoint);
    checkpoint = next.done ? null : next.checkpoint;
  }
  const asked = new Set(org.requests.filter(({ path }) => path.endsWith('/factors')).map(({ path }) => path));
  const people = org.holds('users').filter((user) => !('status' in user && user.status === 'DEPROVISIONED'));
  await org.close();
  expect(asked.size).toBe(people.length);
});
