import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { DemoPage } from './paging.ts';
import type { Draw } from './random.ts';

/** Something that goes wrong on the way to some requests. */
export type Fault = {
  /** Paths it happens to. */
  readonly path: RegExp;
  readonly kind: FaultKind;
  /** Chance for each request, 0 to 1; default 1. */
  readonly chance?: number;
  /** It happens at most this often; default without end. */
  readonly times?: number;
};

export type FaultKind = keyof typeof troubles | keyof typeof twists;

/** What a fault works with: the response, the body Okta would have sent, and what was asked. */
type Trouble = (response: ServerResponse, body: string, target: URL) => Promise<void> | void;

/** What a fault does to a page before it is sent; null: Okta refuses the cursor. */
export type Twist = (page: DemoPage, target: URL) => (DemoPage & { readonly bare?: true }) | null;

const refuse =
  (status: number, errorCode: string, headers: Record<string, string | string[]> = {}): Trouble =>
  (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(errorBody(errorCode)));
  };

/** Okta's rate-limit headers in forms that were seen on the way, all of a window that is over in a second. */
const rateLimit = (limit: string | string[]) => ({
  'x-rate-limit-limit': limit,
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': '1',
});

/** With the records of a list changed; what is no list stays. */
function withRecords(body: string, change: (records: string) => string): string {
  return body.startsWith('[{') ? `[${change(body.slice(1, -1))}]` : body;
}

const troubles = {
  '429': refuse(429, 'E0000047', rateLimit('100')),
  '429 with odd headers': refuse(429, 'E0000047', rateLimit(['soon', '600, 600'])),
  '429 without headers': (response, body, target) => {
    for (const name of ['limit', 'remaining', 'reset']) response.removeHeader(`x-rate-limit-${name}`);
    // Without a reset a client waits a whole window: here it is a short one.
    return refuse(429, 'E0000047', { 'x-rate-limit-reset': '1' })(response, body, target);
  },
  '429 for concurrency': refuse(429, 'E0000047', rateLimit('0')),
  '500': refuse(500, 'E0000009'),
  '500 on a big page': (response, body, target) => {
    if (Number(target.searchParams.get('limit') ?? 0) <= 50) return void response.end(body);
    return refuse(500, 'E0000009')(response, body, target);
  },
  '503': refuse(503, 'E0000010'),
  '502 html': (response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>');
  },
  html: (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
  },
  truncated: (response, body) => {
    response.end(body.slice(0, Math.max(1, Math.floor(body.length / 2))));
  },
  cut: (response, body) => {
    response.setHeader('content-length', Buffer.byteLength(body) + 100);
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
  },
  reset: (response) => {
    response.socket?.resetAndDestroy();
  },
  hang: () => undefined,
  slow: async (response, body) => {
    await delay(300);
    response.end(body);
  },
  trickle: async (response, body) => {
    const piece = Math.ceil(body.length / 5);
    for (let from = 0; from < body.length; from += piece) {
      response.write(body.slice(from, from + piece));
      await delay(20);
    }
    response.end();
  },
  gzip: (response, body) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(body));
  },
  'headers in capitals': (response, body) => {
    for (const name of response.getHeaderNames()) {
      const value = response.getHeader(name) ?? '';
      response.removeHeader(name);
      response.setHeader(name.toUpperCase(), value);
    }
    response.end(body);
  },
  'another clock': (response, body) => {
    response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
    response.end(body);
  },
  'invalid UTF-8': (response, body) => {
    response.write(body.slice(0, 2));
    response.write(Buffer.from([0xff, 0xfe]));
    response.end(body.slice(2));
  },
  'duplicate keys': (response, body) => {
    response.end(withRecords(body, (records) => records.replaceAll('{"id":', '{"id":"another","id":')));
  },
  'deep nesting': (response, body) => {
    const deep = `{"deep":${'['.repeat(500)}1${']'.repeat(500)},`;
    response.end(withRecords(body, (records) => records.replace('{', deep)));
  },
  'a huge record': (response, body) => {
    const huge = `{"huge":"${'x'.repeat(5_000_000)}",`;
    response.end(withRecords(body, (records) => records.replace('{', huge)));
  },
} as const satisfies Record<string, Trouble>;

