import { setTimeout as delay } from 'node:timers/promises';
import type { Authorize, Exchange, SignedIn } from './authorize.ts';
import { errorOf } from './error-of.ts';
import { type OktaError, Stopped, WaitForOkta } from './errors.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { usualWindowMs } from './rate-limit.ts';
import { readRateLimitHeaders, usedPercent } from './rate-limit-headers.ts';
import { createTransport, type Incoming, type Outgoing, tokenPath } from './transport.ts';

/** One GET: where, and how it is named in messages and counted by Okta. */
export type OktaRequest = {
  /** Path and query on the org's origin. */
  readonly target: string;
  /** Path template, for messages. */
  readonly path: string;
  readonly bucket: string;
  /** OAuth scopes that it needs; absent: none. */
  readonly scopes?: readonly string[];
  /** Attempts before an answer of 500 is given up, where whoever asks can ask for less; absent: as for any failure. */
  readonly attemptsAt500?: number;
};

/** A readable answer with a 2xx status. */
export type OktaAnswer = {
  readonly body: unknown;
  /** The `Link` header, all lines joined; empty when there is none. */
  readonly link: string;
  readonly requestId: string | null;
  readonly headers: Headers;
};

/** Talks to one org. It can only read: there is no way to send anything but GETs, and requests for its own token. */
export type OktaClient = {
  readonly origin: string;
  /**
   * @throws {OktaError} when Okta refuses, or gives no readable answer after all attempts.
   * @throws {TokenError} when there is no usable secret.
   * @throws {WaitForOkta} when the rate limit has no room for longer than a minute, or refused for `mostRefusedMs`.
   * @throws {Stopped} when `stop` is raised.
   */
  get(request: OktaRequest): Promise<OktaAnswer>;
  /** Who we are for Okta; null: nobody. A service app signs in first, if it has not. Throws as `get` does. */
  signIn(): Promise<SignedIn | null>;
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

/** Told of every request that left, but for those by which a service app signs in. */
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
  /** Milliseconds for which refusals for the rate are waited out here; absent: until they are too many. */
  readonly mostRefusedMs?: number;
  /** Refusals for the rate, and nothing else, that came before: they count until something comes. */
  readonly refusedBefore?: number;
  /** Attempts while no server of Okta's gives an answer of its own; absent: as for any failure. */
  readonly attemptsAtOutage?: number;
  /** Milliseconds of a rate-limit window where Okta does not say. Its windows last a minute. */
  readonly windowMs?: number;
};

/** Enough for any pace Okta allows, when nobody else runs beside. */
const inFlightAlone = 4;
/** Five attempts of 45 s with their pauses stay under the 300 s that a Lambda has left after a slice's end. */
const attempts = 5;
/** No pause is longer than this, in milliseconds. */
const longestPauseMs = 32_000;
/** An outage that lasted so long is not waited out here: a last pause and attempt more, and a Lambda would be over. */
const longestOutageMs = 150_000;
/** A bucket that others empty may refuse us again and again; after this many windows something else is wrong. */
const refusalsForRate = 20;

const transient = new Set([408, 423, 500, 502, 503, 504]);
/** What comes instead of an answer when Okta, or what stands before it, is down; null: nothing that can be read. */
const outage = new Set([null, 502, 503, 504]);

