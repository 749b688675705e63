import { hash } from 'node:crypto';
import type { Manifest } from '../../contracts/manifest.ts';
import { runFolder } from '../keys.ts';
import type { Store } from '../store/store.ts';
import type { Found } from './finding.ts';

/** Checks that the run before is the one that this run followed. @throws {StoreError} */
export async function checkChain(
  store: Store,
  { previous, org, run }: Manifest,
  found: Found,
  notes: string[],
): Promise<void> {
  if (previous === null) return void notes.push('It is the first run of its chain.');
  const stored = await store.get(previous.key);
  if (stored !== null) {
    if (hash('sha256', stored.body) !== previous.sha256)
      found(previous.key, `It is not the manifest that run ${run} has as its predecessor.`);
    return;
  }
  for await (const left of store.list(runFolder(org.id, previous.run)))
    return found(
      previous.key,
      `It is missing, and ${left} of the same run is not; run ${run} has it as its predecessor.`,
    );
  notes.push(`The run before it, ${previous.run}, is not here: the chain was not followed further.`);
}
