import * as z from 'zod';
import { Collected } from './ledger.ts';
import { OrgId, RunId, StoredFile } from './run.ts';

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

/** What the workflow hands to Assess. */
export const AssessInput = z.strictObject({
  state: z.looseObject({ org: OrgId, run: RunId, collected: Collected.optional() }),
});
export type AssessInput = z.infer<typeof AssessInput>;

/** What Assess hands to the workflow. */
export const AssessOutput = z.strictObject({ checks: z.int(), unexplained: z.int() });
export type AssessOutput = z.infer<typeof AssessOutput>;
