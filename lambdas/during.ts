import type { Catalogue } from './catalogue/resource.ts';
import type { Plan } from './contracts/plan.ts';
import type { LogWindow } from './contracts/run.ts';
import { readLedgers } from './evidence/ledger.ts';
import type { Store } from './evidence/store.ts';

/**
 * The time in which a run read: from its start to its last request for evidence. It is the same for
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
  return { since: plan.startedAt, until: new Date(last + 1).toISOString() };
}
