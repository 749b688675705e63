import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { Pointer } from './contracts/manifest.ts';
import type { Plan } from './contracts/plan.ts';
import { type EndedExecution, endedExecutions } from './ended-executions.ts';
import { type Environment, environment } from './environment.ts';
import { manifestKey, pointerKey, runFolder } from './evidence/keys.ts';
import { readJson, readPlan, unlessDamaged } from './evidence/ledger.ts';
import type { Store } from './evidence/store/store.ts';
import { runId } from './run-id.ts';

/** What the check's own schedule hands over. */
export const FreshnessInput = z.strictObject({
  /** ARN of the connector's state machine, which has the connector's name. */
  stateMachine: z.string().regex(/^arn:[^:]+:states:[^:]+:\d+:stateMachine:.+$/),
});
export type FreshnessInput = z.infer<typeof FreshnessInput>;

/** What the check needs of the world. */
export type FreshnessWorld = Pick<Environment, 'store' | 'measure' | 'log'> & {
  /** The state machine's executions that have ended, the newest first. */
  readonly ended: (stateMachine: string) => AsyncIterable<EndedExecution>;
};

export const handler = async (input: unknown) =>
  freshness(FreshnessInput.parse(input), {
    ...environment(),
    ended: (stateMachine) => endedExecutions(new SFNClient(), stateMachine),
  });

/** What one check found; null: that cannot be said yet. */
export type Freshness = {
  readonly hoursSinceWholeRun: number | null;
  readonly tokenUnusedDays: number | null;
  readonly runWithoutManifest: boolean | null;
};

/**
 * Looks, apart from all runs, at how old the newest whole evidence is, when the token was last used, and whether the last
 * execution left a manifest, and measures it. Only what the store and Step Functions keep is asked: a run that never began,
 * or died where nothing of ours could say so, shows here all the same.
 *
 * @throws {StoreError} when the store refuses.
 */
export async function freshness(
  { stateMachine }: FreshnessInput,
  { store, measure, log, ended }: FreshnessWorld,
  now = new Date(),
): Promise<Freshness> {
  const connector = stateMachine.split(':').at(-1) ?? '';
  const orgs = await orgsIn(store);
  const whole = await latest(await Promise.all(orgs.map((org) => wholeSince(store, org, connector))));
  const used = await latest(await Promise.all(orgs.map((org) => tokenUsed(store, org, connector))));
  const found: Freshness = {
    hoursSinceWholeRun: whole === null ? null : hours(now, whole),
    tokenUnusedDays: used === null ? null : Math.round((hours(now, used) / 24) * 100) / 100,
    runWithoutManifest: await lastRunLacksManifest(store, orgs, ended(stateMachine)),
  };
  measure?.({
    values: {
      Checks: 1,
      ...(found.hoursSinceWholeRun === null ? {} : { HoursSinceWholeRun: found.hoursSinceWholeRun }),
      ...(found.tokenUnusedDays === null ? {} : { TokenUnusedDays: found.tokenUnusedDays }),
      ...(found.runWithoutManifest === null ? {} : { RunWithoutManifest: found.runWithoutManifest ? 1 : 0 }),
    },
  });
  log('Checked freshness', found);
  return found;
}

const hours = (now: Date, since: Date) => Math.round((now.getTime() - since.getTime()) / 36_000) / 100;

function latest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : new Date(Math.max(...known.map((instant) => instant.getTime())));
}

/** Orgs that have had a run of whatever status: a bucket may hold those of several connectors. */
async function orgsIn(store: Store): Promise<string[]> {
  const orgs = new Set<string>();
  for await (const key of store.list('latest/')) {
    const [, org] = /^latest\/org=([^/]+)\//.exec(key) ?? [];
    if (org !== undefined) orgs.add(org);
  }
  return [...orgs];
}

/** When the newest whole run of this connector began; before the first, when its first run began. */
async function wholeSince(store: Store, org: string, connector: string): Promise<Date | null> {
  const whole = await pointedRun(store, org, 'run', connector);
  if (whole !== null) return beganAt(whole.run);
  const any = await pointedRun(store, org, 'any', connector);
  if (any === null) return null;
  // Names of runs begin with their time: the first in key order is the oldest.
  for await (const key of store.list(runFolder(org, '').slice(0, -1))) {
    const [, first] = /\/run=([^/]+)\//.exec(key) ?? [];
    if (first !== undefined) return beganAt(first);
  }
  return beganAt(any.run);
}

/** When a run last used the token; null where that cannot be said, or where it does not matter. */
async function tokenUsed(store: Store, org: string, connector: string): Promise<Date | null> {
  const runs = [await pointedRun(store, org, 'any', connector), await pointedRun(store, org, 'run', connector)];
  // A run whose token was refused did not use it. Only API tokens die of disuse.
  if (runs[0]?.plan?.principal?.kind === 'oauth') return null;
  const used = runs.flatMap((each) => (each?.plan?.principal?.kind === 'ssws' ? [beganAt(each.run)] : []));
  return latest(used);
}

/** The run that a pointer names, when it is one of this connector's; of another version's plan that is taken for granted. */
async function pointedRun(
  store: Store,
  org: string,
  name: string,
  connector: string,
): Promise<{ readonly run: string; readonly plan: Plan | null } | null> {
  const pointer = await unlessDamaged(readJson(store, pointerKey(org, name), Pointer));
  if (pointer === null) return null;
  const { run } = pointer.value;
  const plan = (await unlessDamaged(readPlan(store, org, run)))?.value ?? null;
  return plan === null || plan.settings.connector === connector ? { run, plan } : null;
}

/** The start that a run's name begins with. */
function beganAt(run: string): Date {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(run) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Whether the last execution that ended has left no manifest; null before the first. One that gave way to another is none. */
async function lastRunLacksManifest(
  store: Store,
  orgs: readonly string[],
  ended: AsyncIterable<EndedExecution>,
): Promise<boolean | null> {
  for await (const { execution, startedAt, succeeded } of ended) {
    const run = runId({ execution, startedAt: startedAt.toISOString() });
    for (const org of orgs) if (await isThere(store, manifestKey(org, run))) return false;
    if (!succeeded) return true;
  }
  return null;
}

async function isThere(store: Store, key: string): Promise<boolean> {
  for await (const found of store.list(key)) return found === key;
  return false;
}
