import * as z from 'zod';
import { Settings, SettingsJson } from './settings.ts';

/** `20261123T060000Z-` and the first 8 hex digits of the SHA-256 of the execution's ARN. */
export const RunId = z.string().regex(/^\d{8}T\d{6}Z-[0-9a-f]{8}$/);

/** Okta's id of an org: `00o…`. Evidence is keyed by it, never by a host name. */
export const OrgId = z.string().regex(/^00o[A-Za-z0-9]{5,40}$/);

const instant = z.iso.datetime({ offset: true });

/** What a person or the schedule starts a run with: `{}`, or the resource types and the System Log's window. */
export const RunInput = z.strictObject({
  /** Only these and their parents. Absent: all. */
  resources: z.array(z.string()).min(1).optional(),
  since: instant.optional(),
  until: instant.optional(),
  /** `schedule`, or whoever starts it by hand: an ARN, a name. Kept as evidence of how the run came about. */
  startedBy: z.string().min(1).max(256).optional(),
});
export type RunInput = z.infer<typeof RunInput>;

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

/** The org as it answered for itself. */
export const Org = z.strictObject({ id: OrgId, host: z.string(), engine: z.enum(['idx', 'classic']) });
export type Org = z.infer<typeof Org>;

/** An admin role, and through what it is held: given to the token's owner, to a group of theirs, or to the service app. */
const HeldRole = z.strictObject({
  type: z.string(),
  label: z.string().nullable(),
  through: z.enum(['user', 'group', 'client']),
});

/** What Okta says of the token itself. */
const OwnToken = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  created: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Whence it works: `ANYWHERE`, `ZONE`, … */
  network: z.string().nullable(),
  /** Percentages of the org's rate and concurrency limits; null where not readable. */
  percentage: z.number().nullable(),
  concurrencyPercentage: z.number().nullable(),
});
export type OwnToken = z.infer<typeof OwnToken>;

/** Admin roles; null where Okta would not tell, and `rolesOutcome` says why. */
const HeldRoles = z.strictObject({
  roles: z.array(z.string()).nullable(),
  rolesOutcome: z.enum(['complete', 'forbidden', 'unavailable', 'failed']),
  roleAssignments: z.array(HeldRole),
});

/** Who read: the owner of an API token, or a service app. Facts that Okta would not tell are null. */
export const Principal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ssws'),
    ownerId: z.string(),
    ownerStatus: z.string().nullable(),
    ...HeldRoles.shape,
    /** Known when its owner has one token, or the setting `tokenId` names it; else unknown: never guessed. */
    token: z.union([OwnToken, z.literal('unknown')]),
  }),
  z.strictObject({
    kind: z.literal('oauth'),
    clientId: z.string(),
    /** Which of the app's keys signed in; null: its only one. */
    keyId: z.string().nullable(),
    /** Scopes it was granted of those that the run needs, and those that it was not: their resource types are forbidden. */
    scopes: z.array(z.string()),
    missingScopes: z.array(z.string()),
    /** Whether its access tokens were bound to a key of the collector's own: RFC 9449. */
    dpop: z.boolean(),
    ...HeldRoles.shape,
    /** Percentages of the org's rate and concurrency limits; null where not readable. */
    percentage: z.number().nullable(),
    concurrencyPercentage: z.number().nullable(),
  }),
]);
export type Principal = z.infer<typeof Principal>;

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

/** The part of the System Log that a run reads. */
export const LogWindow = z.strictObject({
  since: instant,
  until: instant,
  /** The run it goes on from: `since` lies before its end, and events that it has are not written again. */
  continues: z.strictObject({ run: RunId, until: instant }).optional(),
  /** What lies between that run and this one, and is covered by neither: Okta keeps 90 days. */
  gap: z.strictObject({ since: instant, until: instant }).optional(),
});
export type LogWindow = z.infer<typeof LogWindow>;