/** Asked for again, a page is as it should be: this parameter tells the second time. */
export const againParameter = '_again';
const isAgain = (target: URL) => target.searchParams.has(againParameter);
const again = ({ self }: DemoPage) => `${self}${self.includes('?') ? '&' : '?'}${againParameter}=1`;
function firstPage(target: URL): string {
  const first = new URL(target);
  first.searchParams.delete('after');
  return `${first.pathname}${first.search}`;
}
const isLater = (target: URL) => target.searchParams.has('after');

const twists = {
  'duplicate page': (page, target) => (isAgain(target) ? page : { ...page, next: again(page) }),
  'empty page with next': (page, target) => (isAgain(target) ? page : { ...page, items: [], next: again(page) }),
  'no link': (page, target) => (isLater(target) ? { ...page, next: null, bare: true } : page),
  'no link at all': (page) => ({ ...page, next: null, bare: true }),
  'endless next': (page) => ({ ...page, next: page.self }),
  'next in a circle': (page, target) => (isLater(target) ? { ...page, next: firstPage(target) } : page),
  'next on another host': (page) => ({ ...page, next: page.next === null ? null : `//elsewhere.invalid${page.next}` }),
  'next without its query': (page) => {
    const [path = '', query = ''] = (page.next ?? '').split('?');
    const after = new URLSearchParams(query).get('after');
    return page.next === null || after === null
      ? page
      : { ...page, next: `${path}?after=${encodeURIComponent(after)}` };
  },
  'expired cursor': (page, target) => (isLater(target) ? null : page),
} as const satisfies Record<string, Twist>;

const isTrouble = (kind: string): kind is keyof typeof troubles => Object.hasOwn(troubles, kind);
const isTwist = (kind: string): kind is keyof typeof twists => Object.hasOwn(twists, kind);

/** Every kind of fault, by name. */
export const faultKinds: readonly FaultKind[] = [
  ...Object.keys(troubles).filter(isTrouble),
  ...Object.keys(twists).filter(isTwist),
];

const ofLaterPages: readonly FaultKind[] = ['no link', 'expired cursor', 'next in a circle'];

/** What befalls one request. */
export type Befalling = { readonly trouble: Trouble | null; readonly twist: Twist | null };

/** Faults that are on, each with what is left of it. */
export type Faults = {
  add(fault: Fault): void;
  befalling(target: URL): Befalling;
};

export function createFaults(draw: Draw): Faults {
  const active: { fault: Fault; left: number }[] = [];
  let asked = 0;
  return {
    add: (fault) => active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    befalling(target) {
      asked += 1;
      for (const [place, entry] of active.entries()) {
        const { fault } = entry;
        const { kind } = fault;
        if (entry.left === 0 || !fault.path.test(target.pathname)) continue;
        if (draw('fault', place, asked) >= (fault.chance ?? 1)) continue;
        // What only later pages suffer is not spent on a first one.
        if (ofLaterPages.includes(kind) && !isLater(target)) continue;
        entry.left -= 1;
        return { trouble: isTrouble(kind) ? troubles[kind] : null, twist: isTwist(kind) ? twists[kind] : null };
      }
      return { trouble: null, twist: null };
    },
  };
}

const summaries: Readonly<Record<string, string>> = {
  E0000001: 'Api validation failed',
  E0000006: 'You do not have permission to perform the requested action',
  E0000007: 'Not found: Resource not found',
  E0000009: 'Internal Server Error',
  E0000010: 'Service is in read only mode',
  E0000011: 'Invalid token provided',
  E0000015: 'You do not have permission to access the feature you are requesting',
  E0000022: 'The endpoint does not support the provided HTTP method',
  E0000029: 'Invalid paging request',
  E0000031: 'Invalid search criteria.',
  E0000047: 'API call exceeded rate limit due to too many requests.',
};

/** Okta's error body: https://developer.okta.com/docs/reference/error-codes/ */
export function errorBody(errorCode: string): object {
  return {
    errorCode,
    errorSummary: summaries[errorCode] ?? errorCode,
    errorLink: errorCode,
    errorId: `oae${errorCode}`,
    errorCauses: [],
  };
}
