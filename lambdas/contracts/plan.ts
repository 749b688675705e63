import * as z from 'zod';
import { Settings, SettingsJson } from '../settings/settings.ts';
import { Principal } from './principal.ts';
import { Collector, instant, LogWindow, ManifestDigest, Org, OrgId, RunId, RunInput } from './run.ts';

/** What the workflow hands to Plan. */
export const PlanInput = z.strictObject({
  input: RunInput,
  settings: SettingsJson,
  /** ARN of the execution. */
  execution: z.string().min(1),
  startedAt: instant,
});
export type PlanInput = z.infer<typeof PlanInput>;

/** What Plan hands to the workflow. */
export const PlanOutput = z.strictObject({
  org: OrgId,
  run: RunId,
  waves: z.array(z.array(z.string())),
  /** Why this run does not begin: another goes on. Null: it does. */
  refused: z.string().nullable(),
});
export type PlanOutput = z.infer<typeof PlanOutput>;

/** Why a resource type of the catalogue is not collected in a run. */
export const SkippedBy = z.enum(['input', 'include', 'exclude', 'profile']);

/** What a run is expected to take. */
export const Estimate = z.strictObject({
  /** What it is reckoned from: the last whole run, the number of people, or a small company's figures. */
  basis: z.enum(['last run', 'people', 'assumed']),
  people: z.int(),
  /** By rate-limit bucket. */
  requests: z.record(z.string(), z.int()),
  minutes: z.number(),
  /** Of all collectors together, waits for the rate limit within a slice among them. Plans before did not say. */
  functionSeconds: z.int().default(0),
  rows: z.int().default(0),
  /** Events of the workflow's history, which ends at 25,000. */
  events: z.int(),
  /** Slices of the resource types that need more than one. */
  slices: z.record(z.string(), z.int()),
  /** The resource type with the most slices. */
  longest: z.string().optional(),
  /** What to mind: that the run may outlast its schedule's interval. */
  warning: z.string().optional(),
});
export type Estimate = z.infer<typeof Estimate>;

/** plan.json: what the run promised to collect, frozen before the first collection request. */
export const Plan = z.strictObject({
  schema: z.literal('okta-evidence/plan/v1'),
  run: RunId,
  execution: z.string(),
  startedAt: instant,
  collector: Collector,
  /** How the run was started: by the schedule, by whom, or from the command line; null where nobody said. */
  startedBy: z.string().nullable(),
  /** Milliseconds by which Okta's clock was ahead of ours; null where it did not say. Its header counts seconds. */
  clockAheadMs: z.number().nullable(),
  /** The manifest of the run before this one, whatever it came to; null: this is the first. */
  previous: ManifestDigest.nullable(),
  org: Org,
  /** Origin all requests go to. */
  origin: z.url(),
  /** Another version's plan may hold settings that are no more. */
  settings: z.object(Settings.shape),
  principal: Principal.nullable(),
  /** Percentage of the org's rate limit the token may use, and how that is known. */
  tokenPercentage: z.strictObject({ percentage: z.number(), source: z.enum(['setting', 'okta', 'limits', 'assumed']) }),
  window: LogWindow,
  /** Instants between the windows in which a long list is read side by side, ascending, by resource type. */
  divisions: z.record(z.string(), z.array(instant)),
  resources: z.array(z.strictObject({ resourceType: z.string(), skippedBy: SkippedBy.optional() })),
  waves: z.array(z.array(z.string())),
  estimate: Estimate.nullable(),
  /** Why nothing can be collected, when the org is known and its evidence is out of reach: a dead token. */
  failure: z.string().optional(),
});
export type Plan = z.infer<typeof Plan>;
