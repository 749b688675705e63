import * as z from 'zod';
import { profiles } from './catalogue/resource.ts';

/** A switch: true or false, or their words as the CDK's `-c` and the command line hand them over. */
const flag = z.union([z.boolean(), z.stringbool()]);

/** A list of names: an array, or one string with commas as the CDK's `-c` hands it over. */
const names = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value),
  z.array(z.string().min(1)),
);

/** Figures by name: an object, or one string as the CDK's `-c` and the command line hand it over: `stale_days=60,…`. */
const figures = z.preprocess(
  (value) =>
    typeof value === 'string' ? Object.fromEntries(value.split(',').map((pair) => pair.trim().split('='))) : value,
  z.record(z.string(), z.coerce.number()),
);

/** What shapes a run, wherever it runs. The command line offers each as an option. */
export const RunSettings = z.strictObject({
  /** Accept plain http to a loopback address: for demo orgs and tests on one machine. */
  allowLoopback: flag.default(false).describe('accept plain http to a loopback address'),
  /** Part of the org's rate limit that we may use, above 0 and at most 1. */
  share: z.coerce.number().gt(0).max(1).default(0.5).describe("part of the org's rate limit to use, 0 to 1"),
  /** Percentage of the org's rate limit that the token may use, as set in Okta. Absent: found out by Plan. */
  tokenPercentage: z.coerce.number().gt(0).max(100).optional().describe("the token's percentage, as set in Okta"),
  /** Id of our own token (`00T…`), for owners of several. Absent: known when the owner has one active token. */
  tokenId: z.string().optional().describe('id of the API token in use'),
  /** How deep a run goes. */
  profile: z
    .enum(profiles)
    .default('full')
    .describe(`how deep a run goes: ${profiles.join(', ')}`),
  /** Resource types never collected, nor what hangs on them. */
  exclude: names.default([]).describe('resource types to leave out, with commas'),
  /** What becomes of phone numbers and secondary e-mail addresses: a pseudonym that can be joined, themselves, nothing. */
  contact: z
    .enum(['hash', 'keep', 'drop'])
    .default('hash')
    .describe('phone numbers and secondary e-mail addresses: hash, keep or drop'),
  /** Fields kept that people fill as they like, and that are dropped otherwise: `users.profile.costCentre`, `apps.settings.app.*`. */
  keep: names.default([]).describe('free-form fields to keep, such as users.profile.costCentre, with commas'),
  /**
   * Go on from the last complete run where that is exact: the System Log is read from its end, and rows of people and
   * groups that provably did not change are carried over.
   */
  incremental: flag.default(true).describe('go on from the last complete run where that is exact'),
  /** Runs after which everything is asked for again, whatever could be carried over. 1: always. */
  fullEvery: z.coerce.number().int().min(1).default(7).describe('carry nothing over in every so-manieth run'),
  /** Figures by which answers are judged, in place of the usual ones: docs/posture.md lists them. */
  thresholds: figures.default({}).describe('figures to judge by, such as stale_days=60, with commas'),
  /** Days of System Log read when no `since` is given; Okta keeps 90. */
  logDays: z.coerce.number().int().min(1).max(90).default(7).describe('days of System Log to look back'),
  /** Minutes between a run's last request and the reading of what happened meanwhile: events come late. */
  settleMinutes: z.coerce.number().min(0).max(60).default(0).describe('minutes to wait for late events at the end'),
  /** Seconds a collector works before it checkpoints. Lambda ends at 900: at most 600 leaves room for a slow page. */
  sliceSeconds: z.coerce.number().min(0.1).max(600).default(600).describe('seconds of work before a checkpoint'),
});

/** What shapes the stack only. */
const StackSettings = z.strictObject({
  /** Names the functions, the state machine and the secret. */
  connector: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, 'lower-case letters, digits and dashes, at most 30')
    .default('okta-evidence')
    .describe('name of the connector'),
  /** When EventBridge Scheduler starts a run, in its own words. */
  schedule: z
    .string()
    .regex(/^(rate|cron|at)\(.+\)$/, 'rate(…), cron(…) or at(…)')
    .default('rate(1 day)')
    .describe('schedule expression'),
  /** Whether the schedule is on. Off until someone has put a token in the secret. */
  scheduleEnabled: flag.default(false).describe('turn the schedule on'),
  /** ARN of an existing secret that holds the key for pseudonyms, 32 characters or more. Absent: the stack makes one. */
  hashKeySecretArn: z.string().startsWith('arn:').optional().describe('an existing secret with the key for pseudonyms'),
  /**
   * Whether S3 itself refuses to delete or change evidence (Object Lock): `governance` can be lifted by whoever has
   * s3:BypassGovernanceRetention, `compliance` by nobody, not by the account's root either, until the days are over.
   */
  lock: z
    .enum(['none', 'governance', 'compliance'])
    .default('none')
    .describe('Object Lock: none, governance or compliance'),
  /** Days that every object stays locked. */
  lockDays: z.coerce.number().int().min(1).max(36_500).default(365).describe('days that evidence stays locked'),
  /** Days until parts move to colder storage (Glacier Instant Retrieval: still read at once). Absent: never. */
  coldAfterDays: z.coerce.number().int().min(1).optional().describe('days until rows move to colder storage'),
  /** Days until evidence expires. Absent: it is kept for ever. */
  expireAfterDays: z.coerce.number().int().min(1).optional().describe('days until evidence expires'),
  /** Whether manifests are signed, by a key of the stack's own in KMS: a dollar a month. */
  signing: flag.default(true).describe('sign manifests with a KMS key'),
  /** ARN of an existing secret that holds the token. Absent: the stack makes one, empty. */
  secretArn: z.string().startsWith('arn:').optional().describe('an existing secret with the token'),
});

/**
 * Everything that can be set, for the stack and for the command line alike. The CDK reads it from its context
 * (`-c orgUrl=…`), the command line from its options; Plan freezes it into plan.json, and every later stage reads it
 * from there.
 */
export const Settings = z.strictObject({
  /** The org's URL in any form people paste: `acme.okta.com`, `https://acme-admin.okta.com/admin/dashboard`. */
  orgUrl: z.string().min(1).describe("the org's URL, such as acme.okta.com"),
  ...RunSettings.shape,
  ...StackSettings.shape,
});
export type Settings = z.infer<typeof Settings>;

/** The settings as the workflow carries them: JSON, escaped to stand inside a JSON string of the definition. */
export function settingsSubstitution(settings: Settings): string {
  return JSON.stringify(JSON.stringify(settings)).slice(1, -1);
}

/** Reads what {@link settingsSubstitution} wrote. */
export const SettingsJson = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.issues.push({ code: 'custom', message: 'not JSON', input: text });
      return z.NEVER;
    }
  })
  .pipe(Settings);
