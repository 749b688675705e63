import * as z from 'zod';
import { instant, RunId } from './run.ts';

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