/** What made the evidence. */
export const Collector = z.strictObject({
  name: z.string(),
  version: z.string(),
  commit: z.string(),
  /** SHA-256 of the bundle that ran, hex; null where it ran from the sources. */
  codeSha256: z.string().nullable(),
});

/** A manifest as another run refers to it. */
export const ManifestDigest = z.strictObject({ run: RunId, key: z.string(), sha256: z.string() });

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

/** What the workflow hands to Collect. `checkpoint` is the number of the slice to begin; null: after the last ledger. */
export const CollectInput = z.strictObject({
  org: OrgId,
  run: RunId,
  resourceType: z.string(),
  checkpoint: z.int().min(0).nullable(),
});
export type CollectInput = z.infer<typeof CollectInput>;

/** What Collect hands to the workflow: whether the type is done, else the next slice's number and when it may begin. */
export const CollectOutput = z.strictObject({
  done: z.boolean(),
  checkpoint: z.int().min(0),
  resumeAt: instant.optional(),
});
export type CollectOutput = z.infer<typeof CollectOutput>;

/** One immutable gzip NDJSON object of rows. `sha256` is of the object's bytes, in hex. */
export const Part = z.strictObject({
  key: z.string(),
  versionId: z.string().nullable(),
  bytes: z.int(),
  rows: z.int(),
  sha256: z.string(),
});
export type Part = z.infer<typeof Part>;

/** Where a slice goes on: the request series (variant, and parent by its place in the parent's parts) and its page. */
export const Position = z.strictObject({
  variant: z.int().min(0),
  parent: z.strictObject({ part: z.int().min(0), row: z.int().min(0) }),
  /** Path and query of the next page; null: the series' first. */
  page: z.string().nullable(),
  /** Set when the list was begun again after its cursor had expired: some of its rows are written already. */
  again: z.literal(true).optional(),
});
export type Position = z.infer<typeof Position>;

/** What a refusal of one request series means. */
export const Meaning = z.enum(['forbidden', 'unavailable', 'gap', 'failed']);
export type Meaning = z.infer<typeof Meaning>;

