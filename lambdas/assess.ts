import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/resource.ts';
import { AssessInput, type Assessment, type AssessOutput, type Check } from './contracts/assessment.ts';
import type { ResourceResult } from './contracts/manifest.ts';
import type { Plan } from './contracts/plan.ts';
import type { Part } from './contracts/run.ts';
import { type Environment, environment } from './environment.ts';
import { type Deliveries, deliveriesOf } from './evidence/deliveries.ts';
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
import { openTables, QueryError, type Tables } from './posture/tables.ts';
import { writeDerived } from './posture/write-derived.ts';

export const handler = async (input: unknown) => assess(AssessInput.parse(input), environment());

/**
 * Looks at what was collected: whether all rows lie where the ledgers say, each once, and whether what Okta says in two places
 * agrees; and what follows from it (`posture/`). Writes its findings, which Publish sets into the manifest.
 *
 * @throws {StoreError} when the store refuses.
 * @throws {AssessError} when the rows cannot be read, or a query cannot be answered.
 */
export async function assess({ state }: AssessInput, world: Environment): Promise<AssessOutput> {
  const { store } = world;
  const plan = await readPlan(store, state.org, state.run);
  if (plan === null) throw new Error(`There is no plan of run ${state.run}: Assess runs only after Plan.`);
  const { deliveries } = await deliveriesOf(store, plan.value, state);
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-'));
  const tables = await openTables(folder);
  try {
    const { checks, ...assessment } = await assessmentOf(
      tables,
      join(folder, 'derived'),
      plan.value,
      deliveries,
      world,
    );
    await writeJson(store, assessmentKey(state.org, state.run), { ...assessment, checks });
    const unexplained = checks.filter(({ result }) => result === 'unexplained').length;
    world.log('Assessed', { run: state.run, checks: checks.length, unexplained });
    return { checks: checks.length, unexplained };
  } catch (error) {
    throw error instanceof QueryError ? new AssessError(error) : error;
  } finally {
    tables.close();
    await rm(folder, { recursive: true });
  }
}

/** The rows cannot be looked at. The message tells nothing of what is in them: it goes into the manifest and into an event. */
export class AssessError extends Error {
  override readonly name = 'AssessError';

  constructor({ summary }: QueryError) {
    super(`DuckDB says: ${summary} \`okta-evidence verify\` tells whether the parts are as they were written`);
  }
}

/** @param folder where answers lie until they are put into the store. */
async function assessmentOf(
  tables: Tables,
  folder: string,
  plan: Plan,
  deliveries: Deliveries,
  { store, catalogue, queries = allQueries }: Environment,
): Promise<Assessment> {
  const { org, run } = plan;
  const { resources } = outcomes(plan, deliveries, catalogue);
  const parts = new Map<string, readonly Part[]>(resources.map((each) => [each.resourceType, each.parts]));
  // What has no row is a table too: whether that means that there is none, its outcome tells.
  for (const [resourceType, resource] of Object.entries(catalogue))
    await tables.add(resourceType, store, resource, parts.get(resourceType) ?? []);
  const { checks, distinctKeys } = await countedTwice(tables, resources, catalogue);
  const complete = new Set(
    resources.filter(({ outcome }) => outcome === 'complete').map(({ resourceType }) => resourceType),
  );
  checks.push(...(await reconcile(tables, (resourceType) => complete.has(resourceType))));
  const changes = complete.has(duringType) ? await changesDuring(tables, catalogue, resources) : null;
  const changesTable =
    changes === null ? null : await store.put(tableKey(org.id, run, 'changes-during'), csvOf(changes));
  const counts = { distinctKeys, changes: changes === null ? null : countsOf(changes), checks };
  const judged = outcomes(plan, deliveries, catalogue, counts);
  await addRunTables(tables, { plan, ...judged, results: judged.resources, checks });
  await addBefore(tables, store, await readLatest(store, org.id, 'run'));
  const derived = await derive(tables, {
    results: judged.resources,
    asOf: plan.startedAt,
    thresholds: plan.settings.thresholds,
    folder,
    queries,
  });
  const { posture, files } = await writeDerived(store, org.id, run, derived, queries);
  const report = await reportOf(tables, { ...plan, ...judged, posture, checks }, oktaDomains);
  const page = await store.put(reportKey(org.id, run), Buffer.from(report));
  return {
    schema: 'okta-evidence/assessment/v1',
    run,
    ...counts,
    posture,
    files: [...files, page, ...(changesTable === null ? [] : [changesTable])],
  };
}

/** What was read, written and lies in files, of each type that has rows. */
async function countedTwice(
  tables: Tables,
  resources: readonly ResourceResult[],
  catalogue: Catalogue,
): Promise<{ readonly checks: Check[]; readonly distinctKeys: Record<string, number> }> {
  const checks: Check[] = [];
  const distinctKeys: Record<string, number> = {};
  for (const { resourceType, outcome, parts, records, repeated, carried, rows } of resources) {
    if (outcome === 'skipped' || parts.length === 0) continue;
    const written = 'Is each record that Okta gave a row, once?';
    checks.push(agreement('records-written', written, resourceType, records - repeated, rows - carried));
    const counted = await countRows(tables, catalogue, resourceType);
    distinctKeys[resourceType] = counted.keys;
    checks.push(agreement('rows-in-files', 'Does each row lie in a file?', resourceType, rows, counted.rows));
    checks.push(agreement('keys', 'Is each row there once?', resourceType, counted.keyed, counted.keys));
  }
  return { checks, distinctKeys };
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