export function createOktaClient(options: OktaClientOptions): OktaClient {
  const { origin, observe, mostRefusedMs = Number.POSITIVE_INFINITY, windowMs = usualWindowMs } = options;
  const { attemptsAtOutage = attempts } = options;
  let { refusedBefore = 0 } = options;
  const stop = options.stop ?? new AbortController().signal;
  const limits = {
    fraction: options.fraction,
    stop,
    mostInFlight: options.mostInFlight ?? inFlightAlone,
    windowMs: options.windowMs,
  };
  const limiter = createLimiter({ ...limits, siblings: options.siblings });
  // Others sign in once in ten minutes: they need no room left for them.
  const signInLimiter = createLimiter(limits);
  const backoffMs = options.backoffMs ?? 500;
  const send = createTransport({ ...options, timeoutMs: options.timeoutMs ?? 45_000 });

  /** Sends when the limit has room, and tells it what came. What is sent is made at the last moment: proofs are dated. */
  const attempt = async (
    { admit, settle }: Limiter,
    bucket: string,
    make: () => Promise<Outgoing>,
  ): Promise<Incoming & Pick<SentRequest, 'sentAt' | 'heldMs'>> => {
    const readyAt = Date.now();
    await admit(bucket);
    const sentAt = Date.now();
    let incoming: Incoming | null = null;
    try {
      incoming = await send(await make());
    } finally {
      settle(bucket, incoming?.answer ?? null, incoming?.answer ? Date.now() - sentAt : null);
    }
    return { ...incoming, sentAt: new Date(sentAt), heldMs: sentAt - readyAt };
  };

  /** Tries until there is a result, or an error that no further attempt would mend. */
  const persist = async <T>(once: (repeated: boolean) => Promise<Tried<T>>, attemptsAt500 = attempts): Promise<T> => {
    let failures = 0;
    let rateRefusals = 0;
    const begunAt = Date.now();
    for (let asked = 0; ; asked += 1) {
      const tried = await once(asked > 0);
      if (tried.mend === 'needless') {
        refusedBefore = 0;
        return tried.result;
      }
      const { error } = tried;
      if (tried.mend === 'at once') continue;
      if (error.status === 429) {
        rateRefusals += 1;
        if (refusedBefore + rateRefusals >= refusalsForRate) throw error;
        if (Date.now() - begunAt >= mostRefusedMs) throw new WaitForOkta(new Date(Date.now() + windowMs));
        continue;
      }
      failures += 1;
      const isOutage = outage.has(error.status) && Date.now() - begunAt < longestOutageMs;
      const most = error.status === 500 ? attemptsAt500 : isOutage ? attemptsAtOutage : attempts;
      if (tried.mend === 'never' || failures >= most) throw error;
      await pause(Math.random() * Math.min(longestPauseMs, backoffMs * 2 ** failures), stop);
    }
  };

  const exchange: Exchange = (make) =>
    persist(async () => {
      const { answer, body, what } = await attempt(signInLimiter, tokenPath, async () => {
        const { form, headers } = await make(new URL(tokenPath, origin));
        return { method: 'POST', target: tokenPath, path: tokenPath, headers, form };
      });
      const isTransient = what === undefined && answer !== null && transient.has(answer.status);
      const instead = isTransient ? `Okta answered ${answer.status}` : what;
      const error = errorOf({ method: 'POST', path: tokenPath }, answer, body, instead);
      if (answer === null || isPassing(error, instead)) return { error, mend: 'later' };
      return { mend: 'needless', result: { ...answer, body } };
    });
  const authorization = options.authorize?.(exchange);

  return {
    origin,
    signIn: async () => (await authorization?.signIn()) ?? null,
    get({ target, path, bucket, scopes = [], attemptsAt500 }) {
      const url = new URL(target, origin);
      /** Refusals of who asks that were met with another proof: each kind once. */
      const met = new Set<string>();
      return persist(async (repeated) => {
        const signed = await authorization?.sign({ method: 'GET', url, path, scopes });
        const { answer, body, what, sentAt, heldMs } = await attempt(limiter, bucket, async () => ({
          method: 'GET',
          target,
          path,
          headers: (await signed?.headers()) ?? {},
        }));
        const { status, headers, requestId } = answer ?? { status: null, headers: new Headers(), requestId: null };
        const used = usedPercent(readRateLimitHeaders(headers));
        observe?.({ status, requestId, sentAt, heldMs, repeated, usedPercent: used });
        if (status !== null && status >= 200 && status < 300 && what === undefined)
          return { mend: 'needless', result: { body, link: headers.get('link') ?? '', requestId, headers } };
        const error = errorOf({ path, advice: authorization?.advice }, answer, body, what);
        const kind = error.oauthError ?? error.errorCode ?? '';
        if (signed !== undefined && !met.has(kind) && (await signed.again(error, headers))) {
          met.add(kind);
          return { error, mend: 'at once' };
        }
        return { error, mend: isPassing(error, what) ? 'later' : 'never' };
      }, attemptsAt500);
    },
  };
}

/** What an attempt came to; of an error, whether another one may mend it. */
type Tried<T> =
  | { readonly mend: 'needless'; readonly result: T }
  | { readonly error: OktaError; readonly mend: 'at once' | 'later' | 'never' };

const isPassing = ({ status }: OktaError, what: string | undefined) =>
  what !== undefined || status === 429 || (status !== null && transient.has(status));

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal: stop });
  } catch {
    throw new Stopped('Stopped between two attempts');
  }
}
