import type { Catalogue } from '../../lambdas/catalogue/resource.ts';
import type { Query } from '../../lambdas/posture/query-file.ts';
import { createTable, viewsOf } from '../../lib/tables/sql.ts';
import { evidenceTables } from '../../lib/tables/table.ts';

/** Stands for the bucket in the files, until somebody knows it. */
export const bucketToName = '<bucket>';

const whole = (head: readonly string[], statements: readonly string[]) =>
  `${head.map((line) => `-- ${line}`).join('\n')}\n\n${statements.map((sql) => `${sql};`).join('\n\n')}\n`;

/** examples/athena/tables.sql: the tables that the stack makes, for those who make them by hand. */
export function tablesSql(catalogue: Catalogue, artifacts: readonly Query[]): string {
  return whole(
    [
      `The tables over the evidence, as the stack makes them. Put your bucket in the place of ${bucketToName}; Athena takes one statement at a time.`,
      'Made by `npm run docs` from the catalogue and the queries.',
    ],
    evidenceTables(catalogue, artifacts).map((table) => createTable(table, bucketToName)),
  );
}

/** examples/athena/views.sql: the views, as the named queries of the workgroup have them. */
export function viewsSql(catalogue: Catalogue, artifacts: readonly Query[]): string {
  return whole(
    [
      'The views over the tables, as the named queries of the workgroup have them. `runs_standing` first; `…_asof` before its `…_latest`.',
      'Made by `npm run docs` from the catalogue and the queries.',
    ],
    viewsOf(evidenceTables(catalogue, artifacts)).map(({ sql }) => sql),
  );
}
