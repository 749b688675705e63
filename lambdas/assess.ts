import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssessInput, type Assessment, type AssessOutput, type Check } from './contracts/assessment.ts';
import type { Part } from './contracts/run.ts';
import { type Environment, environment } from './environment.ts';
import { deliveriesOf } from './evidence/deliveries.ts';
import { assessmentKey, reportKey, tableKey } from './evidence/keys.ts';
import { readLatest, readPlan, writeJson } from './evidence/ledger.ts';
import { outcomes } from './evidence/outcomes.ts';
import { oktaDomains } from './okta/org.ts';
import { addBefore } from './posture/before.ts';
import { type Change, changesDuring } from './posture/changes.ts';
import { csvOf } from './posture/csv.ts';
import { derive } from './posture/derive.ts';
import { queries as allQueries } from './posture/queries.ts';
import { countRows, duringType, reconcile } from './posture/reconciliation.ts';
import { reportOf } from './posture/report/report.ts';
import { addRunTables } from './posture/run-tables.ts';
import { openTables } from './posture/tables.ts';
import { writeDerived } from './posture/write-derived.ts';

export const handler = async (input: unknown) => assess(AssessInput.parse(input), environment());

/**
 * Looks at what was collected: whether all rows lie where the ledgers say, each once, and whether what Okta says in two places
 * agrees; and what follows from it (`posture/`). Writes its findings, which Publish sets into the manifest.
 *
 * @throws {StoreError} when the store refuses.
 */
export async function assess({ state }: AssessInput, world: Environment): Promise<AssessOutput> {
  const { store, catalogue, queries = allQueries } = world;
  const plan = await readPlan(store, state.org, state.run);
  if (plan === null) throw new Error(`There is no plan of run ${state.run}: Assess runs only after Plan.`);
  const { org, run } = plan.value;
  const { deliveries } = await deliveriesOf(store, plan.value, state);
  const { resources } = outcomes(plan.value, deliveries, catalogue);
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-'));
  try {
    const collected = resources.filter(({ outcome, parts }) => outcome !== 'skipped' && parts.length > 0);
    const complete = new Set(
      resources.filter(({ outcome }) => outcome === 'complete').map(({ resourceType }) => resourceType),
    );
    const parts = new Map<string, readonly Part[]>(resources.map((each) => [each.resourceType, each.parts]));
    const tables = await openTables(folder);
    try {
      // What has no row is a table too: whether that means that there is none, its outcome tells.
      for (const [resourceType, resource] of Object.entries(catalogue))
        await tables.add(resourceType, store, resource, parts.get(resourceType) ?? []);
      const checks: Check[] = [];
      const distinctKeys: Record<string, number> = {};
      for (const { resourceType, records, repeated, carried, rows } of collected) {
        const written = 'Is each record that Okta gave a row, once?';
        checks.push(agreement('records-written', written, resourceType, records - repeated, rows - carried));
        const counted = await countRows(tables, catalogue, resourceType);
        distinctKeys[resourceType] = counted.keys;
        checks.push(agreement('rows-in-files', 'Does each row lie in a file?', resourceType, rows, counted.rows));
        checks.push(agreement('keys', 'Is each row there once?', resourceType, counted.keyed, counted.keys));
      }
      checks.push(...(await reconcile(tables, (resourceType) => complete.has(resourceType))));
      const changes = complete.has(duringType) ? await changesDuring(tables, catalogue, resources) : null;
      const changesTable =
        changes === null ? null : await store.put(tableKey(org.id, run, 'changes-during'), csvOf(changes));
      const counts = { distinctKeys, changes: changes === null ? null : countsOf(changes), checks };
      const judged = outcomes(plan.value, deliveries, catalogue, counts);
      await addRunTables(tables, { plan: plan.value, ...judged, results: judged.resources, checks });
      await addBefore(tables, store, await readLatest(store, org.id, 'run'));
      const derived = await derive(tables, {
        results: judged.resources,
        asOf: plan.value.startedAt,
        thresholds: plan.value.settings.thresholds,
        folder: join(folder, 'derived'),
        queries,
      });
      const written = await writeDerived(store, org.id, run, derived, queries);
      const report = await reportOf(
        tables,
        {
          ...plan.value,
          ...judged,
          posture: written.posture,
          checks,
        },
        oktaDomains,
      );
      const page = await store.put(reportKey(org.id, run), Buffer.from(report));
      const assessment: Assessment = {
        schema: 'okta-evidence/assessment/v1',
        run,
        ...counts,
        posture: written.posture,
        files: [...written.files, page, ...(changesTable === null ? [] : [changesTable])],
      };
      await writeJson(store, assessmentKey(org.id, run), assessment);
      const unexplained = checks.filter(({ result }) => result === 'unexplained').length;
      world.log('Assessed', { run, checks: checks.length, unexplained });
      return { checks: checks.length, unexplained };
    } finally {
      tables.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Changes while each type was read. */
function countsOf(changes: readonly Change[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const resourceType of changes.flatMap(({ between }) => between.split(' ')))
    counts[resourceType] = (counts[resourceType] ?? 0) + 1;
  return counts;
}

function agreement(check: string, question: string, resourceType: string, expected: number, actual: number): Check {
  const result = expected === actual ? 'match' : 'unexplained';
  return { check, resourceType, question, subject: null, expected, actual, result };
}
