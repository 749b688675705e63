import { setTimeout as delay } from 'node:timers/promises';
import ky from 'ky';
import * as z from 'zod';
import { OktaError, Stopped } from './errors.ts';
import { createLimiter } from './limiter.ts';
import { readRateLimitHeaders, usedPercent } from './rate-limit.ts';
import type { Authorize } from './token.ts';

/** One GET: where, and how it is named in messages and counted by Okta. */
export type OktaRequest = {
  /** Path and query on the org's origin. */
  readonly target: string;
  /** Path template, for messages. */
  readonly path: string;
  readonly bucket: string;
};

/** A readable answer with a 2xx status. */
export type OktaAnswer = {
  readonly body: unknown;
  /** The `Link` header, all lines joined; empty when there is none. */
  readonly link: string;
  readonly requestId: string | null;
  readonly headers: Headers;
};

/** Talks to one org. It can only read: there is no way to send anything but GET. */
export type OktaClient = {
  readonly origin: string;
  /**
   * @throws {OktaError} when Okta refuses, or gives no readable answer after all attempts.
   * @throws {WaitForOkta} when the rate limit has no room for longer than a minute.
   * @throws {Stopped} when `stop` is raised.
   */
  get(request: OktaRequest): Promise<OktaAnswer>;
};

/** One request that left. */
export type SentRequest = {
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  readonly sentAt: Date;
  /** Milliseconds it was held back for the rate limit. */
  readonly heldMs: number;
  /** Whether the same was asked before, and gave nothing to use. */
  readonly repeated: boolean;
  /** How much of the window's limit is used, by us and by others; null where the answer did not say. */
  readonly usedPercent: number | null;
};

/** Told of every request that left. */
export type RequestObserver = (sent: SentRequest) => void;

export type OktaClientOptions = {
  readonly origin: string;
  /** Absent: requests carry no token, as for an org's public metadata. */
  readonly authorize?: Authorize;
  /** Part of the shown rate limits that is ours, above 0 and at most 1. */
  readonly fraction: number;
  readonly userAgent: string;
  readonly stop?: AbortSignal;
  readonly observe?: RequestObserver;
  /** Milliseconds before the first repetition, doubled for each further one. */
  readonly backoffMs?: number;
  /** Milliseconds until a request without a complete answer is given up. Okta itself gives up a query after 30 s. */
  readonly timeoutMs?: number;
  /** Requests of one bucket that may be in flight together. */
  readonly mostInFlight?: number;
  /** Collectors that draw from the same bucket, ourselves included. */
  readonly siblings?: number;
  /** Milliseconds of a rate-limit window where Okta does not say. Its windows last a minute. */
  readonly windowMs?: number;
};

/** Enough for any pace Okta allows, when nobody else runs beside. */
const inFlightAlone = 4;
/** Five attempts of 45 s with their pauses stay under the 300 s that a Lambda has left after a slice's end. */
const attempts = 5;
/** A bucket that others empty may refuse us again and again; after this many windows something else is wrong. */
const refusalsForRate = 20;

const ErrorBody = z.looseObject({ errorCode: z.string().regex(/^E\d{7}$/) });
const transient = new Set([408, 423, 500, 502, 503, 504]);

export function createOktaClient(options: OktaClientOptions): OktaClient {
  const stop = options.stop ?? new AbortController().signal;
  const limiter = createLimiter({
    fraction: options.fraction,
    stop,
    mostInFlight: options.mostInFlight ?? inFlightAlone,
    siblings: options.siblings,
    windowMs: options.windowMs,
  });
  const backoffMs = options.backoffMs ?? 500;

  const ask = async (request: OktaRequest, repeated: boolean): Promise<Attempt> => {
    const url = new URL(request.target, options.origin);
    // The token travels to the configured origin only, whatever a link says.
    if (url.origin !== options.origin)
      throw new OktaError({ status: null, path: request.path, what: 'Refused a link to another host' });
    const authorization = await options.authorize?.();
    const readyAt = Date.now();
    await limiter.admit(request.bucket);
    const sentAt = Date.now();
    const attempt = await send(url, authorization, options);
    limiter.settle(request.bucket, attempt.answer, attempt.answer === null ? null : Date.now() - sentAt);
    options.observe?.({
      status: attempt.answer?.status ?? null,
      requestId: attempt.answer?.requestId ?? null,
      sentAt: new Date(sentAt),
      heldMs: sentAt - readyAt,
      repeated,
      usedPercent: attempt.answer === null ? null : usedPercent(readRateLimitHeaders(attempt.answer.headers)),
    });
    return attempt;
  };

  return {
    origin: options.origin,
    async get(request) {
      let failures = 0;
      let rateRefusals = 0;
      let refreshed = false;
      for (let asked = 0; ; asked += 1) {
        const { answer, body, what } = await ask(request, asked > 0);
        if (answer !== null && answer.status >= 200 && answer.status < 300 && what === undefined)
          return { body, link: answer.headers.get('link') ?? '', requestId: answer.requestId, headers: answer.headers };
        const error = refusal(request.path, answer, body, what);
        if (error.status === 429) {
          rateRefusals += 1;
          if (rateRefusals >= refusalsForRate) throw error;
          continue;
        }
        if (error.refusesToken && !refreshed && options.authorize) {
          refreshed = true;
          if (await options.authorize.refresh()) continue;
        }
        const retriable = what !== undefined || (error.status !== null && transient.has(error.status));
        failures += 1;
        if (!retriable || failures >= attempts) throw error;
        await pause(Math.random() * backoffMs * 2 ** failures, stop);
      }
    },
  };
}

type Attempt = {
  /** Null when no status line came. */
  readonly answer: { readonly status: number; readonly headers: Headers; readonly requestId: string | null } | null;
  readonly body: unknown;
  /** Set when what came cannot be used: how a sentence about it begins. */
  readonly what?: string;
};

async function send(url: URL, authorization: string | undefined, options: OktaClientOptions): Promise<Attempt> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 45_000);
  let answer: Attempt['answer'] = null;
  try {
    const response = await ky.get(url, {
      headers: {
        accept: 'application/json',
        'user-agent': options.userAgent,
        ...(authorization === undefined ? {} : { authorization }),
      },
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

function refusal(path: string, answer: Attempt['answer'], body: unknown, what: string | undefined): OktaError {
  if (what !== undefined) return new OktaError({ status: null, path, requestId: answer?.requestId ?? null, what });
  const parsed = ErrorBody.safeParse(body);
  return new OktaError({
    status: answer?.status ?? null,
    errorCode: parsed.success ? parsed.data.errorCode : null,
    path,
    requestId: answer?.requestId ?? null,
  });
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal: stop });
  } catch {
    throw new Stopped('Stopped between two attempts');
  }
}
