import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answered,
  type Bucket,
  decide,
  newBucket,
  readRateLimitHeaders,
  sent,
} from '../../../lambdas/okta/rate-limit.ts';
import { fractionOf, percentageFromLimits } from '../../../lambdas/okta/share.ts';

/** Okta's bucket as the server counts it: a window that starts with its first request. */
function oktaBucket(limit: number, windowSeconds: number) {
  let window = { startsAt: Number.NEGATIVE_INFINITY, used: 0 };
  const uses: number[] = [];
  return {
    uses,
    take(now: number) {
      if (now >= window.startsAt + windowSeconds * 1000) {
        window = { startsAt: now, used: 0 };
        uses.push(0);
      }
      window.used += 1;
      uses[uses.length - 1] = window.used;
      return {
        status: window.used > limit ? 429 : 200,
        headers: {
          limit,
          remaining: Math.max(0, limit - window.used),
          reset: Math.ceil((window.startsAt + windowSeconds * 1000) / 1000),
          date: Math.floor(now / 1000),
        },
      };
    },
  };
}

/** Lets `clients` send as fast as their decisions allow, each answer `latencyMs` later. */
function simulate(limit: number, fraction: number, latencyMs: number, durationMs: number, clients = 1) {
  const okta = oktaBucket(limit, 60);
  const buckets: Bucket[] = Array.from({ length: clients }, () => newBucket);
  const due: { at: number; client: number; answer: ReturnType<typeof okta.take> }[] = [];
  const refused: number[] = [];
  for (let now = 1_000_000_000; now < 1_000_000_000 + durationMs; now += 10) {
    for (const { client, answer } of due.splice(0).filter((entry) => entry.at > now || !settle(entry, now)))
      due.push({ at: 0, client, answer });
    for (const [client, bucket] of buckets.entries())
      if (decide(bucket, now, fraction).send) {
        const answer = okta.take(now);
        if (answer.status === 429) refused.push(now);
        buckets[client] = sent(bucket, now);
        due.push({ at: now + latencyMs, client, answer });
      }
  }
  function settle(entry: (typeof due)[number], now: number): boolean {
    const bucket = buckets[entry.client];
    if (bucket !== undefined)
      buckets[entry.client] = answered(bucket, now, entry.answer.status, entry.answer.headers, 0);
    return true;
  }
  return { uses: okta.uses, refused };
}

const limits = fc.integer({ min: 5, max: 1200 });
const fractions = fc.double({ min: 0.05, max: 1, noNaN: true });

test('one collector never takes more than its part of a window, and provokes no refusal', () => {
  fc.assert(
    fc.property(limits, fractions, fc.constantFrom(10, 200, 800), (limit, fraction, latencyMs) => {
      const { uses, refused } = simulate(limit, fraction, latencyMs, 130_000);
      expect(Math.max(...uses)).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * fraction)));
      expect(refused).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('uses nearly all of its part while there is work', () => {
  const { uses } = simulate(300, 0.5, 200, 130_000);
  expect(uses[1]).toBeGreaterThan(140);
});

test('learns nothing from an answer of an older window', () => {
  const now = 1_000_000;
  const fresh = answered(newBucket, now, 200, { limit: 100, remaining: 90, reset: 2000, date: 1990 }, 0);
  expect(answered(fresh, now, 200, { limit: 100, remaining: 3, reset: 1940, date: 1939 }, 0).window).toEqual(
    fresh.window,
  );
});

test('keeps the smaller remainder of one window, whatever order the answers come in', () => {
  const now = 1_000_000;
  const first = answered(newBucket, now, 200, { limit: 100, remaining: 40, reset: 2000, date: 1990 }, 0);
  expect(answered(first, now, 200, { limit: 100, remaining: 60, reset: 2000, date: 1990 }, 0).window?.remaining).toBe(
    40,
  );
});

test('does not take the concurrency limit for the bucket being empty', () => {
  const now = 1_000_000;
  const known = answered(newBucket, now, 200, { limit: 100, remaining: 90, reset: 2000, date: 1990 }, 0);
  const crowded = answered(known, now, 429, { limit: 0, remaining: 0, reset: 1991, date: 1990 }, 0);
  expect(crowded.window).toEqual(known.window);
  expect(crowded.mostInFlight).toBe(known.mostInFlight / 2);
  expect(decide(crowded, now, 1)).toMatchObject({ send: false });
  expect(decide(crowded, now + 1001, 1)).toEqual({ send: true });
});

test('waits for the reset after a refusal, by the clock of Okta and not by ours', () => {
  const now = 5_000_000; // our clock is hours off
  const refused = answered(newBucket, now, 429, { limit: 100, remaining: 0, reset: 2000, date: 1960 }, 0);
  expect(decide(refused, now + 40_000, 1).send).toBe(false);
  expect(decide(refused, now + 41_001, 1).send).toBe(true);
});

test('waits a whole window after a refusal without headers, and never more than five minutes', () => {
  const none = { limit: null, remaining: null, reset: null, date: null };
  expect(decide(answered(newBucket, 0, 429, none, 0), 59_999, 1).send).toBe(false);
  const absurd = answered(newBucket, 0, 429, { limit: 5, remaining: 0, reset: 9_999_999_999, date: 1 }, 0);
  expect(decide(absurd, 301_001, 1).send).toBe(true);
});

test('reads headers that arrive twice, and ignores what is no number', () => {
  const headers = new Headers({
    'x-rate-limit-limit': '600, 600',
    'x-rate-limit-remaining': '10, 9',
    'x-rate-limit-reset': 'soon',
  });
  expect(readRateLimitHeaders(headers)).toEqual({ limit: 600, remaining: 9, reset: null, date: null });
});

test("takes the stated share of the org's limit, of which Okta shows the token's part", () => {
  expect(fractionOf(0.5, 50)).toBe(1);
  expect(fractionOf(0.25, 50)).toBe(0.5);
  expect(fractionOf(0.5, 100)).toBe(0.5);
});

test("tells a token's percentage from the limits shown, and assumes nothing where they fit no kind of org", () => {
  expect(
    percentageFromLimits(
      new Map([
        ['/api/v1', 600],
        ['/api/v1/users', 300],
      ]),
    ),
  ).toBe(50);
  expect(
    percentageFromLimits(
      new Map([
        ['/api/v1', 1200],
        ['/api/v1/users', 600],
      ]),
    ),
  ).toBe(100);
  expect(percentageFromLimits(new Map([['/api/v1', 600]]))).toBe(100);
  expect(percentageFromLimits(new Map([['/api/v1', 777]]))).toBeNull();
  expect(percentageFromLimits(new Map())).toBeNull();
});
