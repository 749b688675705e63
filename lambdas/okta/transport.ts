import ky from 'ky';
import { OktaError } from './errors.ts';

/** Where a service app gets its access token: of the org's own authorization server, which alone knows Okta's scopes. */
export const tokenPath = '/oauth2/v1/token';

/** One request as it leaves. */
export type Outgoing = {
  readonly method: string;
  /** Path and query on the org's origin. */
  readonly target: string;
  /** Path template, for messages. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The form of a token request. */
  readonly form?: URLSearchParams;
};

/** What came back. */
export type Incoming = {
  /** Null when no status line came. */
  readonly answer: { readonly status: number; readonly headers: Headers; readonly requestId: string | null } | null;
  readonly body: unknown;
  /** Set when what came cannot be used: how a sentence about it begins. */
  readonly what?: string;
};

/**
 * Sends one request.
 *
 * @throws {OktaError} before anything leaves, when it is neither a GET nor the token request, or for another host.
 */
export type Transport = (outgoing: Outgoing) => Promise<Incoming>;

/**
 * The only way out: to one origin, and nothing but GETs and the token request. A secret can go nowhere else, whatever a link
 * says, and nothing in Okta can be changed.
 *
 * @param timeoutMs milliseconds until a request without a complete answer is given up.
 */
export function createTransport(options: {
  readonly origin: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
}): Transport {
  return async ({ method, target, path, headers, form }) => {
    const url = new URL(target, options.origin);
    const refuse = (what: string) => new OktaError({ status: null, method, path, what });
    if (url.origin !== options.origin) throw refuse('Refused a link to another host');
    const isTokenRequest = method === 'POST' && target === tokenPath && form !== undefined;
    if (!isTokenRequest && (method !== 'GET' || form !== undefined))
      throw refuse('Refused to send what is neither a GET nor a request for a token:');
    const timeout = AbortSignal.timeout(options.timeoutMs);
    let answer: Incoming['answer'] = null;
    try {
      const response = await ky(url, {
        method,
        headers: { accept: 'application/json', 'user-agent': options.userAgent, ...headers },
        ...(form === undefined ? {} : { body: form }),
        retry: 0,
        throwHttpErrors: false,
        // A redirect is a wrong or renamed org; following it would carry the token elsewhere.
        redirect: 'manual',
        timeout: false,
        signal: timeout,
      });
      answer = {
        status: response.status,
        headers: response.headers,
        requestId: response.headers.get('x-okta-request-id'),
      };
      const body = parseJson(await response.arrayBuffer());
      if (response.ok && body === undefined) return { answer, body, what: 'An answer that is not JSON came' };
      return { answer, body };
    } catch {
      // The error's own text is left out: it may quote the request, and with it the token.
      const what = timeout.aborted
        ? 'No complete answer came in time'
        : 'The connection broke before the answer was complete';
      return { answer, body: undefined, what };
    }
  };
}

// A decoder that refuses invalid UTF-8: replacement characters would be written as if Okta had said them.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value, or undefined (which JSON cannot express) when it is none. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}
