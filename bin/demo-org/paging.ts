import { createHash } from 'node:crypto';
import { type Sequence, slice } from './sequence.ts';

/** A page of a list and the links that Okta would put beside it, as targets on this org. */
export type DemoPage = { readonly items: readonly object[]; readonly self: string; readonly next: string | null };

/** How many records a page holds: when nothing is asked, and at most. */
export type PageLimits = { readonly usual: number; readonly most: number };

/** Page limits that differ when nothing is asked: https://developer.okta.com/docs/api/openapi/okta-management/ */
const usualLimits: Readonly<Record<string, number>> = {
  '/api/v1/users': 200,
  '/api/v1/groups': 10_000,
  '/api/v1/apps': 20,
  '/api/v1/apps/{appId}/users': 50,
  '/api/v1/apps/{appId}/groups': 20,
  '/api/v1/logs': 100,
  '/api/v1/policies/{policyId}/rules': 50,
};

export function pageLimits(path: string, limit: number | undefined, pageSize: number): PageLimits {
  const most = Math.min(limit ?? usualLimits[path] ?? Number.POSITIVE_INFINITY, pageSize);
  return { usual: Math.min(usualLimits[path] ?? most, most), most };
}

/**
 * A page as Okta gives it: a limit above the most is lowered without a word, and a cursor is good for its own query only.
 * Null: the cursor is not one of this query's.
 */
export function pageOf(records: Sequence<object>, target: URL, limits: PageLimits): DemoPage | null {
  const query = new URLSearchParams(target.search);
  const after = query.get('after');
  query.delete('after');
  const asked = Number(query.get('limit') ?? limits.usual);
  const limit = Math.min(Number.isInteger(asked) && asked > 0 ? asked : limits.usual, limits.most);
  query.delete('limit');
  const link = (cursor: string | null) => {
    const linked = new URLSearchParams(query);
    if (cursor !== null) linked.set('after', cursor);
    if (Number.isFinite(limit)) linked.set('limit', String(limit));
    return linked.size === 0 ? target.pathname : `${target.pathname}?${linked}`;
  };
  if (records.cursorAfter !== undefined) {
    // Okta refuses `since` beside a cursor.
    query.delete('since');
    const { items } = slice(records, 0, limit);
    return { items, self: link(after), next: link(records.cursorAfter(items.at(-1))) };
  }
  const bound = digest(`${target.pathname}?${[...query].sort().join('&')}`);
  const from = after === null ? 0 : placeOf(after, bound);
  if (from === null) return null;
  const { items, next } = slice(records, from, limit);
  return { items, self: link(after), next: next === null ? null : link(cursorOf(next, bound)) };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
const cursorOf = (place: number, bound: string) => Buffer.from(`${place}.${bound}`).toString('base64url');

function placeOf(cursor: string, bound: string): number | null {
  const [, place, query] = /^(\d+)\.([0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return place === undefined || query !== bound ? null : Number(place);
}
