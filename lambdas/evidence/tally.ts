import type { Ledger, Refusal, Standing } from '../contracts/ledger.ts';

/** One request that left, as a ledger counts it. */
type Sent = {
  readonly status: number | null;
  readonly requestId: string | null;
  readonly sentAt: Date;
  readonly heldMs: number;
  readonly repeated: boolean;
  readonly usedPercent: number | null;
};

/** Counts what a slice does, to become its ledger. */
export type Tally = {
  request(sent: Sent): void;
  page(variant: string, records: number): void;
  row(variant: string): void;
  /** A row of an earlier run was written. */
  carried(variant: string): void;
  /** The instant of a row by which its list can be divided. */
  mark(instant: string): void;
  unrecognised(paths: readonly string[]): void;
  repeated(): void;
  /** A record came that every org has. */
  certain(): void;
  redacted(path: string): void;
  /** A request series was read to its end. */
  answered(variant: string): void;
  refused(refusal: Refusal): void;
  readonly rows: number;
  readonly pages: number;
  /** The slice's ledger, once its parts are written. */
  close(end: {
    readonly next: Standing[] | null;
    readonly parts: Ledger['parts'];
    readonly hashKey: string | null;
    readonly finishedAt: Date;
  }): Ledger;
};

/** @param hasCertain whether the resource type has a record that every org has. */
export function createTally(
  slice: Pick<Ledger, 'run' | 'resourceType' | 'slice' | 'startedAt'>,
  hasCertain = false,
): Tally {
  let certain = hasCertain ? false : null;
  const requests = new Map<string, number>();
  const redactions = new Map<string, number>();
  const surprises = new Map<string, number>();
  const answered = new Map<string, number>();
  const rowsByVariant = new Map<string, number>();
  const refusals: Refusal[] = [];
  const marks: string[] = [];
  const requestIds: { first: string | null; last: string | null } = { first: null, last: null };
  const sentTimes: { first: string | null; last: string | null } = { first: null, last: null };
  let mostUsed: number | null = null;
  const counts = {
    repeatedRequests: 0,
    heldMs: 0,
    records: 0,
    rows: 0,
    carried: 0,
    pages: 0,
    unrecognised: 0,
    repeated: 0,
  };
  const add = (counters: Map<string, number>, name: string, by = 1) =>
    counters.set(name, (counters.get(name) ?? 0) + by);

  const row = (variant: string) => {
    counts.rows += 1;
    add(rowsByVariant, variant);
  };

  return {
    get rows() {
      return counts.rows;
    },
    get pages() {
      return counts.pages;
    },
    request({ status, requestId, sentAt, heldMs, repeated, usedPercent }) {
      add(requests, status === null ? 'none' : String(status));
      // Told when the answer is there: the first told of is not always the first that was sent.
      const sent = sentAt.toISOString();
      if (sentTimes.first === null || sent < sentTimes.first) sentTimes.first = sent;
      if (sentTimes.last === null || sent > sentTimes.last) sentTimes.last = sent;
      if (usedPercent !== null) mostUsed = Math.max(mostUsed ?? 0, usedPercent);
      counts.heldMs += heldMs;
      counts.repeatedRequests += repeated ? 1 : 0;
      requestIds.first ??= requestId;
      requestIds.last = requestId ?? requestIds.last;
    },
    page(variant, records) {
      counts.pages += 1;
      counts.records += records;
      add(rowsByVariant, variant, 0);
    },
    row,
    carried(variant) {
      row(variant);
      counts.carried += 1;
    },
    mark: (instant) => {
      marks.push(instant);
    },
    unrecognised: (paths) => {
      counts.unrecognised += 1;
      for (const path of paths) add(surprises, path);
    },
    certain: () => {
      certain = true;
    },
    repeated: () => {
      counts.repeated += 1;
    },
    redacted: (path) => {
      add(redactions, path);
    },
    answered: (variant) => {
      add(answered, variant);
    },
    refused: (refusal) => {
      refusals.push(refusal);
    },
    close: ({ next, parts, hashKey, finishedAt }) => ({
      schema: 'okta-evidence/ledger/v1',
      ...slice,
      finishedAt: finishedAt.toISOString(),
      next,
      parts,
      ...counts,
      marks: marks.sort(),
      certain,
      hashKey,
      requests: Object.fromEntries([...requests].sort()),
      redactions: Object.fromEntries([...redactions].sort()),
      unrecognisedPaths: Object.fromEntries([...surprises].sort()),
      answered: Object.fromEntries(answered),
      rowsByVariant: Object.fromEntries(rowsByVariant),
      refusals,
      requestIds,
      sent: sentTimes,
      rateLimitUsedPercent: mostUsed,
    }),
  };
}
