import type { Manifest } from '../contracts/manifest.ts';
import type { Store } from '../evidence/store/store.ts';
import { artifacts } from './queries.ts';
import { name, type Tables } from './tables.ts';

/**
 * The answers of an earlier run as tables `before.<artifact>`, for what compares the two; empty where there was none, or where
 * another definition gave them. `before.about` has its id, and no row where there was none.
 *
 * @throws {StoreError}
 */
export async function addBefore(
  tables: Tables,
  store: Store,
  manifest: Pick<Manifest, 'run' | 'posture'> | null,
): Promise<void> {
  await tables.addRows('before', 'about', { run: 'VARCHAR' }, manifest === null ? [] : [{ run: manifest.run }]);
  const compared = new Set(artifacts.flatMap(({ sources }) => sources));
  for (const { name: artifact, version, columns } of artifacts) {
    if (!compared.has(`before.${artifact}`)) continue;
    const answered = manifest?.posture?.find((each) => each.name === artifact && each.definition === version);
    if (answered !== undefined) await tables.addParquet('before', artifact, store, answered.parquet.key);
    else {
      const shape = [...columns, { name: 'not_evaluated', type: 'VARCHAR' }];
      const typed = shape.map(({ name: column, type }) => `${name(column)} ${type}`).join(', ');
      await tables.run(`CREATE TABLE before.${name(artifact)} (${typed})`);
    }
  }
}
