import { setTimeout as delay } from 'node:timers/promises';
import { Stopped, WaitForOkta } from './errors.ts';
import { answered, type Bucket, bucketOf, decide, sent } from './rate-limit.ts';
import { readRateLimitHeaders } from './rate-limit-headers.ts';

/** Holds requests back, bucket by bucket, as Okta's headers and our share of them demand. */
export type Limiter = {
  /**
   * Returns when a request of this bucket may be sent.
   *
   * @throws {WaitForOkta} when that is further away than `patienceMs`.
   * @throws {Stopped} when `stop` is raised meanwhile.
   */
  admit(bucket: string): Promise<void>;
  /** Must follow every admitted request: what came back, or (null) that nothing did. */
  settle(
    bucket: string,
    answer: { readonly status: number; readonly headers: Headers } | null,
    tookMs?: number | null,
  ): void;
};

/** Okta's windows last a minute: what waits longer is not worth a running function. */
const patienceMs = 62_000;

export function createLimiter(options: {
  /** Part of the shown limits that is ours, above 0 and at most 1. */
  readonly fraction: number;
  readonly stop: AbortSignal;
  readonly patienceMs?: number;
  /** Requests of one bucket that may be in flight together. */
  readonly mostInFlight: number;
  /** Collectors that draw from the same bucket beside us, ourselves included. */
  readonly siblings?: number | undefined;
  /** How long a window lasts where Okta does not say. */
  readonly windowMs?: number | undefined;
}): Limiter {
  const buckets = new Map<string, { state: Bucket; settled: PromiseWithResolvers<void> }>();
  const of = (name: string) => {
    const known = buckets.get(name) ?? {
      state: bucketOf(options.mostInFlight, options.siblings),
      settled: Promise.withResolvers<void>(),
    };
    buckets.set(name, known);
    return known;
  };
  const patience = options.patienceMs ?? patienceMs;

  return {
    async admit(name) {
      const bucket = of(name);
      for (;;) {
        if (options.stop.aborted) throw new Stopped('Stopped before the request was sent');
        const now = Date.now();
        const decision = decide(bucket.state, now, options.fraction);
        if (decision.send) {
          bucket.state = sent(bucket.state, now);
          return;
        }
        if (decision.waitMs !== null && decision.waitMs > patience)
          throw new WaitForOkta(new Date(now + decision.waitMs));
        await settledOrLater(bucket.settled.promise, decision.waitMs, options.stop);
      }
    },
    settle(name, answer, tookMs = null) {
      const bucket = of(name);
      const headers = readRateLimitHeaders(answer?.headers ?? new Headers());
      bucket.state = answered(
        bucket.state,
        Date.now(),
        answer?.status ?? null,
        headers,
        Math.random(),
        options.windowMs,
        tookMs,
      );
      const { resolve } = bucket.settled;
      bucket.settled = Promise.withResolvers<void>();
      resolve();
    },
  };
}

/** Returns when an answer has come, `waitMs` have passed, or `stop` is raised, whichever is first. */
async function settledOrLater(settled: Promise<void>, waitMs: number | null, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, stop]);
  const timer = delay(Math.min(waitMs ?? patienceMs, patienceMs), undefined, { signal }).catch(() => undefined);
  await Promise.race([settled, timer]);
  over.abort();
}
