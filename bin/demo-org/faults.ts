import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
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

export type FaultKind = keyof typeof faults;

/** What a fault works with: the response, and the body Okta would have sent. */
type Trouble = (response: ServerResponse, body: string) => Promise<void> | void;

const refuse =
  (status: number, errorCode: string): Trouble =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(errorBody(errorCode)));
  };

const faults = {
  '500': refuse(500, 'E0000009'),
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
} as const satisfies Record<string, Trouble>;

/** Faults that are on, each with what is left of it. */
export type Faults = {
  add(fault: Fault): void;
  /** The trouble that befalls this request; null: none. */
  befalling(path: string): Trouble | null;
};

export function createFaults(draw: Draw): Faults {
  const active: { fault: Fault; left: number }[] = [];
  let asked = 0;
  return {
    add: (fault) => active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    befalling(path) {
      asked += 1;
      for (const [place, entry] of active.entries()) {
        const { fault } = entry;
        if (entry.left === 0 || !fault.path.test(path) || draw('fault', place, asked) >= (fault.chance ?? 1)) continue;
        entry.left -= 1;
        return faults[fault.kind];
      }
      return null;
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
