import * as z from 'zod';
import type { OktaClient } from './client.ts';
import { OktaError } from './errors.ts';

/** A list to be read to its end. */
export type List = {
  /** Path template, for messages. */
  readonly path: string;
  readonly bucket: string;
  readonly rows: 'array' | 'object' | { readonly key: string; readonly or?: string };
  /**
   * Set where a page must hold a link, be it to itself, and has lost it on the way when it holds none: `always`, or when it is
   * `full`, with as many records as were asked for. An end without a link would look the same.
   */
  readonly linked?: 'always' | 'full';
  /** Set when the list has no end, and says so by naming the same page again: a log that is followed. */
  readonly endless?: boolean;
  /** Query parameters that must not come back beside a cursor: Okta refuses `since` with `after`. */
  readonly notWithCursor?: readonly string[];
  /** OAuth scopes that it needs; absent: none. */
  readonly scopes?: readonly string[];
};

/** One answer of a list. */
export type Page = {
  readonly records: readonly unknown[];
  /** Path and query of the page after this; null: this was the last. */
  readonly next: string | null;
  readonly requestId: string | null;
};

/** Okta serves no list with fewer a page for the sake of time; below this a 500 is a failure, not a page too big. */
const smallestPage = 25;

/** A 500 that is no timeout is gone the second time. */
const attemptsAtSize = 2;

/** A page that lost its links on the way is asked for again. */
const attemptsForLinks = 3;

/**
 * The page at `target`, a path with its query. The end of a list is the absence of a next link, never a short or an empty page. When Okta answers 500 to a
 * big page (a timeout of its own), the page is halved.
 *
 * @throws {OktaError} when Okta refuses or its answer is not a list.
 */
export async function readPage(okta: OktaClient, list: List, target: string): Promise<Page> {
  let asked = target;
  for (let withoutLinks = 0; ; ) {
    try {
      // Okta takes half a minute to say 500: five times for each size would outlast a function.
      const attemptsAt500 = halved(asked) === null ? {} : { attemptsAt500: attemptsAtSize };
      const { body, link, requestId } = await okta.get({ ...list, target: asked, ...attemptsAt500 });
      const records = recordsOf(body, list.rows);
      if (records === null)
        throw new OktaError({
          status: 200,
          path: list.path,
          requestId,
          what: 'Okta gave an answer of another shape than documented',
        });
      if (mustBeLinked(list, records.length, asked) && link === '' && nextInBody(body) === null) {
        withoutLinks += 1;
        if (withoutLinks < attemptsForLinks) continue;
        throw new OktaError({
          status: 200,
          path: list.path,
          requestId,
          what: 'A page came without the links it must have',
        });
      }
      const href = nextInHeader(link) ?? nextInBody(body);
      if (href !== null && !URL.canParse(href, okta.origin))
        throw new OktaError({ status: 200, path: list.path, requestId, what: 'Okta named a next page that is no URL' });
      const next = href === null ? null : onOurOrigin(href, asked, okta.origin, list.notWithCursor ?? []);
      if (next !== null && !list.endless && placeOf(next) === placeOf(asked))
        throw new OktaError({
          status: 200,
          path: list.path,
          requestId,
          what: 'The next page Okta named is the one it gave',
        });
      return { records, next, requestId };
    } catch (error) {
      const smaller = error instanceof OktaError && error.status === 500 ? halved(asked) : null;
      if (smaller === null) throw error;
      asked = smaller;
    }
  }
}

function mustBeLinked({ linked }: List, records: number, asked: string): boolean {
  return linked === 'always' || (linked === 'full' && records > 0 && records === limitOf(asked));
}

const limitOf = (target: string) => Number(new URL(target, 'https://okta.invalid').searchParams.get('limit') ?? '0');

function recordsOf(body: unknown, rows: List['rows']): readonly unknown[] | null {
  if (rows === 'array') return Array.isArray(body) ? body : null;
  // Okta's specification moved some lists from under a key to the top.
  if (rows !== 'object' && Array.isArray(body)) return body;
  const object = ObjectBody.safeParse(body);
  if (!object.success) return null;
  if (rows === 'object') return [object.data];
  const found = [rows.key, ...(rows.or === undefined ? [] : [rows.or])].map((path) => below(object.data, path));
  return found.find((records) => Array.isArray(records)) ?? null;
}

const ObjectBody = z.record(z.string(), z.unknown());

/** What lies under a key, dots descending. */
function below(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const object = ObjectBody.safeParse(value);
    return object.success ? object.data[key] : undefined;
  }, body);
}

/**
 * The target of `rel="next"` in a `Link` header. Several lines arrive joined by commas, and the URLs themselves hold
 * commas: so links are matched by their brackets, never split.
 */
export function nextInHeader(link: string): string | null {
  for (const [, target, parameters] of link.matchAll(/<([^>]*)>((?:\s*;[^,<]*)*)/g))
    if (target !== undefined && /;\s*rel\s*=\s*"?next"?\s*(;|$)/i.test(parameters ?? '')) return target;
  return null;
}

const BodyLinks = z.object({ _links: z.object({ next: z.object({ href: z.string().min(1) }) }) });

function nextInBody(body: unknown): string | null {
  const links = Array.isArray(body) ? null : BodyLinks.safeParse(body);
  return links?.success ? links.data._links.next.href : null;
}

/**
 * Path and query of a next link, on our own origin whatever host it names, with the parameters of our request that the
 * link dropped: Okta's links lose filters.
 */
export function onOurOrigin(href: string, asked: string, origin: string, notWithCursor: readonly string[]): string {
  const next = new URL(href, origin);
  for (const [name, value] of new URL(asked, origin).searchParams)
    if (!next.searchParams.has(name) && name !== 'after' && !notWithCursor.includes(name))
      next.searchParams.append(name, value);
  // Two leading slashes would name a host.
  return `${next.pathname.replace(/^\/+/, '/')}${next.search}`;
}

/** Where in a list a target leads, whatever the order of its parameters and the size of its page. */
export function placeOf(target: string): string {
  const url = new URL(target, 'https://okta.invalid');
  url.searchParams.delete('limit');
  url.searchParams.sort();
  return `${url.pathname}${url.search}`;
}

function halved(target: string): string | null {
  const limit = limitOf(target);
  if (limit < 2 * smallestPage) return null;
  const url = new URL(target, 'https://okta.invalid');
  url.searchParams.set('limit', String(Math.floor(limit / 2)));
  return `${url.pathname}${url.search}`;
}
