import type { Carried, Catalogue, Resource, Watched } from '../../catalogue/resource.ts';
import { Carry } from '../../contracts/carry.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Plan } from '../../contracts/plan.ts';
import type { Part } from '../../contracts/run.ts';
import type { Environment } from '../../environment.ts';
import { carriedKey } from '../../evidence/keys.ts';
import {
  readJson,
  readLastLedger,
  readLatest,
  readLedgers,
  readParts,
  readPlan,
  unlessDamaged,
  writeJson,
} from '../../evidence/ledger.ts';
import { readRows } from '../../evidence/rows.ts';
import type { OktaClient } from '../../okta/client.ts';
import { skewOf } from '../../okta-clock.ts';
import { type Seen, watchLog } from './log-watch.ts';
import { changedMembers } from './membership-changes.ts';

/** Who is to be asked for anyway, at most: where more changed, asking everybody is the shorter way. */
const mostChanged = 100_000;
/** Clocks differ, and events come late: a first watch begins so much earlier. */
const earlierMs = 300_000;

/** What is asked: for which type of which run, and by which key it makes pseudonyms. */
export type Asking = {
  readonly plan: Plan;
  readonly resourceType: string;
  readonly resource: Resource;
  readonly carried: Carried;
  readonly hashKey: string | null;
};

/**
 * On what grounds rows of an earlier run may stand in place of asking again. Decided once a run, before the first request of
 * the type, and frozen: a later slice, or a repeated one, goes by the same.
 *
 * @throws {WaitForOkta} {@link Stopped} while the System Log is read. @throws {StoreError}
 */
export async function groundsToCarry(asking: Asking, okta: OktaClient, world: Environment): Promise<Carry> {
  const { plan, resourceType, carried } = asking;
  const key = carriedKey(plan.org.id, plan.run, resourceType);
  const frozen = await readJson(world.store, key, Carry);
  if (frozen !== null) return frozen.value;
  const last = await readLatest(world.store, plan.org.id, resourceType);
  const lastCarry =
    last === null
      ? null
      : await unlessDamaged(readJson(world.store, carriedKey(plan.org.id, last.run, resourceType), Carry));
  const watched = 'watched' in carried ? carried.watched : null;
  const cursor = lastCarry?.value.watch?.cursor ?? null;
  const at = new Date(Date.now() + skewOf(plan));
  const seen = watched === null ? null : await watch(watched, cursor, at, okta, world.catalogue);
  const judged = await judge(asking, { last, lastCarry: lastCarry?.value ?? null, cursor, seen }, world);
  const carry: Carry = {
    schema: 'okta-evidence/carry/v1',
    run: plan.run,
    resourceType,
    ...('reason' in judged
      ? { from: null, reason: judged.reason, generation: 0, changed: [] }
      : { from: judged.from, generation: judged.generation, changed: [...judged.changed].sort() }),
    watch: seen === null ? null : { cursor: seen.cursor, at: at.toISOString(), events: seen.events },
  };
  await writeJson(world.store, key, carry);
  world.log('Judged what to carry', { run: plan.run, resourceType, from: carry.from, reason: carry.reason ?? null });
  return carry;
}

/** A watch from the cursor; where that is refused or there is none, one that begins now. */
async function watch(
  watched: Watched,
  cursor: string | null,
  at: Date,
  okta: OktaClient,
  catalogue: Catalogue,
): Promise<(Seen & { readonly whole: boolean }) | null> {
  const log = catalogue[watched.log];
  if (log === undefined) return null;
  const since = cursor === null ? null : await watchLog(okta, log, watched, { cursor });
  if (since !== null) return { ...since, whole: true };
  const begun = await watchLog(okta, log, watched, { since: new Date(at.getTime() - earlierMs) });
  return begun === null ? null : { ...begun, whole: false };
}

type Known = {
  readonly last: Manifest | null;
  readonly lastCarry: Carry | null;
  readonly cursor: string | null;
  readonly seen: (Seen & { readonly whole: boolean }) | null;
};

type Judged =
  | { readonly from: string; readonly generation: number; readonly changed: ReadonlySet<string> }
  | { readonly reason: string };

