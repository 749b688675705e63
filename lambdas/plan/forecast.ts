import type { Catalogue } from '../catalogue/resource.ts';
import { byMarks, evenly, windowCount } from '../collect/divide.ts';
import type { Estimate, Plan, PlanInput } from '../contracts/plan.ts';
import type { Environment } from '../environment.ts';
import { readLatest, readLedgers } from '../evidence/ledger.ts';
import type { Store } from '../evidence/store/store.ts';
import type { Identity } from '../okta/principal.ts';
import { fractionOf, usualLimit } from '../okta/share.ts';
import { intervalOf } from '../settings/interval.ts';
import type { Settings } from '../settings/settings.ts';
import { estimateOf, eventsForPlan, mostEvents, sizesOf } from './estimate.ts';

/** What a run is reckoned from. */
export type Expected = {
  readonly waves: readonly (readonly string[])[];
  readonly identity: Pick<Identity, 'tokenPercentage' | 'people' | 'orgCreated'>;
  /** Requests a minute that Okta showed to allow, by bucket. */
  readonly shown: ReadonlyMap<string, number>;
  readonly settings: Settings;
  readonly window: Plan['window'];
};

/** What the run will take, by the last whole run of the org or the number of people. */
export async function forecast(asked: Expected, org: string, { store, catalogue }: Environment): Promise<Estimate> {
  const { settings } = asked;
  const estimate = reckon(asked, catalogue, await lastSizes(store, org));
  const interval = settings.scheduleEnabled ? intervalOf(settings.schedule) : null;
  return interval === null || estimate.minutes <= interval
    ? estimate
    : {
        ...estimate,
        warning: `It will take about ${estimate.minutes} minutes, longer than the ${interval} between two runs of ${settings.schedule}. Give it a larger share, a shallower profile or a slower schedule.`,
      };
}

/** @param last rows and requests of resource types in the last whole run, where there was one. */
export function reckon(
  { waves, identity, shown, settings, window }: Expected,
  catalogue: Catalogue,
  last: ReadonlyMap<string, { rows: number; requests: number }> = new Map(),
): Estimate {
  const { percentage } = identity.tokenPercentage;
  return estimateOf(
    catalogue,
    waves,
    { last, people: identity.people },
    {
      limit: (bucket) => shown.get(bucket) ?? usualLimit(bucket, percentage),
      fraction: fractionOf(settings.share, percentage),
      sliceSeconds: settings.sliceSeconds,
      logDays: daysOf(window),
    },
  );
}

const daysOf = ({ since, until }: Plan['window']) => (Date.parse(until) - Date.parse(since)) / 86_400_000;

/** Rows and requests of the last whole run; none when there was none, or another version wrote it. */
async function lastSizes(store: Store, org: string): Promise<Map<string, { rows: number; requests: number }>> {
  const sizes = new Map<string, { rows: number; requests: number }>();
  const manifest = await readLatest(store, org, 'run');
  for (const { resourceType, outcome, rows, requests } of manifest?.resources ?? [])
    if (outcome === 'complete')
      sizes.set(resourceType, { rows, requests: Object.values(requests).reduce((sum, count) => sum + count, 0) });
  return sizes;
}

/**
 * Where the long lists are divided to be read in windows side by side: by the rows of the last run in which the type was
 * complete, or (before the first, and for a log, whose time goes on) by time.
 */
export async function divisions(
  { waves, identity, window }: Expected,
  org: string,
  { store, catalogue }: Environment,
): Promise<Plan['divisions']> {
  const known = { last: await lastSizes(store, org), people: identity.people };
  const logDays = daysOf(window);
  const found: Plan['divisions'] = {};
  for (const [resourceType, { requests }] of sizesOf(catalogue, waves, known, logDays)) {
    const resource = catalogue[resourceType];
    const count = windowCount(requests);
    if (resource?.divide === undefined || count === 1) continue;
    const ofLog = resource.window !== undefined;
    const marks = ofLog ? [] : await marksOf(store, org, resourceType);
    const since = ofLog ? window.since : identity.orgCreated;
    const instants =
      marks.length > count ? byMarks(marks, count) : since === null ? [] : evenly(since, window.until, count);
    if (instants.length > 0) found[resourceType] = instants;
  }
  return found;
}

/** Instants of some rows of the last run in which a type was complete; none before the first. */
async function marksOf(store: Store, org: string, resourceType: string): Promise<string[]> {
  const last = await readLatest(store, org, resourceType);
  if (last === null) return [];
  const marks: string[] = [];
  for await (const { ledger } of readLedgers(store, org, last.run, resourceType)) marks.push(...ledger.marks);
  return marks;
}

/** The last run whose System Log was complete, and the end of what it covers; null before the first. */
export async function lastLogWindow(
  { store, catalogue }: Environment,
  org: string,
): Promise<{ run: string; until: string } | null> {
  const [resourceType, log] = Object.entries(catalogue).find(([, { window, during }]) => window && !during) ?? [];
  const manifest = resourceType === undefined ? null : await readLatest(store, org, resourceType);
  if (manifest === null) return null;
  const { run, systemLog, during, resources } = manifest;
  // What was read of the run's own time follows on it, unless the run was asked for another window.
  const followsOn =
    systemLog.until === during.since &&
    resources.some((each) => each.resourceType === log?.window?.after && each.outcome === 'complete');
  return { run, until: followsOn ? during.until : systemLog.until };
}

/** Why a run would not fit the workflow's history, or undefined when it does. On a person's machine there is none. */
export function tooLong(estimate: Estimate | null, { execution, settings }: PlanInput): string | undefined {
  if (estimate === null || estimate.events <= eventsForPlan || !execution.startsWith('arn:')) return undefined;
  const longest = Object.entries(estimate.slices)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([resourceType, slices]) => `${resourceType} (${slices} slices)`);
  return `This run would take about ${estimate.events} events of the workflow's history, which ends at ${mostEvents}: ${longest.join(', ')}. Leave some out with the setting exclude, choose a shallower profile than ${settings.profile}, or raise the share of ${settings.share}.`;
}
