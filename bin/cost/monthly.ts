import type { Estimate } from '../../lambdas/contracts/plan.ts';
import { metrics } from '../../lambdas/metrics/metrics.ts';
import type { StackSettings } from '../../lambdas/settings/settings.ts';
import { alarms, checkMinutes } from '../../lib/alarm-list.ts';
import { assessSize, memoryMb } from '../../lib/sizes.ts';
import { prices } from './prices.ts';

/** What a month costs: a run as often as it is scheduled. */
export type Costed = {
  readonly estimate: Estimate;
  readonly types: number;
  readonly waves: number;
  readonly runsAMonth: number;
  readonly settings: Pick<StackSettings, 'key' | 'signing' | 'sliceSeconds'>;
};

/** US dollars a month by what they are for; `storage` is that of one month's runs, and each month adds as much. */
export type MonthlyCost = {
  readonly functions: number;
  readonly workflow: number;
  readonly s3Requests: number;
  readonly storage: number;
  readonly keysAndSecrets: number;
  readonly metrics: number;
  readonly alarmsAndDashboard: number;
  readonly logs: number;
  readonly events: number;
};

/** What each part of it is for. */
export const words: Readonly<Record<string, string>> = {
  functions: 'functions',
  workflow: 'workflow',
  s3Requests: 'requests to S3',
  storage: "a month's storage",
  keysAndSecrets: 'keys and secrets',
  metrics: 'metrics',
  alarmsAndDashboard: 'alarms and dashboard',
  logs: 'logs',
  events: 'events',
} satisfies Record<keyof MonthlyCost, string>;

const hoursAMonth = 730;
const GB = 1e9;

/** Of a run of the demo org with all types, counted (test/bin/cost.test.ts): requests to S3 and metrics, a resource type. */
export const aType = { puts: 5.3, lists: 7.6, gets: 9.8, metrics: 5.4 } as const;
/** What another slice adds: a part and a ledger, and the reading of where it goes on. */
const aSlice = { puts: 3, lists: 2, gets: 6 } as const;
/** Bytes of a row in a part. The demo org's take 49; real profiles and events are longer. */
const bytesARow = 150;
/** Bytes of a run's other files, of which the demo org has 1.2 MB and 3 KB a person. */
const bytesARun = 1_250_000;
const bytesAPerson = 3000;
/** Bytes logged: of an invocation, and of an event of the workflow's history. */
const logBytes = { invocation: 3000, event: 2000 } as const;
/** Seconds of the stages that are not collectors. Assess: a million people with 34 million rows take a minute. */
const planAndPublishSeconds = 60;
const assessSeconds = (rows: number) => 30 + (5 * rows) / 1e6;
/** The check of freshness: what one does. */
const aCheck = { seconds: 1, lists: 3, gets: 6, metrics: 4 } as const;

/** What a connector costs a month in `prices.region`. */
export function monthlyCost({ estimate, types, waves, runsAMonth, settings }: Costed): MonthlyCost {
  const { lambda, stepFunctions, s3, secretsManager, kms, cloudWatch, eventBridge } = prices;
  const slices = slicesOf(estimate, types);
  const checks = (hoursAMonth * 60) / checkMinutes;
  const invocations = runsAMonth * (slices + 3) + checks;

  const seconds = runsAMonth * (estimate.functionSeconds + planAndPublishSeconds) + checks * aCheck.seconds;
  const assessing = runsAMonth * assessSeconds(estimate.rows);
  const gbSeconds = (seconds * memoryMb + assessing * assessSize.memoryMb) / 1024;
  const functions =
    gbSeconds * lambda.gbSecond +
    // Half a gigabyte is free.
    assessing * (assessSize.storageGib - 0.5) * lambda.storageGbSecond +
    invocations * lambda.request;

  // sync.asl.json: eight states of the whole, a map a wave, three states a type, and four for each further slice.
  const transitions = 8 + waves + 3 * types + 4 * (slices - types);
  const more = slices - types;
  const perRun = (kind: 'puts' | 'lists' | 'gets') => types * aType[kind] + more * aSlice[kind];
  const bytes = estimate.rows * bytesARow + bytesARun + estimate.people * bytesAPerson;
  // Each slice reads the secret it signs in with.
  const secretReads = runsAMonth * (slices + 1);
  // The key that encrypts, where it is the customer's, and the one that signs.
  const keys = (settings.key === 'aws-owned' ? 0 : 1) + (settings.signing ? 1 : 0);
  // Secrets Manager asks KMS for each reading; S3, with a bucket key, about once an invocation to read and once to write.
  const decrypts = settings.key === 'aws-owned' ? 0 : 2 * invocations + secretReads;

  // A metric is paid for in each hour in which it has a figure: a type of one slice in one.
  const typeHours =
    types + Object.values(estimate.slices).reduce((sum, count) => sum + hoursOf(count, settings) - 1, 0);
  const ofConnector = Object.keys(metrics).length - aCheck.metrics;
  const metricHours =
    runsAMonth * (typeHours * aType.metrics + ofConnector * Math.ceil(estimate.minutes / 60)) +
    aCheck.metrics * hoursAMonth;
  const logGb = (invocations * logBytes.invocation + runsAMonth * estimate.events * logBytes.event) / GB;

  return {
    functions,
    workflow: runsAMonth * transitions * stepFunctions.transition,
    s3Requests:
      (runsAMonth * (perRun('puts') + perRun('lists')) + checks * aCheck.lists) * s3.write +
      (runsAMonth * perRun('gets') + checks * aCheck.gets) * s3.read,
    storage: ((runsAMonth * bytes) / GB) * s3.gbMonth,
    keysAndSecrets:
      2 * secretsManager.secretMonth +
      secretReads * secretsManager.request +
      keys * kms.keyMonth +
      decrypts * kms.request +
      (settings.signing ? runsAMonth * kms.signature : 0),
    metrics: (metricHours / hoursAMonth) * cloudWatch.metricMonth,
    alarmsAndDashboard: Object.keys(alarms).length * cloudWatch.alarmMonth + cloudWatch.dashboardMonth,
    // They are kept for a year.
    logs: logGb * cloudWatch.logGb + 12 * logGb * cloudWatch.logGbMonth,
    events: runsAMonth * eventBridge.event + (runsAMonth + checks) * eventBridge.schedulerInvocation,
  };
}

/** All of it, with the storage of so many months' runs. */
export const totalOf = (cost: MonthlyCost, months = 1): number =>
  Object.values(cost).reduce((sum, part) => sum + part, 0) + (months - 1) * cost.storage;

const slicesOf = ({ slices }: Estimate, types: number) =>
  types + Object.values(slices).reduce((sum, count) => sum + count - 1, 0);

const hoursOf = (slices: number, { sliceSeconds }: Costed['settings']) => Math.ceil((slices * sliceSeconds) / 3600);
