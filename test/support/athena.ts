import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal, name } from '../../lambdas/posture/tables.ts';
import type { EvidenceTable } from '../../lib/tables/table.ts';

/** Statements over the tables of a folder, in the words of Trino that DuckDB also knows or is taught here. */
export type Athena = {
  run(sql: string): Promise<void>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  [Symbol.dispose](): void;
};

/** What Trino has under another name. */
const taught = [
  'CREATE MACRO json_extract_scalar(document, path) AS json_extract_string(document, path)',
  'CREATE MACRO from_iso8601_timestamp(instant) AS CAST(instant AS TIMESTAMP)',
];

const duckTypes: Readonly<Record<string, string>> = { string: 'VARCHAR', bigint: 'BIGINT', boolean: 'BOOLEAN' };

/**
 * The tables as Athena sees them: columns by their names from the fields they are mapped to, org and date from the folders, and
 * `"$path"`.
 *
 * @param folder a bucket's objects, by key.
 */
export async function openAthena(folder: string, tables: readonly EvidenceTable[]): Promise<Athena> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  for (const macro of taught) await connection.run(macro);
  for (const table of tables) await connection.run(`CREATE VIEW ${name(table.name)} AS ${rowsOf(table, folder)}`);
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async query(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    },
    [Symbol.dispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function rowsOf({ prefix, columns, format }: EvidenceTable, folder: string): string {
  const files = filesBelow(join(folder, prefix));
  if (files.length === 0) {
    const none = columns.map((column) => `NULL::${duckTypes[column.type] ?? 'VARCHAR'} AS ${name(column.name)}`);
    return `SELECT ${none.join(', ')}, NULL::VARCHAR AS org, NULL::VARCHAR AS dt, NULL::VARCHAR AS "$path" WHERE false`;
  }
  const list = `[${files.map(literal).join(', ')}]`;
  const fields = columns.map(({ name: column, field = column, type }) => ({ column, field, type }));
  const shape = fields.map(({ field, type }) => `${literal(field)}: ${literal(duckTypes[type] ?? 'VARCHAR')}`);
  const source =
    format === 'parquet'
      ? `read_parquet(${list}, filename = true, hive_partitioning = false)`
      : `read_json(${list}, format = 'newline_delimited', columns = {${shape.join(', ')}}, filename = true, hive_partitioning = false)`;
  const selected = fields.map(({ column, field }) => `${name(field)} AS ${name(column)}`);
  const partition = (word: string) => `regexp_extract(filename, '/${word}=([^/]+)/', 1) AS ${word}`;
  const path = `'s3://bucket' || substr(filename, ${folder.length + 1}) AS "$path"`;
  return `SELECT ${[...selected, partition('org'), partition('dt'), path].join(', ')} FROM ${source}`;
}

function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
