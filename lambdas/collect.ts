import { type Catalogue, type Resource, scopesOf } from './catalogue/resource.ts';
import { earlierRun } from './collect/carry/earlier-run.ts';
import { belongsTo, undivided, windowsBetween } from './collect/divide.ts';
import { overlapWith } from './collect/overlap.ts';
import { redactionOf } from './collect/redaction.ts';
import { seriesFrom } from './collect/series.ts';
import { type Lanes, readSideBySide } from './collect/side-by-side.ts';
import { readSlice } from './collect/slice.ts';
import { CollectInput, type CollectOutput, type Ledger, type Standing } from './contracts/ledger.ts';
import type { Plan } from './contracts/plan.ts';
import { duringWindow, logDuring } from './during.ts';
import { type Environment, environment } from './environment.ts';
import { ledgerKey, partKey, partPrefix, windowPrefix } from './evidence/keys.ts';
import { readAnswered, readLastLedger, readLedger, readParts, readPlan, writeJson } from './evidence/ledger.ts';
import { createPartWriter, emptyLeftovers, rowsBytesAPartOfMany } from './evidence/part-writer.ts';
import { createRecorder } from './evidence/recorder.ts';
import { fieldOf, type PlacedRow, readRows } from './evidence/rows.ts';
import { createTally } from './evidence/tally.ts';
import { figuresOfSlice } from './metrics/figures.ts';
import { authorizeWith, type Wish } from './okta/authorize.ts';
import { createOktaClient } from './okta/client.ts';
import { Stopped, WaitForOkta } from './okta/errors.ts';
import { mostInFlightOfAll } from './okta/rate-limit.ts';
import { fractionOf } from './okta/share.ts';
import { skewOf } from './okta-clock.ts';
import { userAgent } from './version.ts';

/** MaxConcurrency of the resource types in sync.asl.json. */
export const sideBySide = 8;

/** With the last attempt at a page, less than the 300 s that a Lambda has left after a slice's end. */
const mostRefusedMs = 180_000;
/** With pauses that double up to half a minute, an outage of a minute ends no list: a run of hours meets one. */
const attemptsAtOutage = 9;

export const handler = async (input: unknown) => collect(CollectInput.parse(input), environment());

/**
 * Collects one resource type for one slice of time: page, validate, redact, write. Begins after the last ledger, and
 * leaves one. What Okta refuses stands in the ledger; what breaks us is thrown, and the slice is repeated.
 *
 * @throws {StoreError} when the store refuses.
 */
export async function collect(input: CollectInput, world: Environment): Promise<CollectOutput> {
  const { org, run, resourceType } = input;
  const { store } = world;
  const resource = world.catalogue[resourceType];
  const plan = (await readPlan(store, org, run))?.value;
  if (resource === undefined || plan === undefined)
    throw new Error(`There is no plan for ${resourceType} in run ${run}: Collect runs only after Plan.`);
  const before = await ledgerBefore(input, world);
  if (before?.next === null) return { done: true, checkpoint: before.slice };

  const slice = (before?.slice ?? -1) + 1;
  const log = resource.during ? logDuring(plan, await duringWindow(store, plan, world.catalogue)) : plan.window;
  const settledAt = Date.parse(log.until) - skewOf(plan) + plan.settings.settleMinutes * 60_000;
  if (resource.during && Date.now() < settledAt)
    return { done: false, checkpoint: slice, resumeAt: new Date(settledAt).toISOString() };
  const startedAt = new Date();
  const { redact, hashKey } = await redactionOf(resourceType, resource, plan.settings, world.readHashKey);
  const tally = createTally(
    { run, resourceType, slice, startedAt: startedAt.toISOString() },
    resource.certain !== undefined,
  );
  const sliceEnd = new AbortController();
  const okta = createOktaClient({
    origin: plan.origin,
    authorize: authorizeWith(world.readSecret, wishFor(resource, plan, world.catalogue)),
    fraction: fractionOf(plan.settings.share, plan.tokenPercentage.percentage),
    userAgent: userAgent(world.collector),
    stop: AbortSignal.any([world.stop, sliceEnd.signal]),
    observe: tally.request,
    mostInFlight: Math.floor(mostInFlightOfAll / besides(plan, resourceType)),
    siblings: besides(plan, resourceType, (type) => world.catalogue[type]?.bucket === resource.bucket),
    mostRefusedMs,
    attemptsAtOutage,
    refusedBefore: await refusedBefore(before, world, org),
    ...world.patience,
  });
  const parentParts = resource.parent ? await readParts(store, org, run, resource.parent.resourceType) : [];
  const earlier = await waitingForOkta(() => earlierRun({ plan, resourceType, resource, hashKey }, okta, world));
  if ('resumeAt' in earlier) return { done: false, checkpoint: slice, resumeAt: earlier.resumeAt };
  const parents = resource.parent ? { store, parts: parentParts, earlier: earlier.value?.rows ?? null } : null;
  const answered = await readAnswered(
    store,
    { org, run, resourceType, slice },
    Object.keys(resource.variants ?? { '': {} }).length,
  );
  const windows = windowsBetween(plan.divisions[resourceType] ?? []);
  const standings = before?.next ?? windows.map(({ index }) => ({ window: index, position: start, lastPage: [] }));
  const endsAt = startedAt.getTime() + plan.settings.sliceSeconds * 1000;
  const isOver = () => world.stop.aborted || sliceEnd.signal.aborted || Date.now() >= endsAt;

  const readWindow: Lanes['read'] = async (standing, widen, alone) => {
    const window = windows[standing.window] ?? undivided;
    const of = { org, run, resourceType, slice, window: window.index };
    const writer = createPartWriter(store, (part) => partKey(of, part), {
      ...(windows.length === 1 ? {} : { bytesAPart: rowsBytesAPartOfMany }),
    });
    const at = resource.divide?.at;
    const recorder = createRecorder(resource, redact, writer, tally, standing.lastPage, (record) =>
      at === undefined ? true : belongsTo(window, fieldOf(record, at)),
    );
    const overlap = overlapWith(window, resourceType, resource, plan, log);
    // What is there of the overlap is not written again.
    if (overlap !== null) {
      for (const type of overlap.types) {
        const parts = await readParts(store, org, overlap.run, type);
        await recorder.again(
          { variant: '', columns: {} },
          valuesOf(readRows(store, parts, { part: 0, row: 0 }), (row) => String(row[overlap.at]) >= overlap.since),
        );
      }
    }
    const from = standing.position;
    const end = await readSlice(seriesFrom(resource, from, window, log, parents), from, answered, {
      okta,
      resource,
      plan,
      recorder,
      earlier: earlier.value,
      tally,
      isOver,
      // Windows beside this one keep Okta busy meanwhile, and a page of each is in memory already.
      askAhead: alone,
      // Windows beside this one may go on: their requests end with the slice.
      leave: () => {
        if (windows.length === 1 || isOver()) sliceEnd.abort();
      },
      begunAgain: async ({ variant, columns }) => {
        const earlier = await readParts(store, org, run, resourceType, slice);
        const own = earlier.filter(({ key }) => key.startsWith(windowPrefix(of)));
        const rows = readRows(store, [...own, ...(await writer.flush())], { part: 0, row: 0 });
        await recorder.again({ variant, columns: columns ?? {} }, valuesOf(rows));
      },
      progress: () => {
        world.progress?.({ resourceType, rows: tally.rows, pages: tally.pages });
        widen();
      },
    });
    const parts = await writer.close();
    return { standing: { window: window.index, position: end.next ?? from, lastPage: recorder.lastPage }, end, parts };
  };

  const { left, parts, resumeAt } = await readSideBySide(standings, {
    read: readWindow,
    isOver,
    endSlice: () => sliceEnd.abort(),
  });
  const next = left.length === 0 ? null : left;
  for (const { window } of standings)
    parts.push(...(await emptyLeftovers(store, partPrefix({ org, run, resourceType, slice, window }), parts)));
  const ledger = tally.close({ next, parts, hashKey, finishedAt: new Date() });
  await writeJson(store, ledgerKey(org, run, resourceType, slice), ledger);
  world.measure?.(figuresOfSlice(ledger));
  world.log('Collected', { run, resourceType, slice, rows: ledger.rows, pages: ledger.pages, done: next === null });
  if (next === null) return { done: true, checkpoint: slice };
  return {
    done: false,
    checkpoint: slice + 1,
    ...(resumeAt === undefined ? {} : { resumeAt: resumeAt.toISOString() }),
  };
}

