import { OktaError } from './errors.ts';
import { parseTokenSecret, type TokenSecret } from './token.ts';

/** A request that is to be authorized. */
export type Asked = {
  readonly method: string;
  readonly url: URL;
  /** Path template, for messages. */
  readonly path: string;
  /** OAuth scopes that it needs, where a token has any. */
  readonly scopes: readonly string[];
};

/** A request's proof of who sends it: good for one attempt. */
export type Signed = {
  /** Made when it is sent, after whatever held it back. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** After Okta refused it: whether the same, signed anew, may be answered. */
  readonly again: (error: OktaError, answer: Headers) => Promise<boolean>;
};

/** Who we are for Okta. */
export type SignedIn =
  | { readonly kind: 'ssws' }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly keyId: string | null;
      /** Scopes that were granted of those that were asked for, and those that were not. */
      readonly scopes: readonly string[];
      readonly missingScopes: readonly string[];
      /** Whether its access tokens are bound to a key (RFC 9449). */
      readonly dpop: boolean;
      /** Milliseconds by which Okta's clock was ahead of ours; null where it did not say. */
      readonly clockAheadMs: number | null;
    };

/** How requests prove who sends them. */
export type Authorization = {
  /** @throws {TokenError} without a usable secret. @throws {OktaError} when Okta refuses the sign-in, or a scope is missing. */
  sign(asked: Asked): Promise<Signed>;
  /** Signs in where that is a step of its own. @throws {TokenError} {@link OktaError} */
  signIn(): Promise<SignedIn>;
  /** What to do when Okta refuses it for good. */
  readonly advice: string;
};

/** Asks the org's own authorization server for a token. What is sent is made anew for each attempt: Okta takes nothing twice. */
export type Exchange = (
  make: (url: URL) => Promise<{ readonly form: URLSearchParams; readonly headers: Readonly<Record<string, string>> }>,
) => Promise<{
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly requestId: string | null;
}>;

/** What a token is wanted for. Only a service app's is made for it. */
export type Wish = {
  /** Scopes to ask for; those that are not granted are done without. */
  readonly scopes: readonly string[];
  /** Whether the app is known to demand proof of possession: it saves a refusal. */
  readonly dpop?: boolean;
};

/** Makes an {@link Authorization} that asks for tokens by what it is given. */
export type Authorize = (exchange: Exchange) => Authorization;

/** What to do when Okta refuses an API token: https://developer.okta.com/docs/guides/create-an-api-token/ */
const refusedTokenAdvice =
  'Okta refuses the API token: it is wrong, it was revoked, or it went unused for 30 days. Make a new one in the Admin Console under Security > API > Tokens, and put it where the old one was.';

/** By the kind of secret. */
async function authorizationFor(secret: TokenSecret, wish: Wish, exchange: Exchange): Promise<Authorization> {
  switch (secret.kind) {
    case 'ssws': {
      const headers = { authorization: `SSWS ${secret.token}` };
      const signed: Signed = { headers: async () => headers, again: async () => false };
      return { sign: async () => signed, signIn: async () => ({ kind: 'ssws' }), advice: refusedTokenAdvice };
    }
    case 'oauth': {
      // Loaded when it is needed: what signs takes a tenth of a function's start.
      const { createServiceApp } = await import('./service-app.ts');
      return createServiceApp(secret, wish, exchange);
    }
  }
}

/**
 * Authorizes with the secret that `read` gives, read once and kept; and read once more when Okta refuses it: it may have been
 * rotated.
 */
export function authorizeWith(read: () => Promise<string>, wish: Wish = { scopes: [] }): Authorize {
  return (exchange) => {
    type Opened = { readonly text: string; readonly authorization: Authorization };
    const open = async (): Promise<Opened> => {
      const text = await read();
      return { text, authorization: await authorizationFor(parseTokenSecret(text), wish, exchange) };
    };
    let current: Promise<Opened> | undefined;
    let advice = '';
    const opened = async () => {
      current ??= open();
      const { authorization } = await current;
      ({ advice } = authorization);
      return current;
    };
    /** Whether another secret than the one used is there now. */
    const isAnother = async (used: Opened) => {
      if ((await opened()) !== used) return true;
      const read = await open();
      if (read.text === used.text) return false;
      current = Promise.resolve(read);
      return true;
    };
    const twice = async <T>(use: (authorization: Authorization) => Promise<T>): Promise<readonly [T, Opened]> => {
      const used = await opened();
      try {
        return [await use(used.authorization), used];
      } catch (error) {
        if (!(error instanceof OktaError && error.refusesToken && (await isAnother(used)))) throw error;
        const rotated = await opened();
        return [await use(rotated.authorization), rotated];
      }
    };
    return {
      async sign(asked) {
        const [{ headers, again }, used] = await twice((authorization) => authorization.sign(asked));
        return {
          headers,
          again: async (error, answer) =>
            (await again(error, answer)) || (error.refusesToken && (await isAnother(used))),
        };
      },
      signIn: async () => (await twice((authorization) => authorization.signIn()))[0],
      get advice() {
        return advice;
      },
    };
  };
}
