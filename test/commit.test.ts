import { hash } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { contentsOf, verifyOthers, verifyRun } from '../lambdas/evidence/verify.ts';
import { publish } from '../lambdas/publish.ts';
import { runId } from '../lambdas/run-id.ts';
import { dyingAt } from './support/dying-store.ts';
import { environmentFor, quick, run, temporaryFolder } from './support/local-run.ts';

const execution = 'local:published';
const startedAt = '2026-11-24T06:00:00.000Z';
const collected = { execution, startedAt };
const id = runId(collected);

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  org = await startDemoOrg({ ...quick, users: 10 });
  const input = { resources: ['group-members', 'policies'] };
  // An earlier run, and one that is collected and assessed, and not published.
  await run({ org, store: folder.store, input, startedAt: '2026-11-23T06:00:00.000Z' });
  const unpublished: Store = {
    ...folder.store,
    put: (key, body) =>
      /schemas|manifest|signing-key|latest/.test(key)
        ? Promise.reject(new Error('Killed.'))
        : folder.store.put(key, body),
  };
  await run({ ...collected, org, store: unpublished, input });
});
afterAll(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

/** What a consumer finds who comes by just now. */
async function faultsSeenIn(store: Store): Promise<unknown[]> {
  const { runs, others } = await contentsOf(store);
  const faults = [...(await verifyOthers(store, others))];
  for (const each of runs)
    if (each.run === id || each.run < id) faults.push(...(await verifyRun(store, each, null)).findings);
  return faults;
}

test('killed at any of its writes and repeated, publish shows no manifest or a true one, and announces one', async () => {
  const state = { state: { org: org.orgId, run: id }, execution, startedAt };
  const announced = new Set<string>();
  let finished = false;
  for (let writes = 1; !finished; writes += 1)
    for (const written of [false, true]) {
      await using copy = await temporaryFolder();
      await cp(folder.path, copy.path, { recursive: true });
      const world = environmentFor(org, copy.store);
      const first = await publish(state, { ...world, store: dyingAt(copy.store, writes, written) }).catch(() => null);
      finished = first !== null;
      const manifest = await copy.store.get(`runs/org=${org.orgId}/run=${id}/manifest.json`);
      const envelope = await copy.store.get(`runs/org=${org.orgId}/run=${id}/manifest.dsse.json`);
      // Signed and not there is the state between two writes: nobody takes it for evidence.
      if (manifest !== null || envelope === null) expect(await faultsSeenIn(copy.store)).toEqual([]);
      const again = await publish(state, world);
      expect(again.manifest?.sha256).toBe(
        hash('sha256', (await copy.store.get(again.manifest?.key ?? ''))?.body ?? ''),
      );
      expect(await faultsSeenIn(copy.store)).toEqual([]);
      for (const each of [first, again]) if (each !== null) announced.add(`${each.run} ${each.manifest?.sha256}`);
    }
  expect(announced.size).toBe(1);
});
