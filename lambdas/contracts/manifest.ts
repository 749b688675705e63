import * as z from 'zod';
import { Check, DerivedResult } from './assessment.ts';
import { Ledger, Refusal } from './ledger.ts';
import { Plan } from './plan.ts';
import { Principal } from './principal.ts';
import { instant, LogWindow, ManifestDigest, Org, Part, RunId, StoredFile } from './run.ts';

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
