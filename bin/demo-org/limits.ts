/**
 * Requests a window that a token gets by default in a Workforce org: half of what Okta published for the org
 * (https://developer.okta.com/docs/reference/rl-global-mgmt/ until December 2025). What Okta never published is 50.
 */
const tokenLimits: Readonly<Record<string, number>> = {
  '/api/v1/users': 300,
  '/api/v1/users/{id}': 1000,
  '/api/v1/groups': 250,
  '/api/v1/apps': 50,
  '/api/v1/logs': 60,
  '/api/v1/devices': 50,
  '/oauth2/v1/clients': 50,
  '/oauth2/v1/token': 1000,
  '/api/v1': 600,
  other: 50,
};

/** The same limit for every bucket that is known by name. */
export const everyBucket = (limit: number) => Object.fromEntries(Object.keys(tokenLimits).map((name) => [name, limit]));

/** First match counts: which requests are counted together. */
const buckets: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/users\/[^/]+$/, '/api/v1/users/{id}'],
  [/^\/api\/v1\/users(\/|$)/, '/api/v1/users'],
  [/^\/api\/v1\/groups(\/|$)/, '/api/v1/groups'],
  [/^\/api\/v1\/apps(\/|$)/, '/api/v1/apps'],
  [/^\/api\/v1\/logs$/, '/api/v1/logs'],
  [/^\/api\/v1\/iam(\/|$)/, '/api/v1/iam'],
  [/^\/api\/v1\/devices(\/|$)/, '/api/v1/devices'],
  [/^\/api\/v1\/(agentPools|domains|device-assurances|hook-keys|push-providers|principal-rate-limits)(\/|$)/, 'own'],
  [/^\/oauth2\/v1\/clients(\/|$)/, '/oauth2/v1/clients'],
  [/^\/oauth2\/v1\/token$/, '/oauth2/v1/token'],
  [/^\/api\/v1\//, '/api/v1'],
];

export function bucketOf(path: string): string {
  const [, bucket] = buckets.find(([pattern]) => pattern.test(path)) ?? [null, 'other'];
  return bucket === 'own' ? path.split('/').slice(0, 4).join('/') : bucket;
}

/** What a request did to its bucket. */
export type Counted = { readonly allowed: boolean; readonly headers: Record<string, string> };

/** Okta's counters. A window begins with its first request, not on the minute. */
export type RateLimits = {
  count(path: string, now: number): Counted;
  /** Most requests any window of a bucket has seen. */
  readonly busiest: ReadonlyMap<string, number>;
  readonly refused: () => number;
};

export function createRateLimits(windowSeconds: number, changed: Readonly<Record<string, number>>): RateLimits {
  const windows = new Map<string, { endsAt: number; used: number }>();
  const busiest = new Map<string, number>();
  let refused = 0;
  return {
    busiest,
    refused: () => refused,
    count(path, now) {
      const bucket = bucketOf(path);
      const limit = changed[bucket] ?? tokenLimits[bucket] ?? changed.other ?? tokenLimits.other ?? 0;
      let window = windows.get(bucket);
      if (window === undefined || now >= window.endsAt) {
        window = { endsAt: now + windowSeconds * 1000, used: 0 };
        windows.set(bucket, window);
      }
      window.used += 1;
      busiest.set(bucket, Math.max(busiest.get(bucket) ?? 0, window.used));
      const allowed = window.used <= limit;
      if (!allowed) refused += 1;
      return {
        allowed,
        headers: {
          'x-rate-limit-limit': String(limit),
          'x-rate-limit-remaining': String(Math.max(0, limit - window.used)),
          'x-rate-limit-reset': String(Math.ceil(window.endsAt / 1000)),
        },
      };
    },
  };
}
