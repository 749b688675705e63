import type { Resource } from '../catalogue/resource.ts';
import type { Plan } from '../contracts/plan.ts';
import type { LogWindow } from '../contracts/run.ts';
import type { Window } from './divide.ts';

/** Rows that are written already: of which run and types, and from which instant on, by the field that holds it. */
export type Overlap = {
  readonly run: string;
  readonly types: readonly string[];
  readonly since: string;
  readonly at: string;
};

/**
 * What of a window of a log is written already: by the run it goes on from, or by this one before it began to read.
 *
 * @param log bounds of the log as a whole.
 */
export function overlapWith(
  { since }: Window,
  resourceType: string,
  { window }: Resource,
  plan: Plan,
  log: LogWindow,
): Overlap | null {
  if (window === undefined) return null;
  const from = { since: log.since, at: window.at };
  if (window.before !== undefined) return { run: plan.run, types: [window.before], ...from };
  const { continues } = plan.window;
  if (continues === undefined || (since !== null && since >= continues.until)) return null;
  return { run: continues.run, types: [resourceType, ...(window.after === undefined ? [] : [window.after])], ...from };
}
