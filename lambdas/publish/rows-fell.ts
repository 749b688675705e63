import type { Resource } from '../catalogue/resource.ts';
import { Manifest, Pointer } from '../contracts/manifest.ts';
import type { Environment } from '../environment.ts';
import { pointerKey } from '../evidence/keys.ts';
import { readJson, unlessDamaged } from '../evidence/ledger.ts';

/** Of fewer rows, a single one that goes is a large part. */
const fewRows = 20;

/**
 * By how many percent each complete type's rows fell since the last run in which it was complete; 0 where they did not. What
 * lies in a window of time is left out: its rows are as many as events were. Before pointers are moved to this run.
 *
 * @throws {StoreError} when the store refuses.
 */
export async function rowsFell(
  { org, run, resources }: Manifest,
  { store, catalogue }: Pick<Environment, 'store' | 'catalogue'>,
): Promise<ReadonlyMap<string, number>> {
  const fell = new Map<string, number>();
  // Mostly one manifest stands for all types.
  const before = new Map<string, ReadonlyMap<string, number> | null>();
  for (const { resourceType, outcome, rows } of resources) {
    if (outcome !== 'complete' || !isComparable(catalogue[resourceType])) continue;
    const pointer = await unlessDamaged(readJson(store, pointerKey(org.id, resourceType), Pointer));
    if (pointer === null || pointer.value.run >= run) continue;
    const { key } = pointer.value.manifest;
    if (!before.has(key)) {
      const manifest = await unlessDamaged(readJson(store, key, Manifest));
      before.set(
        key,
        manifest === null ? null : new Map(manifest.value.resources.map((each) => [each.resourceType, each.rows])),
      );
    }
    const then = before.get(key)?.get(resourceType) ?? 0;
    if (then >= fewRows) fell.set(resourceType, Math.max(0, Math.round(((then - rows) / then) * 1000) / 10));
  }
  return fell;
}

const isComparable = (resource: Resource | undefined) => resource?.window === undefined && !resource?.during;
