import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../lambdas/contracts/plan.ts';
import { readPlan, type StoredJson } from '../../lambdas/evidence/ledger.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';

/** Ids of the orgs whose evidence lies in a folder. A folder that does not exist has none. */
export async function orgsIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'runs')).catch(() => []);
  return names.filter((name) => name.startsWith('org=')).map((name) => name.slice('org='.length));
}

/** The plan of a run that began in this folder; null when there is none. @throws {StoreError} */
export async function planOf(store: Store, folder: string, run: string): Promise<StoredJson<Plan> | null> {
  for (const org of await orgsIn(folder)) {
    const plan = await readPlan(store, org, run);
    if (plan !== null) return plan;
  }
  return null;
}
