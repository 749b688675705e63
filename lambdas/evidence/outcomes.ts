import type { Catalogue, Resource } from '../catalogue/resource.ts';
import type { Assessment } from '../contracts/assessment.ts';
import type { Ledger, Meaning, Refusal } from '../contracts/ledger.ts';
import type { Outcome, ResourceResult, RunStatus } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';
import { type Reader, readers } from '../readers.ts';
import { visibilityOf } from './visibility.ts';

/** What all slices of a resource type did together. Rows and parts are those of its ledgers, in slice order. */
export type Delivery = {
  readonly ledgers: readonly Ledger[];
  /** Name of the error by which the workflow saw the collector end, when it did. */
  readonly error?: string;
};

/** What Assess counted. */
type Counted = Pick<Assessment, 'checks' | 'distinctKeys' | 'changes'>;

/** What a run means. */
export type RunOutcome = { readonly status: RunStatus; readonly reason: string; readonly resources: ResourceResult[] };

/**
 * Sets the plan against what was delivered. A resource type without a final ledger has failed, whatever else it left:
 * absence is the report.
 *
 * @param assessed what Assess found, or why it did not come to its end; absent: it has not been asked yet.
 */
export function outcomes(
  plan: Plan,
  deliveries: ReadonlyMap<string, Delivery>,
  catalogue: Catalogue,
  assessed?: Counted | { readonly failed: string },
): RunOutcome {
  const results = new Map<string, ResourceResult>();
  const reader = readers[plan.principal?.kind ?? 'ssws'];
  const skipped = new Map(plan.resources.map((planned) => [planned.resourceType, planned.skippedBy]));
  for (const resourceType of [...plan.waves.flat(), ...skipped.keys()]) {
    if (results.has(resourceType)) continue;
    const skippedBy = skipped.get(resourceType);
    const resource = catalogue[resourceType];
    const own =
      skippedBy !== undefined
        ? { outcome: 'skipped' as const, reason: skippedReasons[skippedBy] }
        : plan.failure !== undefined
          ? { outcome: 'failed' as const, reason: plan.failure }
          : ownOutcome(deliveries.get(resourceType), resource, resourceType in plan.divisions, reader);
    const parent = resource?.parent && results.get(resource.parent.resourceType);
    const ledgers = deliveries.get(resourceType)?.ledgers ?? [];
    const judged = withGap(inherited(own, parent, ledgers), resource, plan);
    const visibility = visibilityOf(judged.outcome, resource, plan.principal, parent?.visibility);
    results.set(resourceType, { resourceType, ...judged, visibility, ...totals(ledgers, resource) });
  }
  const judged = plan.resources.flatMap(({ resourceType }) => results.get(resourceType) ?? []);
  const blind = judged.some(
    ({ resourceType, outcome, rows }) => catalogue[resourceType]?.neverEmpty && outcome === 'suspect' && rows === 0,
  );
  const seen = blind ? judged.map((result) => doubted(result, reader)) : judged;
  const resources =
    assessed === undefined || 'failed' in assessed ? seen : seen.map((result) => counted(result, assessed));
  const status = runStatus(plan, resources);
  if (assessed === undefined || !('failed' in assessed) || status.status === 'failed') return { ...status, resources };
  const reason = `assess: what was collected could not be looked at (${assessed.failed}). ${status.reason}`;
  return { status: 'incomplete', reason, resources };
}

/** A count that disagrees, without an event that explains it, makes its type suspect. */
function counted(result: ResourceResult, { checks, distinctKeys, changes }: Counted): ResourceResult {
  const own = {
    ...result,
    distinctKeys: distinctKeys[result.resourceType] ?? null,
    changesDuring: changes === null || result.sent.first === null ? null : (changes[result.resourceType] ?? 0),
  };
  const wrong = checks.find((check) => check.resourceType === result.resourceType && check.result === 'unexplained');
  if (wrong === undefined || result.outcome !== 'complete') return own;
  const subject = wrong.subject === null ? '' : ` (of ${wrong.subject})`;
  const reason = `${wrong.question} ${wrong.expected} were expected${subject}, and ${wrong.actual} are there.`;
  return { ...own, outcome: 'suspect', reason, visibility: { level: 'unknown' } };
}

/** A log that is read whole for its window still says what no run covers. */
function withGap(judged: Judgement, resource: Resource | undefined, { window }: Plan): Judgement {
  if (resource?.window === undefined || window.gap === undefined || judged.outcome !== 'complete') return judged;
  const { since, until } = window.gap;
  return {
    ...judged,
    reason: `Complete for its window. Between ${since} and ${until} no run covers it: Okta no longer has it.`,
  };
}

