import * as z from 'zod';
import { profiles } from '../catalogue/resource.ts';
import { contradictions } from './contradictions.ts';
import { sentences } from './sentences.ts';
import {
  arn,
  flag,
  id,
  isTimeZone,
  keyArn,
  keyPattern,
  listOf,
  names,
  numeric,
  orToken,
  pairsOf,
  policyArn,
  secretArn,
} from './shapes.ts';

/** What shapes a run, wherever it runs. The command line offers each as an option. */
export const RunSettings = z.strictObject({
  /** Accept plain http to a loopback address: for demo orgs and tests on one machine. */
  allowLoopback: flag.default(false).describe('accept plain http to a loopback address'),
  /** Part of the org's rate limit that we may use, above 0 and at most 1. */
  share: numeric(z.number().gt(0).max(1)).default(0.5).describe("part of the org's rate limit to use, 0 to 1"),
  /** Percentage of the org's rate limit that the token or the service app may use, as set in Okta. Absent: found out by Plan. */
  tokenPercentage: numeric(z.number().gt(0).max(100)).optional().describe("the token's percentage, as set in Okta"),
  /** Id of our own token (`00T…`), for owners of several. Absent: known when the owner has one active token. */
  tokenId: z.string().optional().describe('id of the API token in use'),
  /** How deep a run goes. */
  profile: z
    .enum(profiles)
    .default('full')
    .describe(`how deep a run goes: ${profiles.join(', ')}`),
  /** The only resource types collected, with the parents they are read through, however deep they lie. None: all. */
  include: names.default([]).describe('the only resource types to collect, with their parents, with commas'),
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
  fullEvery: numeric(z.number().int().min(1))
    .default(7)
    .describe('how often everything is asked for again: 7 is every seventh run'),
  /** Figures by which answers are judged, in place of the usual ones: docs/posture.md lists them. */
  thresholds: pairsOf(z.string(), numeric(z.number()))
    .default({})
    .describe('figures to judge by, such as stale_days=60, with commas'),
  /** Days of System Log read when no `since` is given; Okta keeps 90. */
  logDays: numeric(z.number().int().min(1).max(90)).default(7).describe('days of System Log to look back'),
  /** Minutes between a run's last request and the reading of what happened meanwhile: events come late. */
  settleMinutes: numeric(z.number().min(0).max(60)).default(0).describe('minutes to wait for late events at the end'),
  /** Seconds a collector works before it checkpoints. Lambda ends at 900: at most 600 leaves room for a slow page. */
  sliceSeconds: numeric(z.number().min(0.1).max(600)).default(600).describe('seconds of work before a checkpoint'),
});

/**
 * What a run is told, for the stack and for the command line alike: Plan freezes it into plan.json, and every later stage
 * reads it from there.
 */
export const Settings = z.strictObject({
  /** The org's URL in any form people paste: `acme.okta.com`, `https://acme-admin.okta.com/admin/dashboard`. */
  orgUrl: z.string().min(1).describe("the org's URL, such as acme.okta.com"),
  ...RunSettings.shape,
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
  /** IANA name of the time zone in which the schedule's cron(…) and at(…) are read. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'an IANA time zone, such as Europe/Berlin')
    .default('Etc/UTC')
    .describe("the schedule's time zone, such as Europe/Berlin"),
  /** Whether the schedule is on. Off until someone has filled the secret. */
  scheduleEnabled: flag.default(false).describe('turn the schedule on'),
});
export type Settings = z.infer<typeof Settings>;

const tagName = z.string().regex(/^(?!aws:).{1,128}$/, 'a name of 1 to 128 characters, not aws:…');

