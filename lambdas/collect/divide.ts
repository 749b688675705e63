import type { Resource } from '../catalogue/resource.ts';

/** One window of a list that is read in several side by side: from `since` (included) to `until` (not). */
export type Window = {
  /** Its place among the windows, which is its place in the order of rows. */
  readonly index: number;
  /** Null: nothing bounds the list on this side. */
  readonly since: string | null;
  readonly until: string | null;
};

/** The whole of a list that is not divided. */
export const undivided: Window = { index: 0, since: null, until: null };

/** Pages that make a window worth its own: the last page of each is rarely full. */
const pagesAWindow = 25;
/** Windows of one list, at most: each costs half a page of requests. */
const mostWindows = 32;

/** Into how many windows a list of so many pages is divided. */
export const windowCount = (pages: number) => Math.max(1, Math.min(mostWindows, Math.floor(pages / pagesAWindow)));

/** Instants that divide the time between two into parts of one length: where nothing is known of the rows. */
export function evenly(since: string, until: string, count: number): string[] {
  const [from, to] = [Date.parse(since), Date.parse(until)];
  const length = (to - from) / count;
  return ascending(Array.from({ length: count - 1 }, (_, place) => from + Math.round(length * (place + 1))));
}

/** Instants that divide rows into parts of one size, by the instants of some of them. */
export function byMarks(marks: readonly string[], count: number): string[] {
  const known = marks.map((mark) => Date.parse(mark)).filter((ms) => !Number.isNaN(ms));
  const sorted = known.sort((one, other) => one - other);
  return ascending(
    Array.from({ length: count - 1 }, (_, place) => sorted[Math.floor(((place + 1) * sorted.length) / count)] ?? 0),
  );
}

const ascending = (instants: readonly number[]) =>
  [...new Set(instants)].sort((one, other) => one - other).map((ms) => new Date(ms).toISOString());

/** The windows between the given instants: every instant lies in exactly one of them. */
export function windowsBetween(divisions: readonly string[]): Window[] {
  return [null, ...divisions].map((since, index) => ({ index, since, until: divisions[index] ?? null }));
}

/** Beyond every record. */
const outermost = { since: '1970-01-01T00:00:00.000Z', until: '2999-12-31T23:59:59.999Z' };

/**
 * Query parameters that bound a window. It is asked for a millisecond wider than it is on its inner sides, so that it does not
 * matter on which side Okta counts a bound as included: {@link belongsTo} has the last word.
 *
 * @param outer bounds of the list as a whole, where it has some.
 */
export function boundsOf(
  divide: NonNullable<Resource['divide']>,
  { since, until }: Window,
  outer: { readonly since: string; readonly until: string } = outermost,
): Record<string, string> {
  if (since === null && until === null) return {};
  const from = since === null ? outer.since : shifted(since, -1);
  const to = until === null ? outer.until : shifted(until, 1);
  return Object.fromEntries(
    Object.entries(divide.query).map(([name, text]) => [
      name,
      text.replaceAll('{since}', from).replaceAll('{until}', to),
    ]),
  );
}

const shifted = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

/** Whether a record with this instant is one of the window's; one without a readable instant is. */
export function belongsTo({ since, until }: Window, instant: unknown): boolean {
  const at = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) return true;
  return (since === null || at >= Date.parse(since)) && (until === null || at < Date.parse(until));
}
