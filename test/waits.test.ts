import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { collect } from '../lambdas/collect.ts';
import { PlanInput } from '../lambdas/contracts/plan.ts';
import type { Environment } from '../lambdas/environment.ts';
import { ledgerKey } from '../lambdas/evidence/keys.ts';
import { readLedger, writeJson } from '../lambdas/evidence/ledger.ts';
import { plan } from '../lambdas/plan.ts';
import { Settings, settingsSubstitution } from '../lambdas/settings/settings.ts';
import { environmentFor, quick, rowsOf, temporaryFolder } from './support/local-run.ts';

async function planFor(
  resourceType: string,
  execution: string,
  org: { readonly url: string },
  world: Environment,
  changes: Partial<Settings> = {},
) {
  const settings = Settings.parse({ orgUrl: org.url, allowLoopback: true, ...changes });
  return plan(
    PlanInput.parse({
      input: { resources: [resourceType] },
      settings: JSON.parse(`"${settingsSubstitution(settings)}"`),
      execution,
      startedAt: '2026-11-10T00:00:00.000Z',
    }),
    world,
  );
}

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
  const planned = await planFor('user-factors', 'local:waits', org, world, { share: 1, tokenPercentage: 100 });
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
  const org = await startDemoOrg({ ...quick, users: 60, latencyMs: 40 });
  const world = environmentFor(org, folder.store);
  const planned = await planFor('user-factors', 'local:waited', org, world, { sliceSeconds: 0.1 });
  const slice = (resourceType: string, checkpoint: number | null) =>
    collect({ org: planned.org, run: planned.run, resourceType, checkpoint }, world);
  const toTheEnd = async (resourceType: string, from: number | null) => {
    for (let at = from, done = false; !done; ) ({ done, checkpoint: at } = await slice(resourceType, at));
  };
  await toTheEnd('users', null);
  expect(await slice('user-factors', null)).toEqual({ done: false, checkpoint: 1 });
  const { org: orgId, run } = planned;
  const first = await readLedger(folder.store, orgId, run, 'user-factors', 0);
  const waited = { ...first, slice: 1, parts: [], rows: 0, pages: 0, records: 0, answered: {}, requests: {} };
  await writeJson(folder.store, ledgerKey(orgId, run, 'user-factors', 1), waited);
  org.forbid(/\/factors$/);
  await toTheEnd('user-factors', 2);
  const asked = new Set(org.requests.filter(({ path }) => path.endsWith('/factors')).map(({ path }) => path));
  const people = org.holds('users').filter((user) => !('status' in user && user.status === 'DEPROVISIONED'));
  await org.close();
  expect(asked.size).toBe(people.length);
});

test('refused for the rate again and again, a slice ends before its function does; after twenty refusals the list has failed', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 30 });
  const world = {
    ...environmentFor(org, folder.store),
    patience: { backoffMs: 1, windowMs: 1000, mostRefusedMs: 1000 },
  };
  const planned = await planFor('apps', 'local:refused', org, world);
  org.addFault({ path: /^\/api\/v1\/apps$/, kind: '429' });
  const { org: orgId, run } = planned;
  const slice = (checkpoint: number | null) => collect({ org: orgId, run, resourceType: 'apps', checkpoint }, world);
  expect(await slice(null)).toEqual({ done: false, checkpoint: 1, resumeAt: expect.any(String) });
  const first = await readLedger(folder.store, orgId, run, 'apps', 0);
  expect(first).toMatchObject({ pages: 0, refusals: [] });
  expect(first?.requests['429']).toBeLessThan(4);
  const often = { ...first, slice: 1, requests: { '429': 17 } };
  await writeJson(folder.store, ledgerKey(orgId, run, 'apps', 1), often);
  const last = await slice(2);
  await org.close();
  expect(last.done).toBe(true);
  const ledger = await readLedger(folder.store, orgId, run, 'apps', 2);
  expect(ledger?.refusals).toMatchObject([{ meaning: 'failed', status: 429, errorCode: 'E0000047' }]);
});
