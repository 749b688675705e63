import type { RateLimitHeaders } from './rate-limit-headers.ts';

/** What the answers have taught about one bucket. Times are milliseconds of this machine's clock. */
export type Bucket = {
  /** The window as Okta last showed it; null before the first answer and after the window's end. */
  readonly window: Window | null;
  /** Requests sent and not yet answered. */
  readonly inFlight: number;
  /** Requests that may be in flight together; halved when Okta's concurrency limit is hit. */
  readonly mostInFlight: number;
  /** What `mostInFlight` grows back to. */
  readonly ceiling: number;
  readonly lastSentAt: number;
  /** Nothing is sent before this. */
  readonly blockedUntil: number;
  /** Refusals for concurrency in a row. */
  readonly crowded: number;
  /** How long answers take of late; null before the first. */
  readonly latencyMs: number | null;
  /** Collectors that draw from it and begin when we do, ourselves included. */
  readonly siblings: number;
};

type Window = {
  readonly limit: number;
  readonly remaining: number;
  /** Okta's own figure, seconds of its clock: tells windows apart. */
  readonly reset: number;
  readonly endsAt: number;
  /** When this window was first seen, with what remained then, and how many answers of ours it has given since. */
  readonly seenAt: number;
  /** When it was last seen. */
  readonly asOf: number;
  readonly remainedThen: number;
  readonly ownSince: number;
};

/** A request may be sent now, in `waitMs` milliseconds, or (null) only after one in flight is answered. */
export type Decision = { readonly send: true } | { readonly send: false; readonly waitMs: number | null };

/**
 * A token may have 37 requests in flight (https://developer.okta.com/docs/reference/rl2-concurrency/), for all collectors
 * together: this leaves a few for whoever else uses the token.
 */
export const mostInFlightOfAll = 32;

/**
 * A bucket nothing is known of.
 *
 * @param mostInFlight requests that one collector may have in flight.
 * @param siblings collectors that draw from it, ourselves included.
 */
export const bucketOf = (mostInFlight: number, siblings = 1): Bucket => ({
  window: null,
  inFlight: 0,
  mostInFlight,
  ceiling: mostInFlight,
  lastSentAt: 0,
  blockedUntil: 0,
  crowded: 0,
  latencyMs: null,
  siblings,
});

/** Okta's windows last 60 s; more than five minutes of wait is a header to disbelieve. */
const longestWaitMs = 300_000;
/** Okta's windows when a 429 does not say when the next begins. */
export const usualWindowMs = 60_000;
/** Headers count in whole seconds. */
const secondMs = 1000;

/**
 * Whether a request may be sent: while more remains than the others' part of the window, paced evenly over what is left
 * of it. A bucket not yet known gets one request whose answer tells the rest.
 *
 * What others take while our requests are on their way is not shown to us yet: so much is left for them besides, reckoned
 * from how fast they took of late. In flight are as many as the pace needs at the latency of late (Little's law), twice
 * over, and never more than `mostInFlight`.
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
  const latencyMs = bucket.latencyMs ?? 0;
  const left = window.endsAt - now;
  const others = othersPerMs(window);
  const unseen =
    others === 0
      ? 0
      : Math.max(unseenAtLeast, bucket.siblings / 2) + Math.ceil(others * (now - window.asOf + latencyMs));
  const known = window.remaining - (window.limit - ours) - bucket.inFlight;
  const available = known - unseen;
  if (available <= 0) {
    // How fast others take is reckoned from the little we saw. Where much was left when we last looked, a look a sixth of a
    // window later costs one request, and waiting for the next window would cost all that is left.
    const lookAt = window.asOf + lookAgainMs;
    if (known < unseenAtLeast + 2 * bucket.siblings || bucket.inFlight > 0) return { send: false, waitMs: left };
    return now >= lookAt ? { send: true } : { send: false, waitMs: Math.min(left, lookAt - now) };
  }
  // Others go on taking: only what they will leave is spread over the rest of the window. Until it is seen how fast they
  // take, siblings are reckoned to take as much each as we do.
  const isSeen = window.asOf - window.seenAt >= secondsToSee * secondMs;
  const paceMs =
    left / (isSeen ? Math.max(available / shareOfSiblings, available - others * left) : available / bucket.siblings);
  if (bucket.inFlight >= 2 + 2 * Math.ceil(latencyMs / paceMs)) return { send: false, waitMs: null };
  const nextAt = bucket.lastSentAt + paceMs;
  return now >= nextAt ? { send: true } : { send: false, waitMs: nextAt - now };
}

/** Windows last a minute. */
const lookAgainMs = 10_000;
/** Shorter than this, a few answers say little about how fast others take. */
const secondsToSee = 3;
/** Requests that others may have under way when theirs are seen at all; of siblings, half of them may have one. */
const unseenAtLeast = 2;
/** Who takes as much as we do may be collectors like us, that give way likewise: of them all somebody must go on. */
const shareOfSiblings = 8;

