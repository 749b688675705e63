import * as z from 'zod';
import { Collected } from './ledger.ts';
import { RunStatus } from './manifest.ts';
import { instant, OrgId, RunId } from './run.ts';

/** An error as Step Functions hands it over. */
export const CaughtError = z.looseObject({ Error: z.string(), Cause: z.string().optional() });

/** What the workflow hands to Publish: its state, planned or not, collected or not. */
export const PublishInput = z.strictObject({
  state: z.looseObject({
    org: OrgId.nullable(),
    run: RunId.nullable(),
    collected: Collected.optional(),
    error: CaughtError.optional(),
    /** What Assess said, or the error by which it ended. */
    assessment: z.looseObject({}).optional(),
  }),
  execution: z.string().min(1),
  startedAt: instant,
});
export type PublishInput = z.infer<typeof PublishInput>;

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
