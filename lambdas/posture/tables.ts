import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import * as z from 'zod';
import type { Catalogue, Resource } from '../catalogue/resource.ts';
import type { Store } from '../evidence/store.ts';
import type { Part } from '../run.ts';

/** The rows of a run as tables, one a resource type and named like it, to be asked in SQL. */
export type Tables = {
  /** @throws {z.ZodError} when an answer is not of the shape. */
  query<T extends z.ZodType>(sql: string, shape: T): Promise<z.infer<T>[]>;
  close(): void;
};

/**
 * Opens the tables of a run. Each has the columns that the type's entry names, text as VARCHAR and everything else as JSON.
 *
 * @param parts of each resource type.
 * @param folder where parts that lie elsewhere are copied to, and what memory cannot hold is written.
 * @throws {StoreError}
 */
export async function openTables(
  store: Store,
  catalogue: Catalogue,
  parts: ReadonlyMap<string, readonly Part[]>,
  folder: string,
): Promise<Tables> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '1GB',
    temp_directory: join(folder, 'spilled'),
    // Rows keep no order of their own: a query that wants one asks for it.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  for (const [resourceType, own] of parts) {
    const resource = catalogue[resourceType];
    if (resource === undefined) continue;
    const files = await filesOf(store, own, join(folder, resourceType));
    await connection.run(`CREATE VIEW ${name(resourceType)} AS ${source(files, columnsOf(resource))}`);
  }
  return {
    async query(sql, shape) {
      const answer = await connection.runAndReadAll(sql);
      return z.array(shape).parse(answer.getRowObjectsJson());
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
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
    const here = store.pathOf?.(part.key);
    if (here !== undefined) {
      files.push(here);
      continue;
    }
    await mkdir(folder, { recursive: true });
    const copy = join(folder, basename(part.key));
    await pipeline(store.read(part.key), createWriteStream(copy));
    files.push(copy);
  }
  return files;
}

type Columns = Readonly<Record<string, 'VARCHAR' | 'JSON'>>;

function source(files: readonly string[], columns: Columns): string {
  const typed = Object.entries(columns);
  if (files.length === 0)
    return `SELECT ${typed.map(([column, type]) => `NULL::${type} AS ${name(column)}`).join(', ')} WHERE false`;
  const shape = typed.map(([column, type]) => `${literal(column)}: ${literal(type)}`).join(', ');
  return `SELECT * FROM read_json([${files.map(literal).join(', ')}], format = 'newline_delimited', compression = 'gzip', columns = {${shape}}, maximum_object_size = 67108864)`;
}

const Properties = z.looseObject({ properties: z.record(z.string(), z.looseObject({})).default({}) });
const OfText = z.union([
  z.looseObject({ type: z.literal('string') }),
  z.looseObject({ anyOf: z.array(z.looseObject({ type: z.enum(['string', 'null']) })) }),
]);

/** The top-level columns of a type's rows: of its parent, its key, its record and its example. */
function columnsOf({ variants, parent, key, record, example, project }: Resource): Columns {
  const text = (columns: readonly string[]) => columns.map((column) => [column, 'VARCHAR'] as const);
  const head = [...text(variants === undefined ? [] : ['variant']), ...text(Object.keys(parent?.columns ?? {}))];
  if (project !== undefined) return Object.fromEntries([...head, ...text([...key, ...Object.keys(project)])]);
  const { properties } = Properties.parse(z.toJSONSchema(record));
  const known = Object.entries(properties).map(
    ([column, shape]) => [column, OfText.safeParse(shape).success ? 'VARCHAR' : 'JSON'] as const,
  );
  const shown = Object.entries(example).map(
    ([column, value]) => [column, typeof value === 'string' ? 'VARCHAR' : 'JSON'] as const,
  );
  return Object.fromEntries([...text(key), ...shown, ...known, ...head]);
}
