import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import * as z from 'zod';
import { type Columns, columnsOf } from '../catalogue/columns.ts';
import type { Resource } from '../catalogue/resource.ts';
import type { Part } from '../contracts/run.ts';
import type { Store } from '../evidence/store/store.ts';

/** Rows as tables, to be asked in SQL. */
export type Tables = {
  /**
   * The rows of a resource type, with the columns that its entry names: text as VARCHAR and everything else as JSON.
   *
   * @throws {StoreError}
   */
  add(table: string, store: Store, resource: Resource, parts: readonly Part[]): Promise<void>;
  /** Rows whole, each the `json` of its table. @throws {StoreError} */
  addWhole(table: string, store: Store, parts: readonly Part[]): Promise<void>;
  /** A Parquet file as a table of a schema. @throws {StoreError} */
  addParquet(schema: string, table: string, store: Store, key: string): Promise<void>;
  /**
   * Rows that we have ourselves, as a table of a schema.
   *
   * @param columns name → type, as DuckDB writes it.
   */
  addRows(
    schema: string,
    table: string,
    columns: Readonly<Record<string, string>>,
    rows: readonly object[],
  ): Promise<void>;
  /** @throws {QueryError} */
  run(sql: string): Promise<void>;
  /** @throws {QueryError} @throws {z.ZodError} when an answer is not of the shape. */
  query<T extends z.ZodType>(sql: string, shape: T): Promise<z.infer<T>[]>;
  close(): void;
};

/** What tables may take. */
export type TablesLimits = {
  /** As DuckDB writes it: `256MB`. */
  readonly memory: string;
  /** Absent: as many as there are processors. */
  readonly threads?: number;
  /** Freed memory that DuckDB keeps for itself; absent: as much as it likes, some hundreds of megabytes beside its limit. */
  readonly kept?: string;
  /** Bytes that one row may have: each thread holds room for two. */
  readonly largestRow: number;
};

const MiB = 1024 * 1024;
/** For a function of its own: a part has no more than 64 MiB, and so has no row. */
const ample: TablesLimits = { memory: '1100MB', largestRow: 64 * MiB };

/**
 * Opens a place for tables.
 *
 * @param folder where parts that lie elsewhere are copied to, and what memory cannot hold is written.
 */
export async function openTables(folder: string, limits: TablesLimits = ample): Promise<Tables> {
  const { memory, threads, kept, largestRow } = limits;
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(kept === undefined
      ? {}
      : { allocator_flush_threshold: kept, allocator_bulk_deallocation_flush_threshold: kept }),
    temp_directory: join(folder, 'spilled'),
    // Rows keep no order of their own: a query that wants one asks for it.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const run = (sql: string) => answered(connection.run(sql));
  return {
    async add(table, store, resource, parts) {
      const files = await filesOf(store, parts, join(folder, table));
      await run(`CREATE VIEW ${name(table)} AS ${source(files, columnsOf(resource), largestRow)}`);
    },
    async addWhole(table, store, parts) {
      const files = await filesOf(store, parts, join(folder, table));
      const rows =
        files.length === 0
          ? 'SELECT NULL::JSON AS json WHERE false'
          : `SELECT json FROM read_ndjson_objects([${files.map(literal).join(', ')}], compression = 'gzip', maximum_object_size = ${largestRow}, hive_partitioning = false)`;
      await run(`CREATE VIEW ${name(table)} AS ${rows}`);
    },
    async addParquet(schema, table, store, key) {
      const file = await fileOf(store, key, join(folder, schema, table));
      await run(`CREATE SCHEMA IF NOT EXISTS ${name(schema)}`);
      await run(
        `CREATE VIEW ${name(schema)}.${name(table)} AS SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`,
      );
    },
    async addRows(schema, table, columns, rows) {
      const shape = JSON.stringify([columns]);
      await run(`CREATE SCHEMA IF NOT EXISTS ${name(schema)}`);
      await run(
        `CREATE TABLE ${name(schema)}.${name(table)} AS SELECT unnest(from_json(${literal(JSON.stringify(rows))}, ${literal(shape)}), max_depth := 2)`,
      );
    },
    async run(sql) {
      await run(sql);
    },
    async query(sql, shape) {
      const answer = await answered(connection.runAndReadAll(sql));
      return z.array(shape).parse(answer.getRowObjectsJson());
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * What DuckDB says is wrong with a query or with the rows it read. Its message is for who asked: it quotes values of rows and names
 * folders of this machine, and neither may go into a log or into evidence. `summary` may.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly summary: string;

  constructor(message: string) {
    super(message);
    const [said = ''] = message.split('\n');
    this.summary = said
      .replace(/ *Input: .*$/, '')
      .replaceAll(/'[^']*'/g, "'…'")
      .replaceAll(/"[^"]*?\/(resource=[^"]+|[^"/]+\/[^"/]+)"/g, '"$1"')
      .trim();
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new QueryError(error instanceof Error ? error.message : String(error));
  }
}

/** An SQL identifier. */
export const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** An SQL string. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Files on this machine that hold the parts' bytes. */
async function filesOf(store: Store, parts: readonly Part[], folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const part of parts) {
    if (part.rows === 0) continue;
    files.push(await fileOf(store, part.key, folder));
  }
  return files;
}

/** The file on this machine that holds an object: its own, or a copy. */
async function fileOf(store: Store, key: string, folder: string): Promise<string> {
  const here = store.pathOf?.(key);
  if (here !== undefined) return here;
  await mkdir(folder, { recursive: true });
  const copy = join(folder, basename(key));
  await pipeline(store.read(key), createWriteStream(copy));
  return copy;
}

const columnTypes = { text: 'VARCHAR', json: 'JSON' } as const;

function source(files: readonly string[], columns: Columns, largestRow: number): string {
  const typed = Object.entries(columns).map(([column, holds]) => [column, columnTypes[holds]] as const);
  if (files.length === 0)
    return `SELECT ${typed.map(([column, type]) => `NULL::${type} AS ${name(column)}`).join(', ')} WHERE false`;
  const shape = typed.map(([column, type]) => `${literal(column)}: ${literal(type)}`).join(', ');
  return `SELECT * FROM read_json([${files.map(literal).join(', ')}], format = 'newline_delimited', compression = 'gzip', columns = {${shape}}, maximum_object_size = ${largestRow}, hive_partitioning = false)`;
}
