import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SimulatedBucket, simulate } from '../../../bench/simulated-bucket.ts';
import { answered, bucketOf, decide } from '../../../lambdas/okta/rate-limit.ts';
import { readRateLimitHeaders } from '../../../lambdas/okta/rate-limit-headers.ts';
import { fractionOf, percentageFromLimits } from '../../../lambdas/okta/share.ts';

const ours = ({ windows }: SimulatedBucket) => windows.map((window) => window.ours);

const newBucket = bucketOf(16);
const limits = fc.integer({ min: 5, max: 1200 });
const fractions = fc.double({ min: 0.05, max: 1, noNaN: true });

test('one collector never takes more than its part of a window, and provokes no refusal', () => {
  fc.assert(
    fc.property(limits, fractions, fc.constantFrom(10, 200, 800), (limit, fraction, latencyMs) => {
      const okta = simulate({ limit, fraction, latencyMs: () => latencyMs, minutes: 2 });
      expect(Math.max(...ours(okta))).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * fraction)));
      expect(okta.refused).toBe(0);
    }),
    { numRuns: process.env.SAMPLES === 'full' ? 300 : 25 },
  );
});

test('collectors that share a bucket share its part without knowing of one another', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50, max: 1200 }),
      fractions,
      fc.constantFrom(10, 200, 800),
      fc.integer({ min: 2, max: 4 }),
      (limit, fraction, latencyMs, clients) => {
        const okta = simulate({ limit, fraction, latencyMs: () => latencyMs, minutes: 3, collectors: clients });
        const { refused } = okta;
        // Each can be one request ahead of what the headers tell the others.
        expect(Math.max(...ours(okta))).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * fraction)) + clients);
        expect(fraction < 0.9 ? refused : 0).toBe(0);
      },
    ),
    { numRuns: process.env.SAMPLES === 'full' ? 300 : 25 },
  );
});

test('gives way to others on the same bucket, however much they take, and provokes no refusal', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 1200 }),
      fc.constantFrom(0.1, 0.3, 0.5),
      fc.constantFrom(50, 300, 800),
      fc.integer({ min: 1, max: 3 }),
      (limit, part, latencyMs, collectors) => {
        const okta = simulate({
          limit,
          fraction: 1,
          latencyMs: () => latencyMs,
          minutes: 4,
          collectors,
          foreign: part * limit,
        });
        // The first window is entered without knowing of the others.
        const later = okta.windows.slice(1);
        expect(later.map(({ beyond }) => beyond)).toEqual(later.map(() => 0));
        const used = okta.windows.slice(1, -1).map((window) => window.ours + window.others);
        expect(Math.min(...used)).toBeGreaterThan(0.9 * limit - 5 * collectors);
      },
    ),
    { numRuns: process.env.SAMPLES === 'full' ? 200 : 20 },
  );
});

test('has no more in flight than its pace needs at the latency of late', () => {
  const headers = { limit: 600, remaining: 599, reset: 1060, date: 1000 };
  const bucket = answered(bucketOf(16), 1_000_000, 200, headers, 0, 60_000, 400);
  // Ten a second at 400 ms: four under way, and as many again for the slow ones, and two.
  const busy = { ...bucket, inFlight: 10, lastSentAt: 0 };
  expect(decide(busy, 1_000_100, 1)).toEqual({ send: false, waitMs: null });
  expect(decide({ ...busy, inFlight: 9 }, 1_000_100, 1)).toEqual({ send: true });
});

test('grows back, a little with each answer, to what it may have in flight', () => {
  const headers = { limit: 600, remaining: 599, reset: 1060, date: 1000 };
  let bucket = answered(bucketOf(16), 0, 429, { limit: 0, remaining: 0, reset: 1, date: 0 }, 0);
  expect(bucket.mostInFlight).toBe(8);
  for (let answer = 0; answer < 400; answer += 1) bucket = answered(bucket, 0, 200, headers, 0);
  expect(bucket.mostInFlight).toBe(16);
});

test('uses nearly all of its part while there is work', () => {
  const okta = simulate({ limit: 300, fraction: 0.5, latencyMs: () => 200, minutes: 3 });
  expect(ours(okta)[1]).toBeGreaterThan(140);
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
  expect(crowded.mostInFlight).toBe(Math.floor(known.mostInFlight / 2));
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
  const none = { reset: null, date: null, retryAfter: null };
  expect(readRateLimitHeaders(headers)).toEqual({ limit: 600, remaining: 9, ...none });
});

test('comes back no earlier than it is asked to, in seconds or by an instant, of a busy server or of one that is ill', () => {
  const date = 'Tue, 10 Nov 2026 00:00:00 GMT';
  const later: [string, number][] = [
    ['90', 90_000],
    ['Tue, 10 Nov 2026 00:02:00 GMT', 120_000],
    ['86400', 300_000],
    ['soon', 0],
  ];
  for (const [text, ms] of later) {
    const headers = readRateLimitHeaders(new Headers({ date, 'retry-after': text }));
    const ill = answered(newBucket, 0, 503, headers, 0);
    expect([text, ms === 0 || !decide(ill, ms - 1, 1).send, decide(ill, ms, 1).send]).toEqual([text, true, true]);
    expect(decide(answered(newBucket, 0, 429, headers, 0), Math.max(ms, 61_000) - 1, 1).send).toBe(false);
    expect(decide(answered(newBucket, 0, 200, headers, 0), 0, 1).send).toBe(true);
  }
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
