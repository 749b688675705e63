import type { Catalogue } from './catalogue/resource.ts';
import type { Plan } from './contracts/plan.ts';
import type { LogWindow } from './contracts/run.ts';
import { readLedgers } from './evidence/ledger.ts';
import type { Store } from './evidence/store/store.ts';
import { skewOf } from './okta-clock.ts';

/**
 * The time in which a run read, by Okta's clock: from its start to its last request for evidence. It is the same for
 * every slice, because whatever reads it is collected last.
 *
 * @throws {StoreError}
 */
export async function duringWindow(store: Store, plan: Plan, catalogue: Catalogue): Promise<LogWindow> {
  let last = Date.parse(plan.startedAt);
  for (const resourceType of plan.waves.flat()) {
    if (catalogue[resourceType]?.during) continue;
    for await (const { ledger } of readLedgers(store, plan.org.id, plan.run, resourceType))
      if (ledger.sent.last !== null) last = Math.max(last, Date.parse(ledger.sent.last));
  }
  const byOkta = (ms: number) => new Date(ms + skewOf(plan)).toISOString();
  return { since: byOkta(Date.parse(plan.startedAt)), until: byOkta(last + 1) };
}

/** Events come late, by minutes as a rule: so much of a log that ended is read again by what goes on from it. */
export const lateMs = 3_600_000;

/**
 * What of the System Log is read for that time. Where the run's own log ended when it began, the log goes back over that end by as
 * long as the run lasted: the next run reads an hour again from the end of this one, and what came late to the log of a run of
 * hours would lie in no run.
 */
export function logDuring({ window }: Pick<Plan, 'window'>, during: LogWindow): LogWindow {
  if (window.until !== during.since) return during;
  const [from, to] = [Date.parse(during.since), Date.parse(during.until)];
  return { ...during, since: new Date(from - Math.min(lateMs, to - from)).toISOString() };
}
