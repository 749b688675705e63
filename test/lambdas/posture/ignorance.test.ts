import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoOrg } from '../../../bin/demo-org/demo-org.ts';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import type { Manifest, ResourceResult } from '../../../lambdas/contracts/manifest.ts';
import { controls, queries } from '../../../lambdas/posture/queries.ts';
import type { Query } from '../../../lambdas/posture/query-file.ts';
import { quick, run, temporaryFolder } from '../../support/local-run.ts';
import { answersOf, madeOf } from '../../support/posture.ts';

/** Resource types that a query reads, through those it reads too: all of them, or the definitions that it shares. */
function readBy(query: Query, through: 'all' | 'shared' = 'all'): Set<string> {
  const found = new Set<string>();
  for (const source of query.sources) {
    const other = queries.find(({ name }) => source === `posture.${name}`);
    if (other !== undefined && (through === 'all' || other.columns.length === 0))
      for (const each of readBy(other, through)) found.add(each);
    else if (source in catalogue) found.add(source);
  }
  return found;
}

// What gathers the answers of controls reads everything, and follows from them: each control is looked at itself.
const gathered = ['control-results', 'requirement-results'];
const withColumns = queries.filter(({ name, columns }) => columns.length > 0 && !gathered.includes(name));
const sources = [...new Set(withColumns.flatMap((query) => [...readBy(query)]))].sort();

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let manifest: Manifest;
let known: Awaited<ReturnType<typeof answersOf>>['rows'];

beforeAll(async () => {
  folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 30 });
  const result = await run({ org, store: folder.store, settings: { logDays: 1 }, input: { resources: sources } });
  await org.close();
  if (result?.manifest === undefined || result.manifest === null) throw new Error('There is no run to look at.');
  manifest = result.manifest;
  known = (await answersOf(folder.store, manifest, join(folder.path, 'known'), {})).rows;
}, 60_000);

afterAll(() => folder[Symbol.asyncDispose]());

/** As Okta would have it that refused a type: what is asked a row of it is not asked at all. */
function refused(resourceType: string): ResourceResult[] {
  const below = (name: string): boolean =>
    name === resourceType || (catalogue[name]?.parent !== undefined && below(catalogue[name].parent.resourceType));
  return manifest.resources.map((result) =>
    below(result.resourceType)
      ? {
          ...result,
          outcome: 'forbidden',
          reason: 'Okta refused.',
          rows: 0,
          parts: [],
          variants: result.variants.map((each) => ({ ...each, outcome: 'forbidden', rows: 0 })),
        }
      : result,
  );
}

const hidden = (value: unknown) => value === null || value === 'not_evaluated';

describe.each(sources)('without %s', (resourceType) => {
  let answers: Awaited<ReturnType<typeof answersOf>>;
  const asked = withColumns.filter((query) => readBy(query).has(resourceType));

  beforeAll(async () => {
    answers = await answersOf(folder.store, manifest, join(folder.path, resourceType), {
      results: refused(resourceType),
      only: madeOf(...asked.map(({ name }) => name)),
    });
  });

  test('nothing derived from it says other than it would, and everything says what it does not know', () => {
    const { derived, rows } = answers;
    // What it takes from another artifact may be answered without this type.
    for (const { query, notEvaluated } of derived)
      if (readBy(query, 'shared').has(resourceType))
        expect([query.name, notEvaluated.length > 0]).toEqual([query.name, true]);
    for (const query of asked) {
      const keys = query.columns.filter(({ key }) => key).map(({ name }) => name);
      const keyOf = (row: Record<string, unknown>) => JSON.stringify(keys.map((key) => row[key]));
      const before = new Map((known.get(query.name) ?? []).map((row) => [keyOf(row), row]));
      const found = (rows.get(query.name) ?? []).filter((row) => !String(row.not_evaluated).startsWith('rows may be'));
      for (const row of found) {
        const was = before.get(keyOf(row));
        expect([query.name, keyOf(row), was !== undefined]).toEqual([query.name, keyOf(row), true]);
        for (const { name } of query.columns) {
          // A control says there why it is not evaluated.
          if (controls.some((control) => control === query) && name === 'reason') continue;
          expect([query.name, name, row[name]]).toEqual([
            query.name,
            name,
            hidden(row[name]) ? row[name] : was?.[name],
          ]);
        }
      }
      const lost = before.size - found.length;
      if (lost > 0)
        expect([
          query.name,
          rows.get(query.name)?.some((row) => String(row.not_evaluated).startsWith('rows may be')),
        ]).toEqual([query.name, true]);
    }
  });

  // What the summary does not read cannot change it.
  if (asked.some(({ name }) => name === 'mfa-summary'))
    test('no percentage improves', () => {
      const before = new Map((known.get('mfa-summary') ?? []).map((row) => [row.population, row]));
      for (const row of answers.rows.get('mfa-summary') ?? []) {
        const was = before.get(row.population);
        if (was === undefined) continue;
        for (const better of ['pct_enrolled', 'pct_phishing_resistant'])
          expect([better, row[better] === null || Number(row[better]) <= Number(was[better])]).toEqual([better, true]);
        for (const worse of ['pct_only_weak', 'pct_none'])
          expect([worse, row[worse] === null || Number(row[worse]) >= Number(was[worse])]).toEqual([worse, true]);
      }
    });
});
