import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { manifestKey } from '../../lambdas/evidence/keys.ts';
import { queries } from '../../lambdas/posture/queries.ts';
import { okta } from '../support/command.ts';
import { quick, run, temporaryFolder } from '../support/local-run.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let runId: string;
let manifest: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 12 });
  const result = await run({
    org,
    store: folder.store,
    input: { resources: ['users', 'user-factors'] },
    world: { queries },
  });
  await org.close();
  runId = result?.runId ?? '';
  manifest = join(folder.path, manifestKey(org.orgId, runId));
});
afterAll(() => folder[Symbol.asyncDispose]());

const query = (sql: string, ...more: string[]) => okta(['query', runId, sql, '--out', folder.path, ...more]);

describe('a query of a run', () => {
  test('is answered from rows, from what was derived, and from the run itself', async () => {
    const { status, out } = await query(
      `SELECT (SELECT count(*) FROM users) AS people, (SELECT count(*) FROM posture."user-mfa") AS judged, status FROM run.about`,
    );
    expect([status, out]).toEqual([0, 'people  judged  status\n12      12      complete\n']);
  });

  test('may name the newest whole run as latest', async () => {
    const { status, out } = await okta(['query', 'latest', 'SELECT run FROM run.about', '--out', folder.path]);
    expect([status, out]).toEqual([0, `run\n${runId}\n`]);
    expect((await okta(['verify', 'latest', '--out', folder.path])).out).toContain(`Run ${runId} is as it was written`);
  });

  test('whose answer has no place to go to gets one sentence', async () => {
    const { status, error } = await query('SELECT 1', '--format', 'csv', '--to', '/nowhere/at-all.csv');
    expect([status, error]).toEqual([
      64,
      expect.stringMatching(/\/nowhere\/at-all.csv.*there is no such file or folder.*\n$/),
    ]);
  });

  test('is answered as CSV that runs no formula, as JSON, and as Parquet', async () => {
    const csv = await query(`SELECT '=1+1' AS text, ['a', 'b'] AS list`, '--format', 'csv');
    expect(csv.out).toBe("text,list\n'=1+1,a b\n");
    const json = await query('SELECT 1 AS one', '--format', 'json');
    expect(JSON.parse(json.out)).toEqual([{ one: 1 }]);
    const to = join(folder.path, '..', `${runId}.parquet`);
    expect((await query('SELECT 1 AS one', '--format', 'parquet', '--to', to)).status).toBe(0);
    expect((await readFile(to)).subarray(0, 4).toString()).toBe('PAR1');
  });

  test.each([
    ['SELECT * FROM nobody', 'The query cannot be answered. Catalog Error: Table with name nobody does not exist'],
    ['SELECT nme FROM run.about', 'Referenced column "nme" not found in FROM clause! Candidate bindings: '],
    ['SELEC 1', 'The query cannot be answered. Parser Error: syntax error'],
    ['DROP TABLE users', 'The query cannot be answered. Parser Error: syntax error'],
  ])('that is wrong (%s) gets one sentence', async (sql, sentence) => {
    for (const format of ['table', 'csv']) {
      const { status, error } = await query(sql, '--format', format);
      expect([status, error.trim().split('\n').length]).toEqual([64, 1]);
      expect(error).toContain(sentence);
    }
  });

  test('of a run that is not there, or that another version wrote, gets one sentence', async () => {
    const ask = (id: string) => okta(['query', id, 'SELECT 1', '--out', folder.path]);
    expect((await ask('20200101T000000Z-0a1b2c3d')).error).toContain('There is no manifest of run 20200101T000000Z');
    expect((await ask('yesterday')).error).toContain("yesterday is no run's id");
    const written = await readFile(manifest, 'utf8');
    await writeFile(
      manifest,
      JSON.stringify({ ...JSON.parse(written), schema: 'okta-evidence/manifest/v2', collector: { version: '7.0.0' } }),
    );
    expect((await ask(runId)).error).toContain('was written by version 7.0.0 of the connector');
    await writeFile(manifest, written.slice(0, -20));
    expect((await ask(runId)).error).toContain('is damaged. `okta-evidence verify` says');
    await writeFile(manifest, written);
  });
});