/** Who is shown empty lists where there must be rows learns nothing from any other empty list. */
function doubted(result: ResourceResult, { name }: Reader): ResourceResult {
  if (result.outcome !== 'complete' || result.rows > 0) return result;
  const reason = `${name} is shown empty lists where there must be rows, so that this empty list proves nothing.`;
  return { ...result, outcome: 'suspect', reason, visibility: { level: 'unknown' } };
}

type Judgement = { readonly outcome: Outcome; readonly reason?: string };

const skippedReasons = {
  input: "Left out by this run's input.",
  include: 'Left out by the setting include.',
  exclude: 'Left out by the setting exclude.',
  profile: "Deeper than this run's profile.",
} as const;

function ownOutcome(
  delivery: Delivery | undefined,
  resource: Resource | undefined,
  divided: boolean,
  reader: Reader,
): Judgement {
  const ledgers = delivery?.ledgers ?? [];
  if (ledgers.at(-1)?.next !== null) {
    const error = delivery?.error === undefined ? 'It left no final ledger' : `It ended with ${delivery.error}`;
    return { outcome: 'failed', reason: `The collector did not finish. ${error}; see its log.` };
  }
  if (resource?.variants !== undefined && resource.parent === undefined)
    return ofVariants(variantResults(ledgers, resource.variants));
  const refusals = ledgers.flatMap((ledger) => ledger.refusals);
  const answered = sum(ledgers.flatMap((ledger) => Object.values(ledger.answered)));
  const judged = ofSeries(answered, refusals, resource?.parent !== undefined || divided);
  if (judged.outcome === 'complete' && resource?.neverEmpty && sum(ledgers.map((ledger) => ledger.rows)) === 0)
    return {
      outcome: 'suspect',
      reason: `Okta answered with an empty list, which cannot be: ${reader.holder} probably has no admin role. ${reader.giveRole}.`,
    };
  if (judged.outcome === 'complete' && ledgers.every((ledger) => ledger.certain === false))
    return {
      outcome: 'suspect',
      reason: `The list lacks ${resource?.certain?.name ?? 'what every org has'}, which every org has: ${reader.holder} was not shown all of it.`,
    };
  return judged;
}

/** One outcome of request series, `answered` of which were read to their end. */
function ofSeries(answered: number, refusals: readonly Refusal[], perParent: boolean): Judgement {
  const having = (...meanings: Meaning[]) => refusals.filter((refusal) => meanings.includes(refusal.meaning));
  const missing = having('forbidden', 'gap', 'failed');
  const [first] = missing;
  if (first === undefined) {
    const [absent] = refusals;
    if (absent === undefined) return { outcome: 'complete' };
    // What the org lacks as a whole cannot be there for some: it went away while we read.
    return answered === 0
      ? { outcome: 'unavailable', reason: absent.reason }
      : { outcome: 'partial', reason: `${absent.reason} It did for ${answered} others.` };
  }
  const abandoned = missing.find((refusal) => refusal.abandoned && refusal.meaning === 'failed');
  if (abandoned !== undefined) return { outcome: 'failed', reason: abandoned.reason };
  const only = (meaning: Meaning) => answered === 0 && missing.every((refusal) => refusal.meaning === meaning);
  if (only('forbidden')) return { outcome: 'forbidden', reason: first.reason };
  if (only('failed') || !perParent)
    return { outcome: first.meaning === 'forbidden' ? 'forbidden' : 'failed', reason: first.reason };
  const more = missing.length > 1 ? ` ${missing.length - 1} more like it are listed as gaps.` : '';
  return { outcome: 'partial', reason: `${first.reason}${more}` };
}

type VariantResult = ResourceResult['variants'][number];

function variantResults(ledgers: readonly Ledger[], variants: NonNullable<Resource['variants']>): VariantResult[] {
  return Object.keys(variants).map((variant) => {
    const refusals = ledgers.flatMap((ledger) => ledger.refusals).filter((refusal) => refusal.variant === variant);
    const answered = sum(ledgers.map((ledger) => ledger.answered[variant] ?? 0));
    const rows = sum(ledgers.map((ledger) => ledger.rowsByVariant[variant] ?? 0));
    const judged: Judgement =
      answered === 0 && refusals.length === 0
        ? { outcome: 'failed', reason: 'It was not asked for.' }
        : ofSeries(answered, refusals, false);
    return { variant, rows, ...judged };
  });
}

/** The worst of the variants; all of them unavailable is unavailable. */
function ofVariants(variants: readonly VariantResult[]): Judgement {
  for (const outcome of ['failed', 'suspect', 'partial', 'forbidden'] as const) {
    const those = variants.filter((variant) => variant.outcome === outcome);
    const [first] = those;
    if (first === undefined) continue;
    const names = those.map((variant) => variant.variant).join(', ');
    const all = those.length === variants.length;
    // Some failed and some were read: what is there is evidence, and something is known to be missing.
    const mixed = outcome === 'failed' && !all ? 'partial' : outcome;
    return { outcome: mixed, reason: `${names}: ${first.reason ?? ''}` };
  }
  const [absent] = variants;
  if (absent !== undefined && variants.every((variant) => variant.outcome === 'unavailable'))
    return { outcome: 'unavailable', ...(absent.reason === undefined ? {} : { reason: absent.reason }) };
  return { outcome: 'complete' };
}

