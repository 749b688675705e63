import type { Ledger } from '../contracts/ledger.ts';
import type { ResourceResult } from '../contracts/manifest.ts';

/** What all slices of a resource type did, added up. */
export function totals(
  ledgers: readonly Ledger[],
): Omit<ResourceResult, 'resourceType' | 'outcome' | 'reason' | 'visibility' | 'variants'> {
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
    parts: ledgers.flatMap((ledger) => ledger.parts).sort((one, other) => (one.key < other.key ? -1 : 1)),
  };
}

/** All of them together. */
export const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function added(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total = new Map<string, number>();
  for (const count of counts)
    for (const [name, number] of Object.entries(count)) total.set(name, (total.get(name) ?? 0) + number);
  return Object.fromEntries([...total].sort(([one], [other]) => (one < other ? -1 : 1)));
}
