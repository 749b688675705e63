import { hash } from 'node:crypto';
import { type Manifest, Plan } from '../../run.ts';
import { runRows } from '../../run-rows.ts';
import { manifestKey, planKey, runRowsKey } from '../keys.ts';
import type { Store } from '../store.ts';
import { type Found, readAs } from './finding.ts';

/**
 * The run's rows of the table `runs` are made of the manifest and the plan, and are as they are made; or not there yet.
 *
 * @param bytes the manifest's. @throws {StoreError}
 */
export async function checkRunRows(store: Store, manifest: Manifest, bytes: Uint8Array, found: Found): Promise<void> {
  const { org, run } = manifest;
  const key = runRowsKey(org.id, run);
  const [stored, planned] = [await store.get(key), await store.get(planKey(org.id, run))];
  const plan = planned === null ? null : readAs(Plan, planned.body);
  // Without a plan there is nothing to hold it against; that it is missing or damaged is found elsewhere.
  if (stored === null || plan === null) return;
  const expected = runRows(manifest, plan, { key: manifestKey(org.id, run), sha256: hash('sha256', bytes) });
  if (Buffer.compare(stored.body, expected) !== 0) found(key, 'It does not say what the manifest says.');
}