/** What shapes the stack only, and is not told to runs. */
const infrastructure = {
  /** The AWS account it is deployed to. Absent: that of the credentials. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'twelve digits, as a string')
    .optional()
    .describe('AWS account to deploy to'),
  /** The AWS region, in any partition: aws, aws-us-gov, aws-cn. Absent: that of the credentials. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-central-1')
    .optional()
    .describe('AWS region to deploy to'),
  /** ARN of an existing secret with which to sign in to Okta. Absent: the stack makes one, empty. */
  secretArn: secretArn.optional().describe('an existing secret with which to sign in to Okta'),
  /** ARN of an existing secret that holds the key for pseudonyms, 32 characters or more. Absent: the stack makes one. */
  hashKeySecretArn: secretArn.optional().describe('an existing secret with the key for pseudonyms'),
  /** ARN of the KMS key that encrypts those existing secrets. Absent: they have none of the customer's. */
  secretKeyArn: keyArn.optional().describe('the KMS key of those secrets'),
  /** What encrypts all that the stack makes: a key of its own, keys of AWS, or an existing KMS key. */
  key: z
    .string()
    .regex(orToken(`^made$|^aws-owned$|${keyPattern}`), "made, aws-owned, or a KMS key's ARN")
    .default('made')
    .describe("what encrypts what the stack makes: made, aws-owned, or a KMS key's ARN"),
  /** Name of an existing bucket for the evidence. Its policy, its notifications and its lifecycle stay as they are. */
  bucketName: z
    .string()
    .regex(orToken('^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$'), 'the name of a bucket')
    .optional()
    .describe('an existing bucket for the evidence'),
  /** ARN of the KMS key that encrypts that bucket. Absent: it has none of the customer's. */
  bucketKeyArn: keyArn.optional().describe('the KMS key of that bucket'),
  /**
   * Whether S3 itself refuses to delete or change evidence (Object Lock): `governance` can be lifted by whoever has
   * s3:BypassGovernanceRetention, `compliance` by nobody, not by the account's root either, until the days are over.
   */
  lock: z
    .enum(['none', 'governance', 'compliance'])
    .default('none')
    .describe('Object Lock: none, governance or compliance'),
  /** Days that every object stays locked. */
  lockDays: numeric(z.number().int().min(1).max(36_500)).default(365).describe('days that evidence stays locked'),
  /** Days until parts move to colder storage (Glacier Instant Retrieval: still read at once). Absent: never. */
  coldAfterDays: numeric(z.number().int().min(1)).optional().describe('days until rows move to colder storage'),
  /** Days until evidence expires. Absent: it is kept for ever. */
  expireAfterDays: numeric(z.number().int().min(1)).optional().describe('days until evidence expires'),
  /** Who else may read the evidence: accounts, or ARNs of roles in them. */
  readers: listOf(
    z.string().regex(orToken('^\\d{12}$|^arn:[^:]+:iam::\\d{12}:'), "an account's twelve digits, or a role's ARN"),
  )
    .default([])
    .describe('accounts and ARNs of roles that may read the evidence, with commas'),
  /** Whether the stack makes a Glue database with tables over the evidence, and views as named queries of Athena. */
  tables: flag.default(true).describe('make a Glue database with tables over the evidence'),
  /** Okta's id of the org (`00o…`), as the doctor prints it. Absent: every query of a table must name it. */
  orgId: z
    .string()
    .regex(/^00o[A-Za-z0-9]+$/, "Okta's id of the org, 00o…")
    .optional()
    .describe("Okta's id of the org, so that queries need not name it"),
  /** Whether manifests are signed, by a KMS key: a dollar a month. */
  signing: flag.default(true).describe('sign manifests with a KMS key'),
  /** ARN of an existing KMS key that signs: ECC_NIST_P256, SIGN_VERIFY. Absent: the stack makes one. */
  signingKeyArn: keyArn.optional().describe('an existing KMS key that signs'),
  /** Of the functions but the one that assesses, which follows the machine that synthesizes: some regions lack arm64. */
  architecture: z.enum(['arm64', 'x86_64']).default('arm64').describe('architecture of the functions: arm64 or x86_64'),
  /** The VPC of `subnetIds`, in which a security group is made that lets nothing in, and only HTTPS out. */
  vpcId: id('vpc').optional().describe('VPC of the functions'),
  /** Private subnets whose way out is a NAT gateway: its address is the one that Okta sees. Absent: no VPC. */
  subnetIds: listOf(id('subnet')).default([]).describe('subnets of the functions, with commas'),
  /** Existing security groups of the functions, instead of one that is made. */
  securityGroupIds: listOf(id('sg')).default([]).describe('existing security groups of the functions, with commas'),
  /** ARN of the managed policy that bounds every role. */
  permissionsBoundaryArn: policyArn.optional().describe('the permissions boundary of every role'),
  /** Tags of every resource that takes any. AWS takes 128 and 256 characters, and keeps `aws:` to itself. */
  tags: pairsOf(tagName, z.string().max(256)).default({}).describe('tags: name=value, with commas'),
  /** ARN of an existing SNS topic that alarms go to. Absent: the stack makes one. */
  alarmTopicArn: arn('sns').optional().describe('an existing SNS topic for alarms'),
  /** Hours without a whole run until the alarm: more than lie between two runs, and one takes. */
  wholeRunHours: numeric(z.number().int().min(1).max(8760))
    .default(50)
    .describe('hours without a whole run until the alarm'),
  /** Percentage by which a resource type's rows may fall from one complete run to the next. */
  rowsFellPercent: numeric(z.number().gt(0).max(100)).default(20).describe('percentage by which rows may fall'),
  /** Answers with 429 within an hour that are no alarm yet: others draw from the same limit, and their bursts happen. */
  rateLimitedAnHour: numeric(z.number().int().min(0)).default(20).describe('429 answers an hour that are no alarm yet'),
  /** Addresses that alarms are mailed to, through the topic that the stack makes. */
  alarmEmails: listOf(z.email()).default([]).describe('e-mail addresses that get alarms, with commas'),
};

/**
 * Everything that can be set of a deployed connector. The CDK app reads it from connectors.json or from its context
 * (`-c orgUrl=…`), the construct from its properties.
 */
export const StackSettings = z
  .strictObject({
    ...Settings.shape,
    /** Absent: the template asks for it when it is deployed. */
    orgUrl: Settings.shape.orgUrl.optional().describe(Settings.shape.orgUrl.description ?? ''),
    // Nobody waits for it there.
    settleMinutes: Settings.shape.settleMinutes
      .unwrap()
      .default(10)
      .describe(Settings.shape.settleMinutes.description ?? ''),
    ...infrastructure,
  })
  .superRefine((settings, context) => {
    for (const [path, message] of contradictions(settings))
      context.addIssue({ code: 'custom', path: [path], message, input: settings });
  });
export type StackSettings = z.infer<typeof StackSettings>;

/** A setting is not understood, or stands against another. The message is a sentence of each, with its name. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** @throws {SettingsError} */
export function stackSettings(given: unknown): StackSettings {
  const { data, error } = StackSettings.safeParse(given);
  if (data === undefined) throw new SettingsError(sentences(error, given).join('\n'));
  return data;
}

/** The settings of runs as the workflow carries them: JSON, escaped to stand inside a JSON string of the definition. */
export function settingsSubstitution(settings: Settings): string {
  const told = z.object(Settings.shape).parse(settings);
  return JSON.stringify(JSON.stringify(told)).slice(1, -1);
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
