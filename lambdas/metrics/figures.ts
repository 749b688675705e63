import type { Ledger } from '../contracts/ledger.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { refusesWhoAsks } from '../okta/errors.ts';
import type { Measured, MetricName } from './metrics.ts';
import { metricOf } from './metrics.ts';

/** What one slice did, as metrics. */
export function figuresOfSlice(ledger: Ledger): Measured {
  const { run, resourceType, rows, pages, requests, repeatedRequests, heldMs, rateLimitUsedPercent } = ledger;
  return {
    run,
    resourceType,
    values: {
      Rows: rows,
      Pages: pages,
      Requests: Object.values(requests).reduce((sum, count) => sum + count, 0),
      RateLimited: requests['429'] ?? 0,
      Retries: repeatedRequests,
      ThrottledSeconds: heldMs / 1000,
      ...(rateLimitUsedPercent === null ? {} : { RateLimitUsedPercent: rateLimitUsedPercent }),
    },
  };
}

/**
 * How a run ended, as metrics: of each resource type, and of the run.
 *
 * @param fell by how many percent rows fell, of the types of which that can be said.
 */
export function figuresOfRun(
  { run, status, principal, resources }: Manifest,
  fell: ReadonlyMap<string, number>,
): Measured[] {
  const ofTypes = resources.flatMap(({ resourceType, outcome }): Measured[] => {
    const name = metricOf(outcome);
    const percent = fell.get(resourceType);
    const values: Partial<Record<MetricName, number>> = {
      ...(name === null ? {} : { [name]: 1 }),
      ...(percent === undefined ? {} : { RowsFellPercent: percent }),
    };
    return Object.keys(values).length === 0 ? [] : [{ run, resourceType, values }];
  });
  const refused = resources.some(({ gaps }) =>
    gaps.some(({ errorCode }) => errorCode !== null && refusesWhoAsks.has(errorCode)),
  );
  return [
    ...ofTypes,
    {
      run,
      values: {
        RunIncomplete: status === 'complete' || status === 'limited' ? 0 : 1,
        // Whom Okta would not even know at the start, Plan has told of.
        ...(principal === null ? {} : { TokenRefused: refused ? 1 : 0 }),
      },
    },
  ];
}
