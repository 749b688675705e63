import { join } from 'node:path';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import type { Manifest, ResourceResult } from '../../lambdas/contracts/manifest.ts';
import type { Plan } from '../../lambdas/contracts/plan.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { addBefore } from '../../lambdas/posture/before.ts';
import { type Derived, derive } from '../../lambdas/posture/derive.ts';
import { queries } from '../../lambdas/posture/queries.ts';
import type { Query } from '../../lambdas/posture/query-file.ts';
import { addRunTables } from '../../lambdas/posture/run-tables.ts';
import { name, openTables } from '../../lambdas/posture/tables.ts';
import { temporaryFolder } from './local-run.ts';
import { type MadeUp, madeUpRun } from './made-up-run.ts';
import { planOf } from './records.ts';

/** A row of an answer, by column. */
type Answer = Record<string, unknown>;

/** What the queries answer of a run, with other outcomes than it had where that is asked. */
export async function answersOf(
  store: Store,
  manifest: Pick<Manifest, 'org' | 'resources' | 'window'>,
  folder: string,
  {
    results = manifest.resources,
    only = queries,
    before = null,
    principal = null,
    thresholds = {},
    window,
  }: {
    results?: readonly ResourceResult[];
    only?: readonly Query[];
    before?: Pick<Manifest, 'run' | 'posture'> | null;
    principal?: Manifest['principal'];
    thresholds?: Readonly<Record<string, number>>;
    window?: Plan['window'];
  },
): Promise<{ derived: Derived[]; rows: Map<string, Answer[]> }> {
  const tables = await openTables(folder);
  try {
    const parts = new Map(results.map((result) => [result.resourceType, result.parts]));
    for (const [resourceType, resource] of Object.entries(catalogue))
      await tables.add(resourceType, store, resource, parts.get(resourceType) ?? []);
    const plan = planOf(catalogue, {
      org: manifest.org,
      startedAt: manifest.window.startedAt,
      principal,
      ...(window === undefined ? {} : { window }),
    });
    await addRunTables(tables, { plan, status: 'complete', reason: '', results, checks: [] });
    await addBefore(tables, store, before);
    const asOf = manifest.window.startedAt;
    const derived = await derive(tables, { results, asOf, thresholds, folder: join(folder, 'derived'), queries: only });
    const rows = new Map<string, Answer[]>();
    // Those of controls too, which are no artifacts of their own.
    for (const query of only)
      if (query.columns.length > 0)
        rows.set(
          query.name,
          await tables.query(`SELECT * FROM posture.${name(query.name)}`, z.record(z.string(), z.unknown())),
        );
    return { derived, rows };
  } finally {
    tables.close();
  }
}

/** A query and all that it reads, in order. */
export function madeOf(...names: readonly string[]): Query[] {
  const needed = new Set<string>();
  const visit = (each: string) => {
    const query = queries.find((one) => one.name === each);
    if (query === undefined || needed.has(each)) return;
    needed.add(each);
    for (const source of query.sources) visit(source.replace(/^posture\./, ''));
  };
  names.forEach(visit);
  return queries.filter((query) => needed.has(query.name));
}

/** What one artifact answers of rows written by hand, with nothing derived that it does not read. */
export async function answersTo(
  artifact: string,
  rows: Readonly<Record<string, readonly object[]>>,
  { thresholds = {}, window, ...madeUp }: MadeUp & Pick<Parameters<typeof answersOf>[3], 'thresholds' | 'window'> = {},
): Promise<Answer[]> {
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, rows, madeUp);
  const { rows: answers } = await answersOf(folder.store, run, join(folder.path, 'answers'), {
    only: madeOf(artifact),
    thresholds,
    ...(window === undefined ? {} : { window }),
  });
  return answers.get(artifact) ?? [];
}
