import type { Outcome } from '../contracts/manifest.ts';

/** The CloudWatch namespace of all metrics. */
export const namespace = 'OktaEvidence';

/** What one metric counts. */
type Metric = {
  readonly unit: 'Count' | 'Seconds' | 'Percent';
  /** `types`: of each resource type, and of the connector as a whole; `connector`: of that alone. */
  readonly of: 'types' | 'connector';
  readonly tells: string;
};

type CountOfOutcome = `Types${Capitalize<Exclude<Outcome, 'skipped'>>}`;

/**
 * Every metric. Its dimensions are `Connector`, and `ResourceType` where it is of types; the run is a field of the log
 * beside it, because each new value of a dimension would be a new metric to pay for.
 */
export const metrics = {
  Rows: { unit: 'Count', of: 'types', tells: 'rows that a slice wrote' },
  Pages: { unit: 'Count', of: 'types', tells: 'pages that a slice read' },
  Requests: { unit: 'Count', of: 'types', tells: 'requests that a slice sent' },
  RateLimited: { unit: 'Count', of: 'types', tells: 'requests that Okta answered with 429' },
  Retries: {
    unit: 'Count',
    of: 'types',
    tells: 'requests that were sent again, because an answer gave nothing to use',
  },
  ThrottledSeconds: { unit: 'Seconds', of: 'types', tells: 'how long requests were held back for the rate limit' },
  RateLimitUsedPercent: {
    unit: 'Percent',
    of: 'types',
    tells: "the most of a rate-limit window that was used, by us and by others, as Okta's headers showed",
  },
  TypesComplete: { unit: 'Count', of: 'types', tells: 'resource types that ended complete' },
  TypesPartial: { unit: 'Count', of: 'types', tells: 'resource types that ended partial' },
  TypesForbidden: { unit: 'Count', of: 'types', tells: 'resource types that ended forbidden' },
  TypesUnavailable: { unit: 'Count', of: 'types', tells: 'resource types that ended unavailable' },
  TypesSuspect: { unit: 'Count', of: 'types', tells: 'resource types that ended suspect' },
  TypesFailed: { unit: 'Count', of: 'types', tells: 'resource types that ended failed' },
  RowsFellPercent: {
    unit: 'Percent',
    of: 'types',
    tells: 'by how much rows fell since the last run in which the type was complete; 0 where they did not',
  },
  RunIncomplete: {
    unit: 'Count',
    of: 'connector',
    tells: '1 for a run that ended incomplete or failed, 0 for a whole one',
  },
  TokenRefused: { unit: 'Count', of: 'connector', tells: '1 where the token was of no use, 0 where Okta took it' },
  SigningFailed: { unit: 'Count', of: 'connector', tells: '1 where a manifest could not be signed, 0 where it was' },
  Checks: { unit: 'Count', of: 'connector', tells: 'checks of freshness that came to their end' },
  RunWithoutManifest: {
    unit: 'Count',
    of: 'connector',
    tells: '1 while the last execution that ended has left no manifest, else 0',
  },
  HoursSinceWholeRun: {
    unit: 'Count',
    of: 'connector',
    tells: 'hours since the last whole run began; before the first, since the first run began',
  },
  TokenUnusedDays: { unit: 'Count', of: 'connector', tells: 'days since a run last used the token' },
} as const satisfies Record<string, Metric> & Record<CountOfOutcome, Metric>;
export type MetricName = keyof typeof metrics;

/** Figures of one resource type, or (no type named) of the connector. */
export type Measured = {
  readonly resourceType?: string;
  /** The run they are of: a field of the log. */
  readonly run?: string;
  readonly values: Partial<Record<MetricName, number>>;
};

/** Publishes figures as metrics. */
export type Measure = (measured: Measured) => void;

const counted = {
  complete: 'TypesComplete',
  partial: 'TypesPartial',
  forbidden: 'TypesForbidden',
  unavailable: 'TypesUnavailable',
  suspect: 'TypesSuspect',
  failed: 'TypesFailed',
} as const satisfies Record<Exclude<Outcome, 'skipped'>, MetricName>;

/** The metric that counts an outcome; null: what was skipped is not counted. */
export const metricOf = (outcome: Outcome): MetricName | null => (outcome === 'skipped' ? null : counted[outcome]);
