import { hash } from 'node:crypto';
import type { Manifest } from '../../contracts/manifest.ts';
import { Plan } from '../../contracts/plan.ts';
import { runRows } from '../../publish/run-rows.ts';
import { manifestKey, planKey, runRowsKey } from '../keys.ts';
import type { Store } from '../store/store.ts';
import { type Found, readAs } from './finding.ts';

/**
 * The run's rows of the table `runs` are made of the manifest and the plan, and are as they are made; that they are not there (yet) harms no evidence, and is noted.
 *
 * @param bytes the manifest's. @throws {StoreError}
 */
export async function checkRunRows(
  store: Store,
  manifest: Manifest,
  bytes: Uint8Array,
  found: Found,
  notes: string[],
): Promise<void> {
  const { org, run } = manifest;
  const key = runRowsKey(org.id, run);
  const [stored, planned] = [await store.get(key), await store.get(planKey(org.id, run))];
  const plan = planned === null ? null : readAs(Plan, planned.body);
  if (stored === null)
    notes.push(
      `${key} is not there: queries of the bucket do not show the run. Publishing writes it last; if it is over, redrive the execution.`,
    );
  // Without a plan there is nothing to hold it against; that it is missing or damaged is found elsewhere.
  if (stored === null || plan === null) return;
  const expected = runRows(manifest, plan, { key: manifestKey(org.id, run), sha256: hash('sha256', bytes) });
  if (Buffer.compare(stored.body, expected) !== 0) found(key, 'It does not say what the manifest says.');
}
