import type { Catalogue, Resource } from '../catalogue/resource.ts';
import type { Assessment } from '../contracts/assessment.ts';
import type { Ledger } from '../contracts/ledger.ts';
import type { Outcome, ResourceResult, RunStatus } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';
import { type Reader, readers } from '../readers.ts';
import type { Delivery } from './deliveries.ts';
import { type Judgement, ownOutcome, variantResults } from './own-outcome.ts';
import { sum, totals } from './totals.ts';
import { visibilityOf } from './visibility.ts';

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
  const counts = assessed === undefined || 'failed' in assessed ? null : assessed;
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
    const variants = ledgers.length === 0 || resource === undefined ? [] : variantResults(ledgers, resource);
    const result = { resourceType, ...judged, visibility, ...totals(ledgers), variants };
    results.set(resourceType, counts === null ? result : counted(result, counts));
  }
  const judged = plan.resources.flatMap(({ resourceType }) => results.get(resourceType) ?? []);
  const blind = judged.some(
    ({ resourceType, outcome, rows }) => catalogue[resourceType]?.neverEmpty && outcome === 'suspect' && rows === 0,
  );
  const resources = blind ? judged.map((result) => doubted(result, reader)) : judged;
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

const skippedReasons = {
  input: "Left out by this run's input.",
  include: 'Left out by the setting include.',
  exclude: 'Left out by the setting exclude.',
  profile: "Deeper than this run's profile.",
} as const;

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
