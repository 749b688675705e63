import * as z from 'zod';
import { instant, OrgId, Part, RunId } from './run.ts';

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

/** What the workflow keeps of Collect, wave by wave: which resource types, and the errors that it caught. */
export const Collected = z.array(z.array(z.strictObject({ resourceType: z.string(), error: z.string().optional() })));

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
