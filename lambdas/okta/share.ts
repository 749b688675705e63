/**
 * Okta's published limits per minute for the whole org, by kind of org, for the buckets that every run meets first.
 * From https://developer.okta.com/docs/reference/rl-global-mgmt/ as published until December 2025.
 */
const published: readonly Readonly<Record<string, number>>[] = [
  { '/api/v1': 100, '/api/v1/users': 100, '/api/v1/users/{id}': 100, '/api/v1/groups': 100, '/oauth2/v1/clients': 25 }, // Integrator Free
  {
    '/api/v1': 600,
    '/api/v1/users': 600,
    '/api/v1/users/{id}': 1000,
    '/api/v1/groups': 600,
    '/oauth2/v1/clients': 100,
  }, // One App, Enterprise
  {
    '/api/v1': 1200,
    '/api/v1/users': 600,
    '/api/v1/users/{id}': 2000,
    '/api/v1/groups': 500,
    '/oauth2/v1/clients': 100,
  }, // Workforce
];

/**
 * Limits per minute of a Workforce org by bucket, until Okta's answers show the real ones. What Okta never published is
 * taken to be 100.
 */
const usual: Readonly<Record<string, number>> = {
  '/api/v1/users': 600,
  '/api/v1/users/{id}': 2000,
  '/api/v1/groups': 500,
  '/api/v1/apps': 100,
  '/api/v1/logs': 120,
  '/oauth2/v1/clients': 100,
  '/api/v1/devices': 100,
  '/api/v1': 1200,
};

/** Requests a minute that a bucket is taken to allow a token, until it shows. */
export const usualLimit = (bucket: string, tokenPercentage: number) =>
  Math.max(1, Math.floor(((usual[bucket] ?? 100) * tokenPercentage) / 100));

/**
 * The part of the limits that Okta shows which is ours. Okta shows the token's ceiling, by default half of the org's, and
 * the setting `share` is a part of the org's.
 *
 * @param share part of the org's limit, above 0 and at most 1.
 * @param tokenPercentage percentage of the org's limit that the token may use.
 */
export function fractionOf(share: number, tokenPercentage: number): number {
  return Math.min(1, share / (tokenPercentage / 100));
}

/**
 * Guesses the token's percentage from the limits shown: 50 when they are half of what Okta publishes for one kind of org,
 * 100 when they fit a kind of org as they are, null when they fit neither. When both fit, 100: it takes less.
 *
 * @param shown limits by bucket.
 */
export function percentageFromLimits(shown: ReadonlyMap<string, number>): 50 | 100 | null {
  const fits = (part: number) =>
    published.some((kind) =>
      [...shown].every(([bucket, limit]) => kind[bucket] !== undefined && limit === kind[bucket] * part),
    );
  if (shown.size === 0) return null;
  if (fits(1)) return 100;
  return fits(0.5) ? 50 : null;
}
