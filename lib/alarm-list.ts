import type { MetricName } from '../lambdas/metrics/metrics.ts';
import type { StackSettings } from '../lambdas/settings/settings.ts';

/** The settings that alarms turn on. */
export type AlarmSettings = Pick<StackSettings, 'wholeRunHours' | 'rowsFellPercent' | 'rateLimitedAnHour'>;

/** When to be alarmed, and what to read then. */
export type AlarmDefinition = {
  /** Heading of the section of docs/runbook.md that says what it means and what to do. */
  readonly section: string;
  /** What happened, in a sentence. */
  readonly says: (settings: AlarmSettings) => string;
  /** A metric of ours, of the connector as a whole; or what AWS measures. */
  readonly watches: MetricName | 'dead letters' | 'function errors';
  readonly statistic: 'Sum' | 'Maximum' | 'Minimum';
  readonly minutes: number;
  /** Periods looked at, all of which must be over the threshold. Absent: 1. */
  readonly periods?: number;
  readonly comparison: '>' | '>=' | '<';
  readonly threshold: (settings: AlarmSettings) => number;
  /**
   * What a period without a figure means. `ignore`: the alarm stays as it is, because the figure tells a state that lasts until
   * the next run or check says otherwise. `notBreaching`: nothing happened. `breaching`: silence is what the alarm is about.
   */
  readonly missing: 'ignore' | 'notBreaching' | 'breaching';
};

/** As often as the check of freshness runs. */
export const checkMinutes = 15;

/** Every alarm, by the name that follows the connector's. */
export const alarms = {
  'run-without-manifest': {
    section: 'Run failed without a manifest',
    says: () => 'The last run ended without a manifest: what it collected is no evidence.',
    watches: 'RunWithoutManifest',
    statistic: 'Maximum',
    minutes: checkMinutes,
    comparison: '>=',
    threshold: () => 1,
    missing: 'ignore',
  },
  'run-incomplete': {
    section: 'Run incomplete',
    says: () => 'The last run ended with a manifest that says what is missing.',
    watches: 'RunIncomplete',
    statistic: 'Maximum',
    minutes: 5,
    comparison: '>=',
    threshold: () => 1,
    missing: 'ignore',
  },
  'no-whole-run': {
    section: 'No whole run',
    says: ({ wholeRunHours }) => `No run has been whole for more than ${wholeRunHours} hours.`,
    watches: 'HoursSinceWholeRun',
    statistic: 'Maximum',
    minutes: checkMinutes,
    comparison: '>',
    threshold: ({ wholeRunHours }) => wholeRunHours,
    missing: 'ignore',
  },
  'token-refused': {
    section: 'Token refused',
    says: () => 'There is nothing in the secret that Okta takes.',
    watches: 'TokenRefused',
    statistic: 'Maximum',
    minutes: 5,
    comparison: '>=',
    threshold: () => 1,
    missing: 'ignore',
  },
  'token-unused': {
    section: 'Token unused',
    says: () => 'No run has used the API token for 25 days: after 30, Okta revokes it.',
    watches: 'TokenUnusedDays',
    statistic: 'Maximum',
    minutes: checkMinutes,
    comparison: '>=',
    threshold: () => 25,
    missing: 'ignore',
  },
  'rows-fell': {
    section: 'Rows fell',
    says: ({ rowsFellPercent }) =>
      `A resource type is complete and has at least ${rowsFellPercent} % fewer rows than when it last was.`,
    watches: 'RowsFellPercent',
    statistic: 'Maximum',
    minutes: 5,
    comparison: '>=',
    threshold: ({ rowsFellPercent }) => rowsFellPercent,
    missing: 'ignore',
  },
  'rate-limit-exceeded': {
    section: 'Rate limit exceeded',
    says: ({ rateLimitedAnHour }) => `Okta answered more than ${rateLimitedAnHour} requests of an hour with 429.`,
    watches: 'RateLimited',
    statistic: 'Sum',
    minutes: 60,
    comparison: '>',
    threshold: ({ rateLimitedAnHour }) => rateLimitedAnHour,
    missing: 'notBreaching',
  },
  'dead-letters': {
    section: 'Dead letters',
    says: () => 'The schedule could not start a run, and has given up on it.',
    watches: 'dead letters',
    statistic: 'Maximum',
    minutes: 5,
    comparison: '>=',
    threshold: () => 1,
    missing: 'notBreaching',
  },
  'function-errors': {
    section: 'Function errors',
    says: () => 'A function of the connector ended with an error, out of time or out of memory.',
    watches: 'function errors',
    statistic: 'Sum',
    minutes: 5,
    comparison: '>=',
    threshold: () => 1,
    missing: 'notBreaching',
  },
  'signing-failed': {
    section: 'Signing failed',
    says: () => 'The key would not sign the manifest of a run.',
    watches: 'SigningFailed',
    // An attempt that fails is made again: one that succeeds within the period counts.
    statistic: 'Minimum',
    minutes: 5,
    comparison: '>=',
    threshold: () => 1,
    missing: 'ignore',
  },
  'check-silent': {
    section: 'Check silent',
    says: () => 'The check of freshness has not come to its end for an hour: what it watches is not watched.',
    watches: 'Checks',
    statistic: 'Sum',
    minutes: checkMinutes,
    periods: 4,
    comparison: '<',
    threshold: () => 1,
    missing: 'breaching',
  },
} as const satisfies Record<string, AlarmDefinition>;
