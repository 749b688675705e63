import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ResourceResult } from '../contracts/manifest.ts';
import { answersOf, ignoranceOf } from './known.ts';
import { controls } from './queries.ts';
import type { Query } from './query-file.ts';
import { spreadsheetOf } from './spreadsheet.ts';
import { literal, name, type Tables } from './tables.ts';

/** A derived artifact as it lies on this machine, before it is put where evidence lies. */
export type Derived = {
  readonly query: Query;
  readonly rows: number;
  readonly parquet: string;
  /** Null where it has more rows than a spreadsheet takes. */
  readonly csv: string | null;
  /** Columns that are not answered, for some or all rows, and why. */
  readonly notEvaluated: readonly { readonly columns: readonly string[]; readonly reason: string }[];
};

/** Rows of a worksheet, besides the line of names: https://support.microsoft.com/office/excel-specifications-and-limits */
const mostCsvRows = 1_048_575;

const Count = z.object({ rows: z.coerce.number().int() });

/** What deriving goes by, besides the rows. */
export type DeriveOptions = {
  /** How each resource type of the run ended. */
  readonly results: readonly ResourceResult[];
  /** When the run began: what "now" means in every answer. ISO 8601. */
  readonly asOf: string;
  /** From the settings: figures that take the place of the headers' own. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Where the files go. */
  readonly folder: string;
  /** What is asked, each after those it reads. */
  readonly queries: readonly Query[];
};

/**
 * Answers the queries from the run's rows. Each answer is a table `posture.<name>` afterwards, and a Parquet and a CSV file.
 * Rows are sorted by their key: the same rows give the same answers in the same order.
 */
export async function derive(tables: Tables, options: DeriveOptions): Promise<Derived[]> {
  const { asOf, thresholds, folder, queries } = options;
  const results = new Map(options.results.map((result) => [result.resourceType, result]));
  await mkdir(folder, { recursive: true });
  await tables.run('CREATE SCHEMA IF NOT EXISTS posture');
  await tables.run(`SET VARIABLE as_of = CAST(${literal(asOf)} AS TIMESTAMP)`);
  const derived: Derived[] = [];
  for (const query of queries) {
    for (const { name: threshold, value } of query.thresholds)
      await tables.run(`SET VARIABLE ${threshold} = ${thresholds[threshold] ?? value}`);
    const table = `posture.${name(query.name)}`;
    const parquet = join(folder, `${query.name}.parquet`);
    // A definition that others share. In a file: twenty million memberships would fill memory, and JSON is slow to read again.
    if (query.columns.length === 0) {
      await tables.run(`COPY (${query.sql}\n) TO ${literal(parquet)} (FORMAT parquet)`);
      await tables.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet(${literal(parquet)})`);
      continue;
    }
    const keys = query.columns.filter(({ key }) => key).map(({ name: column }) => name(column));
    const order = keys.length === 0 ? '' : ` ORDER BY ${keys.map((key) => `${key} NULLS FIRST`).join(', ')}`;
    const stamp = `${literal(query.version)} AS definition, getvariable('as_of') AS as_of`;
    const { selected, missing } = answersOf(query, results);
    const also = missing === null ? '' : ` UNION ALL SELECT ${missing}, ${stamp}`;
    await tables.run(
      `COPY (SELECT ${selected}, ${stamp} FROM (${query.sql}\n) AS answer${also}${order}) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    await tables.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet(${literal(parquet)})`);
    // A control's results stand in control-results.
    if (controls.some((control) => control === query)) continue;
    const [counted] = await tables.query(`SELECT count(*) AS rows FROM ${table}`, Count);
    const rows = counted?.rows ?? 0;
    const csv = rows > mostCsvRows ? null : join(folder, `${query.name}.csv`);
    if (csv !== null)
      await tables.run(
        `COPY (${spreadsheetOf([...query.columns, ...stampColumns], `SELECT * FROM ${table}`)}${order}) TO ${literal(csv)} (FORMAT csv, HEADER)`,
      );
    derived.push({ query, rows, parquet, csv, notEvaluated: ignoranceOf(query, results) });
  }
  return derived;
}

/** What every artifact has besides its own columns. */
const stampColumns = [
  { name: 'not_evaluated', type: 'VARCHAR' },
  { name: 'definition', type: 'VARCHAR' },
  { name: 'as_of', type: 'TIMESTAMP' },
];
