import type { DerivedResult } from '../contracts/assessment.ts';
import type { StoredFile } from '../contracts/run.ts';
import { postureKey, queryKey, tableKey } from '../evidence/keys.ts';
import type { Store } from '../evidence/store/store.ts';
import type { Derived } from './derive.ts';
import type { Query } from './query-file.ts';

/**
 * Puts the answers beside the evidence, each with the text of its query, and those of the definitions and controls that they read.
 *
 * @throws {StoreError}
 */
export async function writeDerived(
  store: Store,
  org: string,
  run: string,
  derived: readonly Derived[],
  queries: readonly Query[],
): Promise<{ readonly posture: DerivedResult[]; readonly files: StoredFile[] }> {
  const putText = ({ name, sql }: Query) => store.put(queryKey(org, run, name), Buffer.from(sql));
  const posture: DerivedResult[] = [];
  for (const { query, rows, parquet, csv, notEvaluated } of derived) {
    posture.push({
      name: query.name,
      question: query.question,
      definition: query.version,
      rows,
      query: await putText(query),
      parquet: await store.putFile(postureKey(org, run, query.name), parquet),
      csv: csv === null ? null : await store.putFile(tableKey(org, run, query.name), csv),
      notEvaluated: notEvaluated.map(({ columns, reason }) => ({ columns: [...columns], reason })),
    });
  }
  const files = posture.flatMap(({ query, parquet, csv }) => [query, parquet, ...(csv === null ? [] : [csv])]);
  const own = new Set(derived.map(({ query }) => query));
  for (const query of queries) if (!own.has(query)) files.push(await putText(query));
  return { posture, files };
}
