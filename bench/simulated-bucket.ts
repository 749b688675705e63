import { answered, type Bucket, bucketOf, decide, mostInFlightOfAll, sent } from '../lambdas/okta/rate-limit.ts';

/** Okta's bucket as the server counts it: a window of a minute that starts with its first request. */
export type SimulatedBucket = {
  /** Requests of each window so far: ours and others', and those of ours that came when the share was used up. */
  readonly windows: { readonly startsAt: number; ours: number; others: number; lastOurs: number; beyond: number }[];
  readonly refused: number;
  take(now: number, whose: 'ours' | 'others'): { status: number; headers: Headers4 };
};
type Headers4 = { limit: number; remaining: number; reset: number; date: number };

const windowMs = 60_000;

function createBucket(limit: number, fraction: number): SimulatedBucket {
  const allowed = Math.max(1, Math.floor(limit * fraction));
  const windows: SimulatedBucket['windows'] = [];
  let refused = 0;
  return {
    windows,
    get refused() {
      return refused;
    },
    take(now, whose) {
      let window = windows.at(-1);
      if (window === undefined || now >= window.startsAt + windowMs) {
        window = { startsAt: now, ours: 0, others: 0, lastOurs: now, beyond: 0 };
        windows.push(window);
      }
      if (whose === 'ours' && window.ours + window.others >= allowed) window.beyond += 1;
      window[whose] += 1;
      if (whose === 'ours') window.lastOurs = now;
      const used = window.ours + window.others;
      if (used > limit && whose === 'ours') refused += 1;
      return {
        status: used > limit ? 429 : 200,
        headers: {
          limit,
          remaining: Math.max(0, limit - used),
          reset: Math.ceil((window.startsAt + windowMs) / 1000),
          date: Math.floor(now / 1000),
        },
      };
    },
  };
}

export type Simulation = {
  readonly limit: number;
  /** Part of the limit that is ours. */
  readonly fraction: number;
  /** Milliseconds of each answer. */
  readonly latencyMs: () => number;
  readonly minutes: number;
  /** Collectors that know nothing of one another. */
  readonly collectors?: number;
  /** Requests a minute that somebody else takes. */
  readonly foreign?: number;
  /** Lists that one collector asks ahead, in whose order answers are written. */
  readonly ahead?: number;
};

/** A list read in windows side by side, each a page after the other; minutes it took, in simulated time. */
export function simulateWindows(options: {
  readonly limit: number;
  readonly latencyMs: () => number;
  /** Pages of each window. */
  readonly windows: readonly number[];
  /** Windows read at once. */
  readonly lanes: number;
}): { minutes: number; okta: SimulatedBucket } {
  const okta = createBucket(options.limit, 1);
  const queue = [...options.windows];
  const begin = 1_000_000_000;
  let bucket = bucketOf(mostInFlightOfAll);
  let open: { left: number; at: number; sentAt: number; answer: ReturnType<SimulatedBucket['take']> | null }[] = [];
  for (let now = begin; ; now += 5) {
    for (const lane of open)
      if (lane.answer !== null && lane.at <= now) {
        bucket = answered(bucket, now, lane.answer.status, lane.answer.headers, 0, windowMs, now - lane.sentAt);
        lane.answer = null;
        lane.left -= 1;
      }
    open = open.filter(({ left }) => left > 0);
    while (open.length < options.lanes && queue.length > 0)
      open.push({ left: queue.shift() ?? 0, at: 0, sentAt: 0, answer: null });
    if (open.length === 0) return { minutes: (now - begin) / windowMs, okta };
    for (const lane of open)
      if (lane.answer === null && decide(bucket, now, 1).send) {
        bucket = sent(bucket, now);
        lane.sentAt = now;
        lane.at = now + options.latencyMs();
        lane.answer = okta.take(now, 'ours');
      }
  }
}

/** Time as the collectors see it, in steps of five milliseconds, with work without end. */
export function simulate({
  limit,
  fraction,
  latencyMs,
  minutes,
  collectors = 1,
  foreign = 0,
  ahead = 16,
}: Simulation): SimulatedBucket {
  const okta = createBucket(limit, fraction);
  const clients = Array.from({ length: collectors }, () => ({
    bucket: bucketOf(Math.floor(mostInFlightOfAll / collectors), collectors),
    due: [] as { at: number; sentAt: number; done: boolean; answer: ReturnType<SimulatedBucket['take']> }[],
  }));
  const start = 1_000_000_000;
  let owed = 0;
  for (let now = start; now < start + minutes * windowMs; now += 5) {
    owed += (foreign * 5) / windowMs;
    for (; owed >= 1; owed -= 1) okta.take(now, 'others');
    for (const client of clients) client.bucket = step(client, now);
  }
  return okta;

  function step({ bucket, due }: (typeof clients)[number], now: number): Bucket {
    let known = bucket;
    for (const each of due)
      if (!each.done && each.at <= now) {
        each.done = true;
        known = answered(known, now, each.answer.status, each.answer.headers, 0, windowMs, now - each.sentAt);
      }
    // Written in order: a slow first answer holds back the asking of more.
    while (due[0]?.done) due.shift();
    while (due.length < ahead && decide(known, now, fraction).send) {
      known = sent(known, now);
      due.push({ at: now + latencyMs(), sentAt: now, done: false, answer: okta.take(now, 'ours') });
    }
    return known;
  }
}
