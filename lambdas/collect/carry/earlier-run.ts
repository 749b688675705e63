import type { Resource } from '../../catalogue/resource.ts';
import type { Plan } from '../../contracts/plan.ts';
import type { Environment } from '../../environment.ts';
import { readParts } from '../../evidence/ledger.ts';
import type { OktaClient } from '../../okta/client.ts';
import { type EarlierRows, earlierRows } from './earlier-rows.ts';
import { groundsToCarry } from './grounds.ts';

/** The run whose rows stand where nothing changed, and those rows. */
export type EarlierRun = { readonly from: string; readonly rows: EarlierRows };

/**
 * The earlier run of a resource type; null: everything is asked for.
 *
 * @throws {WaitForOkta} {@link Stopped} {@link StoreError}
 */
export async function earlierRun(
  asked: {
    readonly plan: Plan;
    readonly resourceType: string;
    readonly resource: Resource;
    readonly hashKey: string | null;
  },
  okta: OktaClient,
  world: Environment,
): Promise<EarlierRun | null> {
  const { plan, resourceType, resource } = asked;
  const { carried, parent } = resource;
  if (carried === undefined || parent === undefined || !plan.settings.incremental) return null;
  const { from, changed } = await groundsToCarry({ ...asked, carried }, okta, world);
  if (from === null) return null;
  const partsOf = (type: string) => readParts(world.store, plan.org.id, from, type);
  const parts = { parents: await partsOf(parent.resourceType), rows: await partsOf(resourceType) };
  return { from, rows: earlierRows(world.store, resource, parts, new Set(changed)) };
}
