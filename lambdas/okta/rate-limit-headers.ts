import * as z from 'zod';

/** Numbers of the rate-limit headers; null where a header is missing or odd. */
export type RateLimitHeaders = {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Seconds of Okta's clock. */
  readonly reset: number | null;
  /** The answer's `Date`, seconds of Okta's clock. */
  readonly date: number | null;
  /** Seconds by `Retry-After`, which Okta does not document and what stands before it may send (RFC 9110, 10.2.3). */
  readonly retryAfter?: number | null;
};

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
    retryAfter: most([...numbers('retry-after'), ...secondsUntil(headers.get('retry-after'), date)]),
  };
}

/** `Retry-After` may also be an instant. */
function secondsUntil(text: string | null, dateMs: number): number[] {
  const at = /GMT$/.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(at) || Number.isNaN(dateMs) ? [] : [Math.max(0, Math.ceil((at - dateMs) / 1000))];
}

/** How much of a window's limit is used; null where that is not said, and for the concurrency limit, which has none. */
export function usedPercent({ limit, remaining }: RateLimitHeaders): number | null {
  if (limit === null || remaining === null || limit === 0) return null;
  return Math.round((Math.max(0, limit - remaining) / limit) * 1000) / 10;
}
