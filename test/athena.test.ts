import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HiveSQL, TrinoSQL } from 'dt-sql-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { tablesSql, viewsSql } from '../bin/docs/athena.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { artifacts, queries as derived } from '../lambdas/posture/queries.ts';
import { createTable, viewsOf } from '../lib/tables/sql.ts';
import { evidenceTables } from '../lib/tables/table.ts';
import { type Athena, openAthena } from './support/athena.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const tables = evidenceTables(catalogue, artifacts);
const views = viewsOf(tables);
const examples = new URL('../examples/athena/', import.meta.url);
const fileOf = (path: string) => readFileSync(new URL(path, examples), 'utf8');
const queries = readdirSync(new URL('queries/', examples)).map((file) => ({ file, sql: fileOf(`queries/${file}`) }));

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let athena: Athena;
const ran: { first: string; second: string; partial: string } = { first: '', second: '', partial: '' };

beforeAll(async () => {
  folder = await temporaryFolder();
  org = await startDemoOrg({ ...quick, users: 25 });
  const { store } = folder;
  const of = async (startedAt: string, more: Partial<Parameters<typeof run>[0]> = {}) =>
    (
      await run({
        org,
        store,
        startedAt,
        settings: { incremental: false, logDays: 1 },
        world: { queries: derived },
        ...more,
      })
    )?.runId ?? '';
  ran.first = await of('2026-11-20T06:00:00.000Z');
  ran.second = await of('2026-11-21T06:00:00.000Z');
  // Newer, and of users only.
  ran.partial = await of('2026-11-22T06:00:00.000Z', { input: { resources: ['users'] } });
  // Parts of a run that never came to its manifest.
  const [part] = readdirSync(join(folder.path, 'v1/resource=users'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.includes(ran.second) && path.endsWith('.gz'),
  );
  const from = join(folder.path, 'v1/resource=users', part ?? '');
  const to = from.replace('dt=2026-11-21', 'dt=2026-11-23').replace(ran.second, '20261123T060000Z-0badbad0');
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
  athena = await openAthena(folder.path, tables);
  for (const { sql } of views) await athena.run(sql);
}, 120_000);
afterAll(async () => {
  athena[Symbol.dispose]();
  await org.close();
  await folder[Symbol.asyncDispose]();
});

const counted = async (sql: string) => (await athena.query(sql)).map(({ run: of, n }) => [of, Number(n)]);

test('the SQL files are what the catalogue and the queries say', () => {
  expect(fileOf('tables.sql'), 'npm run docs makes it anew').toBe(tablesSql(catalogue, artifacts));
  expect(fileOf('views.sql'), 'npm run docs makes it anew').toBe(viewsSql(catalogue, artifacts));
});

test('every table is DDL of Hive, every view and query a statement of Trino', () => {
  const hive = new HiveSQL();
  const trino = new TrinoSQL();
  for (const table of tables) expect(hive.validate(`${createTable(table, 'bucket')};`), table.name).toEqual([]);
  for (const { name, sql } of views) expect(trino.validate(`${sql};`), name).toEqual([]);
  for (const { file, sql } of queries) expect(trino.validate(`${sql};`), file).toEqual([]);
  // They do find mistakes.
  expect(trino.validate('SELECT FROM users WHERE;')).not.toEqual([]);
  expect(hive.validate('CREATE EXTERNAL TABLE (;')).not.toEqual([]);
});

test('names are what Glue and Athena take, and no two columns are one', () => {
  for (const { name, columns, description } of tables) {
    const names = [...columns.map((column) => column.name), 'org', 'dt', 'run', 'run_status', 'run_outcome'];
    for (const each of [name, ...names]) expect(each).toMatch(/^[a-z][a-z0-9_]*$/);
    if (name !== 'runs') expect(new Set(names).size, name).toBe(names.length);
    for (const { comment } of columns) expect(comment.length).toBeLessThanOrEqual(255);
    expect(description.length).toBeLessThanOrEqual(2048);
  }
  expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
});

test('the newest rows are those of the newest run in which the type was complete, and of no run without a manifest', async () => {
  expect(await counted('SELECT run, count(*) AS n FROM users_latest GROUP BY run')).toEqual([[ran.partial, 25]]);
  const groups = await counted('SELECT run, count(*) AS n FROM groups_latest GROUP BY run');
  expect(groups).toEqual([[ran.second, (await rowsOf(folder.store, org.orgId, ran.second, 'groups')).length]]);
  // The rows without a manifest are there, and in no view.
  expect(await counted('SELECT dt AS run, count(*) AS n FROM users GROUP BY dt ORDER BY dt')).toHaveLength(4);
  expect(await counted('SELECT run, count(*) AS n FROM users_asof GROUP BY run ORDER BY run')).toEqual([
    [ran.first, 25],
    [ran.second, 25],
    [ran.partial, 25],
  ]);
});

test('answers are those of the newest whole run, not of one that was asked for less', async () => {
  const runs = await counted('SELECT run, count(*) AS n FROM posture_user_mfa_latest GROUP BY run');
  expect(runs.map(([of]) => of)).toEqual([ran.second]);
});

test('at any moment one run stands: the newest that had ended', async () => {
  const at = (moment: string) =>
    counted(
      `SELECT run, count(*) AS n FROM users_asof WHERE TIMESTAMP '${moment}' >= valid_from AND TIMESTAMP '${moment}' < valid_until GROUP BY run`,
    );
  const ends = await athena.query("SELECT run, valid_from FROM runs_standing WHERE name = 'users' ORDER BY run");
  expect(ends.map((each) => each.run)).toEqual([ran.first, ran.second, ran.partial]);
  expect(await at('2026-01-01 00:00:00')).toEqual([]);
  expect(await at('2999-01-01 00:00:00')).toEqual([[ran.partial, 25]]);
  expect(await at(String(ends[1]?.valid_from))).toEqual([[ran.second, 25]]);
});

test('a type that had no rows in the newest run has none in its view, though it had some before', async () => {
  const without = await athena.query(
    `SELECT name FROM runs WHERE run = '${ran.second}' AND kind = 'resource' AND outcome = 'complete' AND key IS NULL`,
  );
  expect(without.length).toBeGreaterThan(0);
  for (const { name } of without)
    expect(await athena.query(`SELECT * FROM ${String(name).replaceAll('-', '_')}_latest`)).toEqual([]);
});

test('every column of a table is read from the field of its rows', async () => {
  const [row] = await rowsOf(folder.store, org.orgId, ran.second, 'group-members');
  const [found] = await athena.query(`SELECT * FROM group_members_asof WHERE run = '${ran.second}' LIMIT 1`);
  expect(Object.keys(row ?? {}).map((field) => field.toLowerCase())).toEqual(['groupid', 'userid']);
  expect(found?.groupid).toEqual(expect.stringMatching(/^00g/));
  const [user] = await athena.query('SELECT * FROM users_latest ORDER BY id LIMIT 1');
  expect(JSON.parse(String(user?.profile))).toHaveProperty('login');
  expect(user?.statuschanged).toEqual(expect.stringMatching(/^20/));
});

describe.each(queries)('the query $file', ({ file, sql }) => {
  test('begins with its question, names the org, and answers', async () => {
    expect(sql).toMatch(/^-- .+\n(--.+\n)*(SELECT|WITH)/);
    expect(sql).toContain("org = '<org>'");
    const [someone] = await athena.query("SELECT json_extract_scalar(profile, '$.login') AS login FROM users_latest");
    const own = sql
      .replaceAll('<org>', org.orgId)
      .replaceAll('<login>', String(someone?.login))
      // The runs are of November.
      .replaceAll("TIMESTAMP '2026-09-30", "TIMESTAMP '2026-12-31");
    const answers = await athena.query(own);
    // All types of these runs are complete.
    expect(answers.length > 0).toBe(file !== 'what-is-incomplete.sql');
  });
});

test('there are examples for a dozen questions and more', () => {
  expect(queries.length).toBeGreaterThanOrEqual(12);
});