/** What a token must be good for: what this type is read and judged by, as far as it was granted when the run was planned. */
function wishFor(resource: Resource, { principal }: Plan, catalogue: Catalogue): Wish {
  const { carried } = resource;
  const log = carried === undefined || 'columns' in carried ? undefined : catalogue[carried.watched.log];
  const needed = [resource, ...(log === undefined ? [] : [log])].flatMap((each) => scopesOf(each));
  if (principal?.kind !== 'oauth') return { scopes: needed };
  return { scopes: [...new Set(needed)].filter((scope) => principal.scopes.includes(scope)), dpop: principal.dpop };
}

/** What was read, or when to begin again. */
async function waitingForOkta<T>(
  read: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly resumeAt: string }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof WaitForOkta) return { resumeAt: error.resumeAt.toISOString() };
    if (error instanceof Stopped) return { resumeAt: new Date().toISOString() };
    throw error;
  }
}

const start: Standing['position'] = { variant: 0, parent: { part: 0, row: 0 }, page: null };

/** The ledger this slice follows: of the slice before the checkpoint, or (none given) the last that was left. */
async function ledgerBefore(
  { org, run, resourceType, checkpoint }: CollectInput,
  { store }: Environment,
): Promise<Ledger | null> {
  if (checkpoint === null) return readLastLedger(store, org, run, resourceType);
  if (checkpoint === 0) return null;
  const before = await readLedger(store, org, run, resourceType, checkpoint - 1);
  if (before === null)
    throw new Error(`Slice ${checkpoint} of ${resourceType} cannot begin: the ledger before it is gone.`);
  return before;
}

/** Refusals for the rate limit in the slices before this one, as far back as none of them got a page. */
async function refusedBefore(before: Ledger | null, { store }: Environment, org: string): Promise<number> {
  let refused = 0;
  for (let each = before; each !== null && each.pages === 0; ) {
    refused += each.requests['429'] ?? 0;
    each = each.slice === 0 ? null : await readLedger(store, org, each.run, each.resourceType, each.slice - 1);
  }
  return refused;
}

async function* valuesOf(
  rows: AsyncIterable<PlacedRow>,
  passes: (row: PlacedRow['value']) => boolean = () => true,
): AsyncGenerator<unknown> {
  for await (const { value } of rows) if (passes(value)) yield value;
}

/** Collectors that may run at once with this one, itself included: those of its wave, as many as the workflow lets. */
function besides({ waves }: Plan, resourceType: string, counts: (type: string) => boolean = () => true): number {
  const wave = (waves.find((types) => types.includes(resourceType)) ?? []).filter(counts);
  return Math.max(1, Math.min(sideBySide, wave.length));
}
