import type { Catalogue, Resource } from '../catalogue/resource.ts';
import type { Estimate } from '../contracts/plan.ts';

/** What is known of an org's size before it is read. */
export type Known = {
  /** Rows and requests of resource types in the last whole run. */
  readonly last: ReadonlyMap<string, { readonly rows: number; readonly requests: number }>;
  /** People with an account; null when Okta would not say. */
  readonly people: number | null;
};

/** How fast requests may go. */
export type Pace = {
  /** Requests a minute that Okta allows in a bucket, as far as shown. */
  readonly limit: (bucket: string) => number;
  /** Part of that which is ours, above 0 and at most 1. */
  readonly fraction: number;
  /** Seconds of work before a checkpoint. */
  readonly sliceSeconds: number;
  /** Days of System Log to be read. */
  readonly logDays: number;
};

/** Step Functions ends an execution at 25,000 events (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html). */
export const mostEvents = 25_000;
/** Part of it that a plan may fill: the rest is for slices repeated and waits for Okta. */
export const eventsForPlan = 0.8 * mostEvents;

/** Events of `sync.asl.json`: of the whole, of a wave, of a resource type in it, and of each of its slices. */
const eventsOf = { run: 40, wave: 12, resourceType: 8, slice: 9 };
/** What an org is taken to have when nothing is known: a small company. */
const assumedPeople = 1000;
/** A Lambda's start, the reading of the plan, the writing of part and ledger. */
const secondsOfOverhead = 3;
const besides = 8;

/**
 * What a run will take: requests by bucket, minutes, and events of the workflow's history. An upper bound where the org's
 * size is guessed: every parent is taken to be asked.
 */
export function estimateOf(
  catalogue: Catalogue,
  waves: readonly (readonly string[])[],
  known: Known,
  pace: Pace,
): Estimate {
  const sizes = sizesOf(catalogue, waves, known, pace.logDays);
  const requests: Record<string, number> = {};
  const slices = new Map<string, number>();
  let minutes = 0;
  let functionSeconds = 0;
  for (const wave of waves) {
    const busy = new Map<string, number>();
    for (const type of wave) {
      const bucket = catalogue[type]?.bucket ?? '';
      const own = sizes.get(type)?.requests ?? 0;
      busy.set(bucket, (busy.get(bucket) ?? 0) + own);
      requests[bucket] = (requests[bucket] ?? 0) + own;
    }
    const minutesIn = (bucket: string) => (busy.get(bucket) ?? 0) / (pace.limit(bucket) * pace.fraction);
    minutes += Math.max(...[...busy.keys()].map(minutesIn), (wave.length * secondsOfOverhead) / besides / 60);
    // Collectors that draw from one bucket get equal parts of it, until each has what it needs.
    for (const type of wave) {
      const bucket = catalogue[type]?.bucket ?? '';
      const sharers = wave.filter((other) => catalogue[other]?.bucket === bucket).length;
      const own = (sizes.get(type)?.requests ?? 0) * sharers;
      const seconds = (60 * Math.min(own, busy.get(bucket) ?? 0)) / (pace.limit(bucket) * pace.fraction);
      const count = Math.max(1, Math.ceil(seconds / pace.sliceSeconds));
      slices.set(type, count);
      functionSeconds += seconds + count * secondsOfOverhead;
    }
  }
  const sliceCount = [...slices.values()].reduce((sum, count) => sum + count, 0);
  const [longest] = [...slices].sort(([, one], [, other]) => other - one);
  return {
    basis: known.last.size > 0 ? 'last run' : known.people === null ? 'assumed' : 'people',
    people: known.last.get('users')?.rows ?? known.people ?? assumedPeople,
    requests: Object.fromEntries(Object.entries(requests).sort(([one], [other]) => (one < other ? -1 : 1))),
    minutes: Math.ceil(minutes * 10) / 10,
    functionSeconds: Math.ceil(functionSeconds),
    // Of a part of a day the log has a part of its rows.
    rows: Math.ceil([...sizes.values()].reduce((sum, { rows }) => sum + rows, 0)),
    events:
      eventsOf.run + waves.length * eventsOf.wave + slices.size * eventsOf.resourceType + sliceCount * eventsOf.slice,
    slices: Object.fromEntries([...slices].filter(([, count]) => count > 1)),
    ...(longest === undefined ? {} : { longest: longest[0] }),
  };
}

/** Rows of a resource type, and requests to read them. */
export type Size = { readonly rows: number; readonly requests: number };

/** What each resource type will have, in the order of the waves. */
export function sizesOf(
  catalogue: Catalogue,
  waves: readonly (readonly string[])[],
  known: Known,
  logDays: number,
): Map<string, Size> {
  const sizes = new Map<string, Size>();
  for (const type of waves.flat()) {
    const resource = catalogue[type];
    if (resource !== undefined) sizes.set(type, sizeOf(type, resource, sizes, known, logDays));
  }
  return sizes;
}

function sizeOf(
  type: string,
  resource: Resource,
  sizes: ReadonlyMap<string, Size>,
  known: Known,
  logDays: number,
): Size {
  const last = known.last.get(type);
  if (last !== undefined) return last;
  const people = known.last.get('users')?.rows ?? known.people ?? assumedPeople;
  const lists = Object.keys(resource.variants ?? { '': {} }).length;
  const perPage = resource.limit ?? 200;
  const typical = resource.typical?.(people, logDays);
  if (resource.parent === undefined) {
    const rows = typical ?? lists;
    return { rows, requests: Math.max(lists, Math.ceil(rows / perPage)) };
  }
  const parents = sizes.get(resource.parent.resourceType)?.rows ?? 0;
  const rows = typical ?? parents;
  return { rows, requests: parents * lists + Math.floor(rows / perPage) };
}
