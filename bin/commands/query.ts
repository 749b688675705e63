import { createReadStream } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { openRun } from '../../lambdas/posture/open-run.ts';
import { spreadsheetOf } from '../../lambdas/posture/spreadsheet.ts';
import { literal, type Tables } from '../../lambdas/posture/tables.ts';
import { evidenceAt, runArgument, runAt } from '../local/evidence.ts';
import { textTable } from '../local/table.ts';
import { WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const QueryOptions = z.strictObject({
  out: z.string().default('evidence'),
  format: z.enum(['table', 'csv', 'json', 'parquet']).default('table'),
  to: z.string().optional(),
});
type QueryOptions = z.infer<typeof QueryOptions>;

/** `okta-evidence query`: asks a run's rows and answers in SQL. */
export function addQuery(program: Command): void {
  program
    .command('query')
    .argument('<run>', runArgument)
    .argument('<sql>', 'a SELECT, as DuckDB has it')
    .summary('ask a run in SQL')
    .description(
      'ask a run in SQL: each resource type is a table of its name ("group-members"), each derived artifact one of posture ' +
        '(posture."user-mfa"), and the run itself run.resources, run.checks and run.about',
    )
    .option('--out <folder>', 'the folder or s3://bucket/prefix that has the run (default: evidence)')
    .option('--format <format>', 'table, csv, json or parquet (default: table)')
    .option('--to <file>', 'write the result into a file')
    .action(async (run: string, sql: string, options: unknown) => {
      await query(run, sql, parseOptions(QueryOptions, options));
    });
}

async function query(run: string, sql: string, { out, format, to }: QueryOptions): Promise<void> {
  if (format === 'parquet' && to === undefined && process.stdout.isTTY)
    throw new WrongUse('Parquet is no text: name a file with --to, or send the output into one.');
  const store = evidenceAt(out);
  const manifest = await runAt(store, run);
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-query-'));
  try {
    const tables = await openRun(store, manifest, catalogue, folder, (table) => sql.includes(table));
    try {
      if (format === 'table' && to === undefined) return console.log(await asTable(tables, sql));
      const file = join(folder, `result.${format}`);
      await asked(write(tables, sql, format, file));
      if (to !== undefined) await copyFile(file, to);
      else await pipeline(createReadStream(file), process.stdout, { end: false });
    } finally {
      tables.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

const Described = z.object({ column_name: z.string(), column_type: z.string() });

async function write(tables: Tables, sql: string, format: QueryOptions['format'], file: string): Promise<void> {
  const columns = await tables.query(`DESCRIBE ${sql}`, Described);
  const rows =
    format === 'csv'
      ? spreadsheetOf(
          columns.map(({ column_name, column_type }) => ({ name: column_name, type: column_type })),
          sql,
        )
      : sql;
  const options = {
    table: 'FORMAT csv, HEADER',
    csv: 'FORMAT csv, HEADER',
    json: 'FORMAT json, ARRAY',
    parquet: 'FORMAT parquet',
  };
  await tables.run(`COPY (${rows}\n) TO ${literal(file)} (${options[format]})`);
}

/** Rows that a terminal shows. */
const mostShown = 1000;

async function asTable(tables: Tables, sql: string): Promise<string> {
  const columns = await asked(tables.query(`DESCRIBE ${sql}`, Described));
  const rows = await asked(
    tables.query(`SELECT * FROM (${sql}\n) LIMIT ${mostShown + 1}`, z.record(z.string(), z.unknown())),
  );
  const names = columns.map(({ column_name }) => column_name);
  const cells = rows.slice(0, mostShown).map((row) => names.map((column) => textOf(row[column])));
  const more =
    rows.length > mostShown ? `\nand more than these ${mostShown}: --format csv, json or parquet gives all.` : '';
  return `${textTable([names, ...cells])}${more}`;
}

const textOf = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Where the names stand that a query may use. */
const tablesHint =
  ' Tables: docs/coverage.md (resource types) and docs/posture.md (posture."…"); FROM (DESCRIBE users) lists the columns of one.';

/** What DuckDB says is wrong with a query, as one sentence. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // Its first paragraph says what is wrong, and what it knows that is alike; the next shows the place.
    const [said = 'it was not understood'] = error instanceof Error ? error.message.split('\n\n') : [];
    throw new WrongUse(
      `The query cannot be answered. ${said.replaceAll('\n', ' ').replace(/[.!?]?$/, '.')}${tablesHint}`,
    );
  }
}
