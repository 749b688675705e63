/**
 * List prices of us-east-1 in US dollars, without free tiers, savings or taxes: as public pages quoted them, not read from AWS's
 * price list. Check them against the pages named before you rely on a figure.
 */
export const prices = {
  region: 'us-east-1',
  taken: '2026-11-25',
  /** Of arm64, the default. */
  lambda: {
    page: 'https://aws.amazon.com/lambda/pricing/',
    gbSecond: 0.000_013_333_4,
    storageGbSecond: 0.000_000_030_9,
    request: 0.2 / 1e6,
  },
  stepFunctions: { page: 'https://aws.amazon.com/step-functions/pricing/', transition: 0.025 / 1000 },
  s3: {
    page: 'https://aws.amazon.com/s3/pricing/',
    gbMonth: 0.023,
    /** PUT and LIST. */
    write: 0.005 / 1000,
    read: 0.0004 / 1000,
  },
  secretsManager: {
    page: 'https://aws.amazon.com/secrets-manager/pricing/',
    secretMonth: 0.4,
    request: 0.05 / 10_000,
  },
  kms: {
    page: 'https://aws.amazon.com/kms/pricing/',
    keyMonth: 1,
    request: 0.03 / 10_000,
    /** With an elliptic-curve key. */
    signature: 0.15 / 10_000,
  },
  cloudWatch: {
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    /** Prorated by the hour, and of an hour without a figure nothing. */
    metricMonth: 0.3,
    alarmMonth: 0.1,
    dashboardMonth: 3,
    logGb: 0.5,
    logGbMonth: 0.03,
  },
  eventBridge: { page: 'https://aws.amazon.com/eventbridge/pricing/', event: 1 / 1e6, schedulerInvocation: 1 / 1e6 },
  /** Not in the monthly figure: they cost by what you ask and where you put it. */
  besides: {
    athena: { page: 'https://aws.amazon.com/athena/pricing/', tbScanned: 5 },
    natGateway: { page: 'https://aws.amazon.com/vpc/pricing/', hour: 0.045, gb: 0.045 },
  },
} as const;
