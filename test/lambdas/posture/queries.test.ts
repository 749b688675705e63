import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { addBefore } from '../../../lambdas/posture/before.ts';
import { derive } from '../../../lambdas/posture/derive.ts';
import { assertThresholds, inOrder, queries } from '../../../lambdas/posture/queries.ts';
import { parseQuery } from '../../../lambdas/posture/query-file.ts';
import { addRunTables } from '../../../lambdas/posture/run-tables.ts';
import { openTables, type Tables } from '../../../lambdas/posture/tables.ts';
import { planOf } from '../../support/records.ts';

/** Tables of an org with nothing in it. */
let tables: Tables;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'okta-evidence-'));
  tables = await openTables(folder);
  const never = () => Promise.reject(new Error('Nothing lies here.'));
  const nowhere = { bucket: 'none', put: never, putFile: never, get: never, read: neverRead, list: neverRead };
  for (const [name, resource] of Object.entries(catalogue)) await tables.add(name, nowhere, resource, []);
  await addRunTables(tables, { plan: planOf(catalogue), status: 'complete', reason: '', results: [], checks: [] });
  await addBefore(tables, nowhere, null);
  await derive(tables, { results: [], asOf: '2026-11-23T06:00:00.000Z', thresholds: {}, folder, queries });
});

// biome-ignore lint/correctness/useYield: it has nothing to give
async function* neverRead(): AsyncGenerator<never> {
  throw new Error('Nothing is read.');
}

afterAll(async () => {
  tables.close();
  await rm(folder, { recursive: true });
});

/** Tables that a query reads, as DuckDB's own parser sees them. */
async function tablesIn(sql: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [row] = (
    await connection.runAndReadAll(`SELECT json_serialize_sql('${sql.replaceAll("'", "''")}') AS tree`)
  ).getRowObjectsJson();
  connection.closeSync();
  const { tree } = z.object({ tree: z.string() }).parse(row);
  const found = new Set<string>();
  const ours = new Set<string>();
  const walk = (node: unknown) => {
    const named = z
      .object({ type: z.literal('BASE_TABLE'), schema_name: z.string(), table_name: z.string() })
      .safeParse(node);
    if (named.success)
      found.add(
        named.data.schema_name === '' ? named.data.table_name : `${named.data.schema_name}.${named.data.table_name}`,
      );
    const withs = z.object({ cte_map: z.object({ map: z.array(z.object({ key: z.string() })) }) }).safeParse(node);
    if (withs.success) for (const { key } of withs.data.cte_map.map) ours.add(key);
    if (typeof node === 'object' && node !== null) for (const each of Object.values(node)) walk(each);
  };
  expect(JSON.parse(tree)).toMatchObject({ error: false });
  walk(JSON.parse(tree));
  return [...found].filter((table) => !ours.has(table)).sort();
}

describe.each(queries.map((query) => [query.name, query] as const))('%s', (name, query) => {
  test('its header names just the tables that its query reads', async () => {
    expect([...query.sources].sort()).toEqual(await tablesIn(query.sql));
  });

  test('its header names just the columns that it gives, of their types', async () => {
    if (query.columns.length === 0) return;
    const Described = z.object({ column_name: z.string(), column_type: z.string() });
    const described = await tables.query(`DESCRIBE SELECT * FROM posture."${name}"`, Described);
    const given = await tables.query(`DESCRIBE ${query.sql}`, Described);
    expect(given.map(({ column_name }) => column_name)).toEqual(query.columns.map((column) => column.name));
    expect(described.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
      ...query.columns.map((column) => `${column.name} ${column.type}`),
      'not_evaluated VARCHAR',
      'definition VARCHAR',
      'as_of TIMESTAMP',
    ]);
  });

  test('its answers come from resource types that there are, and go by columns that it has', () => {
    for (const { from } of query.columns)
      for (const { resourceType, variant, by } of from) {
        expect(Object.keys(catalogue)).toContain(resourceType);
        if (variant !== undefined) expect(Object.keys(catalogue[resourceType]?.variants ?? {})).toContain(variant);
        if (by !== undefined && by !== 'rows') expect(query.columns.map((column) => column.name)).toContain(by);
      }
  });
});

test('a threshold has one value, wherever it is named', () => {
  const values = new Map<string, number>();
  for (const { name, value } of queries.flatMap(({ thresholds }) => thresholds)) {
    expect([name, values.get(name) ?? value]).toEqual([name, value]);
    values.set(name, value);
  }
});

test('a threshold that no query goes by is refused, with those that there are', () => {
  expect(() => assertThresholds({ stale_dayz: 60 })).toThrow(/no threshold stale_dayz.*stale_days/);
  expect(() => assertThresholds({ stale_days: 60 })).not.toThrow();
});

test('a header that cannot be read is refused with its line', () => {
  const head = '-- question: What?\n-- version: 1\n-- sources: users\n';
  expect(() => parseQuery('broken', `${head}-- column id TEXT: the id\nSELECT 1`)).toThrow(/id TEXT: the id/);
  expect(() => parseQuery('broken', '-- question: What?\nSELECT 1')).toThrow(/broken\.sql.*version/);
});

test('queries that read one another in a circle are refused', () => {
  const of = (name: string, source: string) =>
    parseQuery(name, `-- question: What?\n-- version: 1\n-- sources: posture.${source}\nSELECT 1`);
  expect(() => inOrder([of('a', 'b'), of('b', 'a')])).toThrow('a → b → a');
});