/** A child knows only the parents that were read: it is never better than they were. */
function inherited(own: Judgement, parent: ResourceResult | undefined, ledgers: readonly Ledger[]): Judgement {
  if (parent === undefined || own.outcome === 'failed' || own.outcome === 'skipped') return own;
  const reason = `It is asked per row of ${parent.resourceType}, which was ${parent.outcome}.`;
  const read = ledgers.some((ledger) => sum(Object.values(ledger.answered)) > 0);
  switch (parent.outcome) {
    case 'complete':
    case 'skipped':
      return own;
    case 'unavailable':
      return read ? own : { outcome: 'unavailable', reason };
    case 'suspect':
      return { outcome: 'suspect', reason };
    case 'forbidden':
    case 'failed':
      return { outcome: read ? 'partial' : parent.outcome, reason };
    case 'partial':
      return own.outcome === 'forbidden' ? own : { outcome: 'partial', reason };
  }
}

function totals(
  ledgers: readonly Ledger[],
  resource: Resource | undefined,
): Omit<ResourceResult, 'resourceType' | 'outcome' | 'reason' | 'visibility'> {
  return {
    gaps: ledgers.flatMap((ledger) => ledger.refusals).filter((refusal) => refusal.meaning !== 'unavailable'),
    records: sum(ledgers.map((ledger) => ledger.records)),
    repeated: sum(ledgers.map((ledger) => ledger.repeated)),
    rows: sum(ledgers.map((ledger) => ledger.rows)),
    distinctKeys: null,
    changesDuring: null,
    carried: sum(ledgers.map((ledger) => ledger.carried)),
    pages: sum(ledgers.map((ledger) => ledger.pages)),
    asked: [],
    requests: added(ledgers.map((ledger) => ledger.requests)),
    repeatedRequests: sum(ledgers.map((ledger) => ledger.repeatedRequests)),
    heldSeconds: Math.round(sum(ledgers.map((ledger) => ledger.heldMs)) / 100) / 10,
    requestIds: {
      first: ledgers.map((ledger) => ledger.requestIds.first).find((id) => id !== null) ?? null,
      last: ledgers.map((ledger) => ledger.requestIds.last).findLast((id) => id !== null) ?? null,
    },
    sent: {
      first: ledgers.map((ledger) => ledger.sent.first).find((at) => at !== null) ?? null,
      last: ledgers.map((ledger) => ledger.sent.last).findLast((at) => at !== null) ?? null,
    },
    unrecognised: sum(ledgers.map((ledger) => ledger.unrecognised)),
    unrecognisedPaths: added(ledgers.map((ledger) => ledger.unrecognisedPaths)),
    redactions: added(ledgers.map((ledger) => ledger.redactions)),
    schema: null,
    variants:
      resource?.variants === undefined || ledgers.length === 0 ? [] : variantResults(ledgers, resource.variants),
    parts: ledgers.flatMap((ledger) => ledger.parts).sort((one, other) => (one.key < other.key ? -1 : 1)),
  };
}

function runStatus(plan: Plan, resources: readonly ResourceResult[]): { status: RunStatus; reason: string } {
  if (plan.failure !== undefined) return { status: 'failed', reason: plan.failure };
  const having = (...outcomes: Outcome[]) => resources.filter(({ outcome }) => outcomes.includes(outcome));
  const names = (those: readonly ResourceResult[]) =>
    those.map(({ resourceType, outcome }) => `${resourceType} (${outcome})`).join(', ');
  const missing = having('partial', 'suspect', 'failed');
  const [first] = missing;
  if (first !== undefined && sum(resources.map((resource) => resource.pages)) === 0)
    return {
      status: 'failed',
      reason: `Nothing could be read. ${first.resourceType}: ${first.reason ?? first.outcome}`,
    };
  if (missing.length > 0) return { status: 'incomplete', reason: `Something is missing: ${names(missing)}.` };
  const forbidden = having('forbidden');
  if (forbidden.length > 0)
    return {
      status: 'limited',
      reason: `${readers[plan.principal?.kind ?? 'ssws'].name} may not read: ${names(forbidden)}.`,
    };
  return { status: 'complete', reason: 'Everything planned was read to its end, or is not in this org.' };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function added(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total = new Map<string, number>();
  for (const count of counts)
    for (const [name, number] of Object.entries(count)) total.set(name, (total.get(name) ?? 0) + number);
  return Object.fromEntries([...total].sort(([one], [other]) => (one < other ? -1 : 1)));
}
