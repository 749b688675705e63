import * as z from 'zod';

/** What is asked of a reader and what it answers: all of it may pass between threads. */

/**
 * Where digests of keys are written to: of hundreds of millions of rows they do not fit into memory. They are dealt out to
 * buckets, each small enough to be looked at for itself.
 */
export const KeyDigests = z.object({ folder: z.string(), buckets: z.int().positive() });
export type KeyDigests = z.infer<typeof KeyDigests>;

/** A digest of 64 bits, in halves. */
export const Digest = z.object({ high: z.number(), low: z.number() });
export type Digest = z.infer<typeof Digest>;

/** What the rows of a resource type are held against: the schema beside the run; null where there is none to be read. */
export const RowRules = z.object({ schema: z.looseObject({}).nullable() });
export type RowRules = z.infer<typeof RowRules>;

/** The bytes of an object as they are. */
export const FileRead = z.object({ bytes: z.int(), sha256: z.string() });
export type FileRead = z.infer<typeof FileRead>;

/** An object to be read, and how many bytes it should have: many of them are worth another thread. */
export const FileTask = z.object({ key: z.string(), bytes: z.int() });
export type FileTask = z.infer<typeof FileTask>;

/** A part, what its rows are held against, and where the digests of their keys go. */
export const PartTask = z.object({ ...FileTask.shape, rules: RowRules, digests: KeyDigests });
export type PartTask = z.infer<typeof PartTask>;

export const PartRead = z.object({
  ...FileRead.shape,
  /** Whether it could be unzipped to its end. */
  whole: z.boolean(),
  rows: z.int(),
  /** Lines that are no row of JSON: how many, and the first of them. */
  noRows: z.object({ count: z.int(), lines: z.array(z.int()) }),
  /** Rows that are not as their schema says: how many, and the line of the first. */
  surprises: z.object({ count: z.int(), line: z.int().nullable() }),
});
export type PartRead = z.infer<typeof PartRead>;

export const BucketTask = z.object({ digests: KeyDigests, bucket: z.int() });
export type BucketTask = z.infer<typeof BucketTask>;

export const KeyedTask = z.object({ ...FileTask.shape, rules: RowRules, wanted: z.array(Digest).readonly() });
export type KeyedTask = z.infer<typeof KeyedTask>;

/** A row whose key has a digest that was asked for. */
export const KeyedRow = z.object({ line: z.int(), key: z.string() });
export type KeyedRow = z.infer<typeof KeyedRow>;

/** What a reader is asked. */
export const Asked = z.discriminatedUnion('method', [
  z.object({ method: z.literal('file'), task: FileTask }),
  z.object({ method: z.literal('part'), task: PartTask }),
  z.object({ method: z.literal('repeated'), task: BucketTask }),
  z.object({ method: z.literal('keyed'), task: KeyedTask }),
]);
export type Asked = z.infer<typeof Asked>;

/** What a thread answers. */
export const Answer = z.discriminatedUnion('good', [
  z.object({ good: z.literal(true), value: z.unknown() }),
  z.object({ good: z.literal(false), message: z.string(), isStoreError: z.boolean() }),
]);
export type Answer = z.infer<typeof Answer>;

/** What a thread is started with: where the evidence lies, and its own name among those that write digests. */
export const Start = z.object({ evidenceUrl: z.string(), name: z.string() });
export type Start = z.infer<typeof Start>;