/** Requests a millisecond that others took from the window since we saw it first. */
function othersPerMs({ remainedThen, remaining, ownSince, seenAt, asOf }: Window): number {
  const elapsed = asOf - seenAt;
  return elapsed <= 0 ? 0 : Math.max(0, remainedThen - remaining - ownSince) / elapsed;
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
 * @param tookMs how long the answer took; null where none came.
 */
export function answered(
  bucket: Bucket,
  now: number,
  status: number | null,
  headers: RateLimitHeaders,
  random: number,
  windowMs = usualWindowMs,
  tookMs: number | null = null,
): Bucket {
  // Asked to come back later, we do, whatever else the headers say.
  const asked = status === 429 || status === 503 ? (headers.retryAfter ?? 0) : 0;
  const settled = {
    ...bucket,
    blockedUntil: Math.max(bucket.blockedUntil, now + Math.min(longestWaitMs, asked * secondMs)),
    inFlight: Math.max(0, bucket.inFlight - 1),
    latencyMs: tookMs === null ? bucket.latencyMs : smoothed(bucket.latencyMs, tookMs),
  };
  // Okta marks its concurrency limit with a limit of 0, which says nothing about the bucket:
  // https://developer.okta.com/docs/reference/rl2-concurrency/
  if (status === 429 && headers.limit === 0) {
    const backoffMs = Math.min(30_000, secondMs * 2 ** bucket.crowded) * (0.5 + random / 2);
    return {
      ...settled,
      mostInFlight: Math.max(1, Math.floor(bucket.mostInFlight / 2)),
      blockedUntil: Math.max(settled.blockedUntil, now + backoffMs),
      crowded: bucket.crowded + 1,
    };
  }
  const learned = {
    ...settled,
    crowded: 0,
    // Halved by each refusal for concurrency, it grows back by one for every round of answers.
    mostInFlight: Math.min(bucket.ceiling, bucket.mostInFlight + (status === 200 ? 1 / bucket.mostInFlight : 0)),
    window: learn(bucket.window, now, headers, windowMs),
  };
  if (status !== 429) return learned;
  // Okta's own SDKs wait one second beyond the reset.
  const endsAt = learned.window?.endsAt ?? now + windowMs;
  return {
    ...learned,
    blockedUntil: Math.max(settled.blockedUntil, Math.max(now, endsAt) + secondMs * (1 + random)),
  };
}

/** Follows the last eight answers or so. */
const smoothed = (known: number | null, now: number) => (known === null ? now : known + (now - known) / 8);

function learn(known: Window | null, now: number, headers: RateLimitHeaders, windowMs: number): Window | null {
  const { limit, remaining, reset, date } = headers;
  if (limit === null || remaining === null || reset === null) return known;
  if (known !== null && reset < known.reset) return known;
  const leftMs = date === null ? windowMs : Math.max(0, reset - date) * secondMs;
  const endsAt = now + Math.min(leftMs, longestWaitMs);
  if (known === null || reset > known.reset)
    return { limit, remaining, reset, endsAt, seenAt: now, asOf: now, remainedThen: remaining, ownSince: 0 };
  // Seen again after we thought it over: seconds were rounded, and the window still counts.
  const stillOpen = known.endsAt > now ? known.endsAt : Math.max(endsAt, now + secondMs);
  return {
    ...known,
    limit,
    remaining: Math.min(known.remaining, remaining),
    endsAt: stillOpen,
    asOf: now,
    ownSince: known.ownSince + 1,
  };
}
