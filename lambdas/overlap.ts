import type { Catalogue, Resource } from './catalogue/resource.ts';
import type { Plan } from './contracts/plan.ts';
import type { LogWindow } from './contracts/run.ts';
import type { Window } from './divide.ts';

/** Rows that lie in a window of a log and are written already: by the run it goes on from, or by this run before it began to read. */
export function overlapWith(
  { since }: Window,
  {
    resourceType,
    resource: { window, during },
    plan,
    log,
  }: {
    readonly resourceType: string;
    readonly resource: Resource;
    readonly plan: Plan;
    readonly log: LogWindow;
  },
  catalogue: Catalogue,
): { run: string; types: readonly string[]; since: string; at: string } | null {
  if (window === undefined) return null;
  const before = { since: log.since, at: window.at };
  if (during) {
    const own = Object.keys(catalogue).find((type) => catalogue[type]?.window?.after === resourceType);
    return own === undefined ? null : { run: plan.run, types: [own], ...before };
  }
  const { continues } = plan.window;
  if (continues === undefined || (since !== null && since >= continues.until)) return null;
  return {
    run: continues.run,
    types: [resourceType, ...(window.after === undefined ? [] : [window.after])],
    ...before,
  };
}