async function judge(asking: Asking, known: Known, world: Environment): Promise<Judged> {
  const { plan, carried } = asking;
  const { last, lastCarry, seen } = known;
  if (last === null || lastCarry === null) return { reason: 'No earlier run has it complete.' };
  const generation = lastCarry.generation + 1;
  if (generation >= plan.settings.fullEvery)
    return { reason: `Every ${plan.settings.fullEvery} runs everything is asked for (setting fullEvery).` };
  const otherwise = await madeOtherwise(asking, last, world);
  if (otherwise !== null) return { reason: otherwise };
  if ('columns' in carried) return { from: last.run, generation, changed: new Set() };

  if (known.cursor === null || seen === null || !seen.whole)
    return { reason: `What happened since run ${last.run} cannot be told: Okta does not show its log from there on.` };
  if (seen.farReaching !== null)
    return {
      reason: `The event ${seen.farReaching.eventType} at ${seen.farReaching.published} may have changed everybody's list.`,
    };
  const { watched } = carried;
  const rules = await wholeParts(watched.placeBound.resourceType, plan, world);
  if (rules === null) return { reason: `The rows of ${watched.placeBound.resourceType} are not all there.` };
  for await (const { value } of readRows(world.store, rules, { part: 0, row: 0 }))
    if (watched.placeBound.rule.safeParse(value).success)
      return {
        reason: `The rule ${String(value.id)} makes the list depend on the network address of whoever asks, and Okta does not tell us ours.`,
      };
  const members = await wholeParts(watched.memberships, plan, world);
  const before = last.resources.find(({ resourceType }) => resourceType === watched.memberships);
  if (members === null || before?.outcome !== 'complete')
    return { reason: `The rows of ${watched.memberships} are not all there, now or in run ${last.run}.` };
  const [person = ''] = Object.keys(asking.resource.parent?.columns ?? {});
  const moved = await changedMembers(
    world.store,
    { run: plan.run, parts: members },
    { run: last.run, parts: before.parts },
    person,
  );
  const changed = new Set([...seen.touched, ...(moved ?? [])]);
  if (moved === null || changed.size > mostChanged) return { reason: 'Too much has changed to be worth it.' };
  return { from: last.run, generation, changed };
}

/** Who read, and what decided what they were shown. */
function whoReads(principal: Plan['principal']): readonly unknown[] {
  switch (principal?.kind) {
    case undefined:
      return [];
    case 'ssws':
      return [principal.ownerId, principal.roleAssignments];
    case 'oauth':
      return [principal.clientId, principal.roleAssignments];
  }
}

/** Why rows of that run are not what this one would write; null: they are. */
async function madeOtherwise(
  { plan, resourceType, resource, hashKey }: Asking,
  last: Manifest,
  { store }: Environment,
): Promise<string | null> {
  const then = (await unlessDamaged(readPlan(store, plan.org.id, last.run)))?.value;
  if (then === undefined) return `The plan of run ${last.run} is gone, or of another version.`;
  const made = ({ collector, settings, principal, org }: Plan) =>
    JSON.stringify([collector, settings.contact, settings.keep, org.engine, whoReads(principal)]);
  if (made(then) !== made(plan))
    return `Run ${last.run} was made by another version, with other settings, or by a token that may see other things.`;
  const ledger = await unlessDamaged(readLastLedger(store, plan.org.id, last.run, resourceType));
  if (ledger?.hashKey !== hashKey) return `The pseudonyms of run ${last.run} were made with another key.`;
  const parent = last.resources.find((each) => each.resourceType === resource.parent?.resourceType);
  return parent?.outcome === 'complete' ? null : `Run ${last.run} does not have all rows of its parent.`;
}

/** Parts of a type that was read in this run, without anything missing; null: not so. */
async function wholeParts(resourceType: string, { org, run }: Plan, { store }: Environment): Promise<Part[] | null> {
  let last: number | null = null;
  for await (const { ledger } of readLedgers(store, org.id, run, resourceType)) {
    if (ledger.refusals.length > 0) return null;
    last = ledger.next === null ? ledger.slice : null;
  }
  return last === null ? null : readParts(store, org.id, run, resourceType);
}
