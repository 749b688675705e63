import { z } from 'zod';

/** What the answers have taught about one bucket. Times are milliseconds of this machine's clock. */
export type Bucket = {
  /** The window as Okta last showed it; null before the first answer and after the window's end. */
  readonly window: Window | null;
  /** Requests sent and not yet answered. */
  readonly inFlight: number;
  /** Requests that may be in flight together; halved when Okta's concurrency limit is hit. */
  readonly mostInFlight: number;
  readonly lastSentAt: number;
  /** Nothing is sent before this. */
  readonly blockedUntil: number;
  /** Refusals for concurrency in a row. */
  readonly crowded: number;
};

type Window = {
  readonly limit: number;
  readonly remaining: number;
  /** Okta's own figure, seconds of its clock: tells windows apart. */
  readonly reset: number;
  readonly endsAt: number;
};

/** Numbers of the rate-limit headers; null where a header is missing or odd. */
export type RateLimitHeaders = {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Seconds of Okta's clock. */
  readonly reset: number | null;
  /** The answer's `Date`, seconds of Okta's clock. */
  readonly date: number | null;
};

/** A request may be sent now, in `waitMs` milliseconds, or (null) only after one in flight is answered. */
export type Decision = { readonly send: true } | { readonly send: false; readonly waitMs: number | null };

export const newBucket: Bucket = {
  window: null,
  inFlight: 0,
  mostInFlight: 16,
  lastSentAt: 0,
  blockedUntil: 0,
  crowded: 0,
};

/** Okta's windows last 60 s; more than five minutes of wait is a header to disbelieve. */
const longestWaitMs = 300_000;
/** Okta's windows when a 429 does not say when the next begins. */
const usualWindowMs = 60_000;
/** Headers count in whole seconds. */
const secondMs = 1000;

/**
 * Whether a request may be sent: while more remains than the others' part of the window, paced evenly over what is left
 * of it. A bucket not yet known gets one request whose answer tells the rest.
 *
 * @param fraction part of the shown limit that is ours, above 0 and at most 1.
 */
export function decide(bucket: Bucket, now: number, fraction: number): Decision {
  if (now < bucket.blockedUntil) return { send: false, waitMs: bucket.blockedUntil - now };
  if (bucket.inFlight >= bucket.mostInFlight) return { send: false, waitMs: null };
  const window = bucket.window;
  if (window === null || now >= window.endsAt)
    return bucket.inFlight === 0 ? { send: true } : { send: false, waitMs: null };
  const ours = Math.max(1, Math.floor(window.limit * fraction));
  const available = window.remaining - (window.limit - ours) - bucket.inFlight;
  if (available <= 0) return { send: false, waitMs: window.endsAt - now };
  const nextAt = bucket.lastSentAt + (window.endsAt - now) / available;
  return now >= nextAt ? { send: true } : { send: false, waitMs: nextAt - now };
}

/** The bucket once a request has left. */
export function sent(bucket: Bucket, now: number): Bucket {
  return { ...bucket, inFlight: bucket.inFlight + 1, lastSentAt: now };
}

/**
 * The bucket once an answer came (or, `status` null, none). An answer of an older window is ignored; of the same, the
 * smaller remainder stands.
 *
 * @param random in [0, 1): spreads the waiters that would wake together.
 * @param windowMs how long a window lasts where the headers do not say.
 */
export function answered(
  bucket: Bucket,
  now: number,
  status: number | null,
  headers: RateLimitHeaders,
  random: number,
  windowMs = usualWindowMs,
): Bucket {
  const settled = { ...bucket, inFlight: Math.max(0, bucket.inFlight - 1) };
  // Okta marks its concurrency limit with a limit of 0, which says nothing about the bucket:
  // https://developer.okta.com/docs/reference/rl2-concurrency/
  if (status === 429 && headers.limit === 0) {
    const backoffMs = Math.min(30_000, secondMs * 2 ** bucket.crowded) * (0.5 + random / 2);
    return {
      ...settled,
      mostInFlight: Math.max(1, Math.floor(bucket.mostInFlight / 2)),
      blockedUntil: now + backoffMs,
      crowded: bucket.crowded + 1,
    };
  }
  const learned = { ...settled, crowded: 0, window: learn(bucket.window, now, headers, windowMs) };
  if (status !== 429) return learned;
  // Okta's own SDKs wait one second beyond the reset.
  const endsAt = learned.window?.endsAt ?? now + windowMs;
  return { ...learned, blockedUntil: Math.max(now, endsAt) + secondMs * (1 + random) };
}

function learn(known: Window | null, now: number, headers: RateLimitHeaders, windowMs: number): Window | null {
  const { limit, remaining, reset, date } = headers;
  if (limit === null || remaining === null || reset === null) return known;
  if (known !== null && reset < known.reset) return known;
  const leftMs = date === null ? windowMs : Math.max(0, reset - date) * secondMs;
  const endsAt = now + Math.min(leftMs, longestWaitMs);
  if (known === null || reset > known.reset) return { limit, remaining, reset, endsAt };
  // Seen again after we thought it over: seconds were rounded, and the window still counts.
  const stillOpen = known.endsAt > now ? known.endsAt : Math.max(endsAt, now + secondMs);
  return { limit, remaining: Math.min(known.remaining, remaining), reset, endsAt: stillOpen };
}

const whole = z.coerce.number().int().min(0);

/** Reads the headers of an answer. A header sent twice arrives as `"600, 600"`: the more careful number counts. */
export function readRateLimitHeaders(headers: Headers): RateLimitHeaders {
  const numbers = (name: string) =>
    (headers.get(name) ?? '').split(',').flatMap((text) => {
      const parsed = text.trim() === '' ? undefined : whole.safeParse(text.trim());
      return parsed?.success ? [parsed.data] : [];
    });
  const least = (values: number[]) => (values.length === 0 ? null : Math.min(...values));
  const most = (values: number[]) => (values.length === 0 ? null : Math.max(...values));
  const date = Date.parse(headers.get('date') ?? '');
  return {
    limit: least(numbers('x-rate-limit-limit')),
    remaining: least(numbers('x-rate-limit-remaining')),
    reset: most(numbers('x-rate-limit-reset')),
    date: Number.isNaN(date) ? null : Math.floor(date / 1000),
  };
}
