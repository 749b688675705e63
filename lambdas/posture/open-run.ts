import type { Catalogue } from '../catalogue/resource.ts';
import type { Manifest } from '../contracts/manifest.ts';
import type { Store } from '../evidence/store/store.ts';
import { addRunTables } from './run-tables.ts';
import { openTables, type Tables } from './tables.ts';

/**
 * The rows and the answers of a finished run as tables: each resource type by its name, each derived artifact as
 * `posture."<name>"`, and the run's own facts as `run.…`.
 *
 * @param folder where files that lie elsewhere are copied to.
 * @param wanted whether a table is asked for: from a bucket, only those are copied.
 * @throws {StoreError}
 */
export async function openRun(
  store: Store,
  manifest: Manifest,
  catalogue: Catalogue,
  folder: string,
  wanted: (table: string) => boolean = () => true,
): Promise<Tables> {
  const tables = await openTables(folder);
  const parts = new Map(manifest.resources.map((result) => [result.resourceType, result.parts]));
  for (const [resourceType, resource] of Object.entries(catalogue))
    if (wanted(resourceType)) await tables.add(resourceType, store, resource, parts.get(resourceType) ?? []);
  for (const { name, parquet } of manifest.posture ?? [])
    if (wanted(name)) await tables.addParquet('posture', name, store, parquet.key);
  const { run, org, status, reason, collector, principal } = manifest;
  await addRunTables(tables, {
    plan: { run, org, collector, principal, window: manifest.systemLog, startedAt: manifest.window.startedAt },
    status,
    reason,
    results: manifest.resources,
    checks: manifest.reconciliation ?? [],
  });
  return tables;
}
