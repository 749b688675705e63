import * as z from 'zod';

/** `20261123T060000Z-` and the first 8 hex digits of the SHA-256 of the execution's ARN. */
export const RunId = z.string().regex(/^\d{8}T\d{6}Z-[0-9a-f]{8}$/, "a run's id, such as 20261124T060000Z-0a1b2c3d");

/** Okta's id of an org: `00o…`. Evidence is keyed by it, never by a host name. */
export const OrgId = z.string().regex(/^00o[A-Za-z0-9]{5,40}$/);

export const instant = z.iso.datetime({ offset: true });

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

/** The org as it answered for itself. */
export const Org = z.strictObject({ id: OrgId, host: z.string(), engine: z.enum(['idx', 'classic']) });
export type Org = z.infer<typeof Org>;

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

/** One immutable gzip NDJSON object of rows. `sha256` is of the object's bytes, in hex. */
export const Part = z.strictObject({
  key: z.string(),
  versionId: z.string().nullable(),
  bytes: z.int(),
  rows: z.int(),
  sha256: z.string(),
});
export type Part = z.infer<typeof Part>;

/** Any other object of the run: the plan, the ledgers. */
export const StoredFile = z.strictObject({
  key: z.string(),
  versionId: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string(),
});
export type StoredFile = z.infer<typeof StoredFile>;