/** A request series that was not read to its end: whose, and how Okta refused. */
export const Refusal = z.strictObject({
  meaning: Meaning,
  variant: z.string().optional(),
  /** The parent's ids, by column. */
  parent: z.record(z.string(), z.string()).optional(),
  /** Path template, without ids and query. */
  path: z.string(),
  /** HTTP status; null when no answer came. */
  status: z.int().nullable(),
  /** Okta's, or OAuth's own name of the refusal: `E0000006`, `invalid_client`. */
  errorCode: z.string().nullable(),
  requestId: z.string().nullable(),
  /** A sentence for the person who must act. */
  reason: z.string(),
  /** Set when the collector gave up here: nothing after this was asked for. */
  abandoned: z.literal(true).optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** Where one window of a resource type's list stands. */
export const Standing = z.strictObject({
  /** 0 where the list is not divided. */
  window: z.int().min(0),
  position: Position,
  /** Digests of the last page's keys, by which records given again on the next page are known. */
  lastPage: z.array(z.string()),
});
export type Standing = z.infer<typeof Standing>;

/** What one slice did: `runs/…/ledger/<type>/<slice>.json`. */
export const Ledger = z.strictObject({
  schema: z.literal('okta-evidence/ledger/v1'),
  run: RunId,
  resourceType: z.string(),
  slice: z.int().min(0),
  startedAt: instant,
  finishedAt: instant,
  /** Where the next slice goes on, window by window; null: this was the last. */
  next: z.array(Standing).min(1).nullable(),
  parts: z.array(Part),
  /** Records that Okta gave, those given again among them. */
  records: z.int(),
  rows: z.int(),
  /** How many of them are an earlier run's. */
  carried: z.int(),
  pages: z.int(),
  /** Requests sent, by HTTP status; `none` where no answer came. */
  requests: z.record(z.string(), z.int()),
  /** Records whose shape surprised: written all the same. */
  unrecognised: z.int(),
  /** In how many of them, by the path of what surprised. */
  unrecognisedPaths: z.record(z.string(), z.int()),
  /** Whether a record came that every org has; null where there is none such. */
  certain: z.boolean().nullable(),
  /** Records that Okta gave a second time across the border of a page or a window: written once. */
  repeated: z.int(),
  /** The instants by which the list can be divided, of every 500th row: the next run balances its windows by them. */
  marks: z.array(z.string()),
  /** Values that were kept out, by path. */
  redactions: z.record(z.string(), z.int()),
  /** Id of the key that made the pseudonyms in the rows; null: there are none. */
  hashKey: z.string().nullable(),
  /** Request series read to their end, by variant (the empty name where there are none). */
  answered: z.record(z.string(), z.int()),
  /** Rows by variant, likewise. */
  rowsByVariant: z.record(z.string(), z.int()),
  refusals: z.array(Refusal),
  /** First and last `X-Okta-Request-Id`, for Okta's support and its System Log. */
  requestIds: z.strictObject({ first: z.string().nullable(), last: z.string().nullable() }),
  /** When the first and the last request left; null: none did. */
  sent: z.strictObject({ first: instant.nullable(), last: instant.nullable() }),
  /** Requests that were sent again, because an answer gave nothing to use. */
  repeatedRequests: z.int(),
  /** Milliseconds that requests were held back for the rate limit, all together. */
  heldMs: z.int(),
  /** The most of a rate-limit window that was used, by us and by others, as Okta's headers showed; null: they did not. */
  rateLimitUsedPercent: z.number().nullable(),
});
export type Ledger = z.infer<typeof Ledger>;

/** carried/<type>.json: on what grounds rows of an earlier run stand in place of asking again, or why none do. */
export const Carry = z.strictObject({
  schema: z.literal('okta-evidence/carry/v1'),
  run: RunId,
  resourceType: z.string(),
  /** The run whose rows are carried; null: everything is asked for. */
  from: RunId.nullable(),
  /** Why everything is asked for. */
  reason: z.string().optional(),
  /** Runs in a row that carried rows, this one included; 0: everything was asked for. */
  generation: z.int().min(0),
  /** What the System Log showed since the run before; null where it was not asked, or would not show. */
  watch: z
    .strictObject({
      /** Path and query by which the next run goes on. */
      cursor: z.string(),
      /** When it was read: rows carried are as they were then. */
      at: instant,
      /** Events that were not harmless. */
      events: z.int(),
    })
    .nullable(),
  /** Ids of those who are asked for although their rows are the same: an event named them, or their memberships changed. */
  changed: z.array(z.string()),
});
export type Carry = z.infer<typeof Carry>;

/** How the collection of a resource type ended. */
export const Outcome = z.enum(['complete', 'partial', 'forbidden', 'unavailable', 'suspect', 'failed', 'skipped']);
export type Outcome = z.infer<typeof Outcome>;

/** How much of a resource type the token could see, and what is known to be hidden from it. */
export const Visibility = z.strictObject({
  level: z.enum(['full', 'filtered', 'denied', 'unknown']),
  hidden: z.string().optional(),
});
export type Visibility = z.infer<typeof Visibility>;

/** How a run ended: all there, all that the token may see, something missing, or no evidence. */
export const RunStatus = z.enum(['complete', 'limited', 'incomplete', 'failed']);
export type RunStatus = z.infer<typeof RunStatus>;

/** How two countings of one thing compare. */
export const Reconciled = z.enum(['match', 'explained', 'unexplained', 'not_evaluated']);

/** One comparison of two countings. */
export const Check = z.strictObject({
  check: z.string(),
  /** The resource type that is doubted when they differ. */
  resourceType: z.string(),
  question: z.string(),
  /** Id of what was counted for itself; null: all together. */
  subject: z.string().nullable(),
  /** Null where it could not be counted. */
  expected: z.int().nullable(),
  actual: z.int().nullable(),
  result: Reconciled,
  explanation: z.string().optional(),
});
export type Check = z.infer<typeof Check>;

/** Any other object of the run: the plan, the ledgers. */
export const StoredFile = z.strictObject({
  key: z.string(),
  versionId: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** An answer derived from the run's rows, in Parquet and CSV, with the query that gave it. */
export const DerivedResult = z.strictObject({
  name: z.string(),
  question: z.string(),
  /** Version of the definition. */
  definition: z.string(),
  rows: z.int(),
  query: StoredFile,
  parquet: StoredFile,
  /** Null where it has more rows than a spreadsheet takes. */
  csv: StoredFile.nullable(),
  /** Columns not answered, for some or all rows, and why; `rows` where rows may be missing. */
  notEvaluated: z.array(z.strictObject({ columns: z.array(z.string()), reason: z.string() })),
});
export type DerivedResult = z.infer<typeof DerivedResult>;

/** assessment.json: what Assess found. */
export const Assessment = z.strictObject({
  schema: z.literal('okta-evidence/assessment/v1'),
  run: RunId,
  /** Different keys among a type's rows. */
  distinctKeys: z.record(z.string(), z.int()),
  /** Events that changed something between a type's first and last request; null: what happened is not known. */
  changes: z.record(z.string(), z.int()).nullable(),
  checks: z.array(Check),
  posture: z.array(DerivedResult),
  /** All that Assess wrote besides this. */
  files: z.array(StoredFile),
});
export type Assessment = z.infer<typeof Assessment>;

/** A resource type's entry in the manifest. */
export const ResourceResult = z.strictObject({
  resourceType: z.string(),
  outcome: Outcome,
  reason: z.string().optional(),
  visibility: Visibility,
  /** What is known to be missing. */
  gaps: z.array(Refusal),
  /** Records that Okta gave: the rows, but for those carried over, and those it gave again. */
  records: z.int(),
  /** Records that Okta gave again, across the border of a page or a window, or when a list was begun again. */
  repeated: z.int(),
  rows: z.int(),
  /** Different keys among them; null where Assess did not count. */
  distinctKeys: z.int().nullable(),
  /** Events that changed something in Okta between its first and last request; null where that is not known. */
  changesDuring: z.int().nullable(),
  /** How many of them were carried over from an earlier run; each names it as `carriedFrom`. */
  carried: z.int(),
  pages: z.int(),
  /** What was asked: path templates with their parameters, besides those of the pages after the first. */
  asked: z.array(
    z.strictObject({ method: z.literal('GET'), path: z.string(), query: z.record(z.string(), z.string()) }),
  ),
  requests: z.record(z.string(), z.int()),
  repeatedRequests: z.int(),
  /** Seconds that requests were held back for the rate limit, all together. */
  heldSeconds: z.number(),
  /** First and last `X-Okta-Request-Id`, for Okta's support and its System Log. */
  requestIds: Ledger.shape.requestIds,
  /** When the first and the last request left. */
  sent: Ledger.shape.sent,
  unrecognised: z.int(),
  unrecognisedPaths: z.record(z.string(), z.int()),
  redactions: z.record(z.string(), z.int()),
  /** Key of the JSON Schema of its rows; null where it was not collected. */
  schema: z.string().nullable(),
  variants: z.array(
    z.strictObject({ variant: z.string(), outcome: Outcome, reason: z.string().optional(), rows: z.int() }),
  ),
  parts: z.array(Part),
});
export type ResourceResult = z.infer<typeof ResourceResult>;

/** manifest.json: the plan set against the ledgers. Written last; what it does not name is not evidence. */
export const Manifest = z.strictObject({
  schema: z.literal('okta-evidence/manifest/v1'),
  run: RunId,
  execution: z.string(),
  /** Where it ran: null on a person's machine. */
  aws: z.strictObject({ region: z.string(), account: z.string() }).nullable(),
  startedBy: z.string().nullable(),
  status: RunStatus,
  reason: z.string().optional(),
  org: Org,
  window: z.strictObject({
    startedAt: instant,
    finishedAt: instant,
    /** When the first and the last request for evidence left; null: none did. */
    firstRequestAt: instant.nullable(),
    lastRequestAt: instant.nullable(),
    clockAheadMs: z.number().nullable(),
  }),
  /** SHA-256 of the settings in plan.json, as compact JSON, hex. */
  settingsSha256: z.string(),
  previous: ManifestDigest.nullable(),
  /** Which key signed; null: none did. */
  signing: z
    .strictObject({
      keyId: z.string(),
      algorithm: z.literal('ECDSA_P256_SHA256'),
      publicKey: z.string(),
      envelope: z.string(),
    })
    .nullable(),
  systemLog: LogWindow,
  /** From the run's start to its last request: what `system-log-during` covers. */
  during: LogWindow,
  collector: Plan.shape.collector,
  principal: Principal.nullable(),
  /** Ids of the keys that made the pseudonyms in the rows: one, unless it was changed while the run went on. */
  hashKeys: z.array(z.string()),
  resources: z.array(ResourceResult),
  /** What was counted in two ways; null: Assess did not come to its end. */
  reconciliation: z.array(Check).nullable(),
  /** What was derived from the rows; null: Assess did not come to its end. */
  posture: z.array(DerivedResult).nullable(),
  files: z.array(StoredFile),
});
export type Manifest = z.infer<typeof Manifest>;

/** latest/…: which run and manifest stand for the org, or for one resource type. */
export const Pointer = z.strictObject({
  schema: z.literal('okta-evidence/pointer/v1'),
  run: RunId,
  manifest: z.strictObject({ key: z.string(), versionId: z.string().nullable(), sha256: z.string() }),
});
export type Pointer = z.infer<typeof Pointer>;

/** An error as Step Functions hands it over. */
export const CaughtError = z.looseObject({ Error: z.string(), Cause: z.string().optional() });

/** What the workflow hands to Publish: its state, planned or not, collected or not. */
export const PublishInput = z.strictObject({
  state: z.looseObject({
    org: OrgId.nullable(),
    run: RunId.nullable(),
    collected: z.array(z.array(z.strictObject({ resourceType: z.string(), error: z.string().optional() }))).optional(),
    error: CaughtError.optional(),
    /** What Assess said, or the error by which it ended. */
    assessment: z.looseObject({}).optional(),
  }),
  execution: z.string().min(1),
  startedAt: instant,
});
export type PublishInput = z.infer<typeof PublishInput>;

/** What the workflow hands to Assess. */
export const AssessInput = z.strictObject({
  state: z.looseObject({ org: OrgId, run: RunId, collected: PublishInput.shape.state.shape.collected }),
});
export type AssessInput = z.infer<typeof AssessInput>;

/** What Assess hands to the workflow. */
export const AssessOutput = z.strictObject({ checks: z.int(), unexplained: z.int() });
export type AssessOutput = z.infer<typeof AssessOutput>;

/** The completion event's detail. */
export const Announcement = z.strictObject({
  /** Null when not even the announcement's run could be made out: the execution tells. */
  run: RunId.nullable(),
  execution: z.string(),
  org: OrgId.nullable(),
  /** Refused: another run of the org was going on, and this one did not begin. */
  status: z.enum([...RunStatus.options, 'refused']),
  reason: z.string(),
  manifest: z
    .strictObject({ bucket: z.string(), key: z.string(), versionId: z.string().nullable(), sha256: z.string() })
    .nullable(),
});
export type Announcement = z.infer<typeof Announcement>;
