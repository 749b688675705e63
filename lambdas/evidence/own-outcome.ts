import type { Resource } from '../catalogue/resource.ts';
import type { Ledger, Meaning, Refusal } from '../contracts/ledger.ts';
import type { Outcome, ResourceResult } from '../contracts/manifest.ts';
import type { Reader } from '../readers.ts';
import type { Delivery } from './deliveries.ts';
import { sum } from './totals.ts';

/** An outcome, and a sentence that says why where it is not complete. */
export type Judgement = { readonly outcome: Outcome; readonly reason?: string };

/**
 * What was delivered of one resource type, by itself.
 *
 * @param divided whether the plan divides its list into windows.
 */
export function ownOutcome(
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
  if (resource?.variants !== undefined) return ofVariants(variantResults(ledgers, resource));
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

/** An outcome for each variant. Of a type that has no parents nothing is asked for, and it has nothing. */
export function variantResults(ledgers: readonly Ledger[], { variants = {}, parent }: Resource): VariantResult[] {
  const results = Object.keys(variants).map((variant) => {
    const refusals = ledgers.flatMap((ledger) => ledger.refusals).filter((refusal) => refusal.variant === variant);
    const answered = sum(ledgers.map((ledger) => ledger.answered[variant] ?? 0));
    const rows = sum(ledgers.map((ledger) => ledger.rowsByVariant[variant] ?? 0));
    return { variant, rows, asked: answered + refusals.length, ...ofSeries(answered, refusals, parent !== undefined) };
  });
  const hasParents = parent === undefined || results.some(({ asked }) => asked > 0);
  return results.map(({ asked, ...result }) =>
    asked === 0 && hasParents ? { ...result, outcome: 'failed', reason: 'It was not asked for.' } : result,
  );
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
