import * as z from 'zod';
import type { Asked, Authorization, Exchange, SignedIn, Wish } from './authorize.ts';
import { OktaError } from './errors.ts';
import { assertionOf, createProver, type Prover } from './jose.ts';
import { adviceOn } from './sign-in-advice.ts';
import type { ServiceAppSecret } from './token.ts';
import { tokenPath } from './transport.ts';

/** https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/token */
const TokenAnswer = z.looseObject({
  access_token: z.string().regex(/^[!-~]+$/),
  token_type: z.enum(['Bearer', 'DPoP']),
  expires_in: z.number().gt(0),
  scope: z.string().optional(),
});
const TokenRefusal = z.object({
  error: z.string().regex(/^\w{1,40}$/),
  error_description: z.string().default(''),
});
type TokenRefusal = z.infer<typeof TokenRefusal>;

/** How Okta says that a scope is not for the app: unknown, not in this org, or not granted. */
const refusesScopes = ['invalid_scope', 'consent_required'];

/** An access token. Milliseconds are of this machine's clock. */
type AccessToken = {
  readonly value: string;
  readonly scheme: 'Bearer' | 'DPoP';
  readonly scopes: readonly string[];
  readonly renewAt: number;
  readonly clockAheadMs: number | null;
};

const noHeaders: Readonly<Record<string, string>> = {};

/** A token is renewed so long before it ends, or after five sixths of its life: of Okta's hour, after 55 minutes. */
const renewBeforeMs = 300_000;

/** A service app that signs in with its private key, and goes on with one access token for all requests. */
export function createServiceApp(secret: ServiceAppSecret, wish: Wish, exchange: Exchange): Authorization {
  const { clientId, privateKey, scopes: most } = secret;
  const signingKey = { ...privateKey, keyId: secret.keyId ?? privateKey.keyId };
  const wanted = wish.scopes.filter((scope) => most === undefined || most.includes(scope));
  let prover: Promise<Prover> | undefined = wish.dpop ? createProver() : undefined;
  // An authorization server and what it guards each give nonces of their own: RFC 9449, 8 and 9.
  let tokenNonce: string | null = null;
  let nonce: string | null = null;
  let token: Promise<AccessToken> | undefined;

  /** Asks for a token with these scopes, as often as it takes to learn what proof Okta wants. */
  const request = async (scopes: readonly string[]): Promise<AccessToken | TokenRefusal> => {
    for (let refusals = 0; ; refusals += 1) {
      const sentAt = Date.now();
      const proven = prover !== undefined;
      const { status, body, headers, requestId } = await exchange(async (url) => ({
        form: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: scopes.join(' '),
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertionOf(clientId, signingKey, url.href),
        }),
        headers:
          prover === undefined
            ? noHeaders
            : { dpop: await (await prover)({ method: 'POST', url, nonce: tokenNonce, accessToken: null }) },
      }));
      const clockAheadMs = aheadOf(headers);
      const granted = TokenAnswer.safeParse(body);
      if (status === 200 && granted.success) {
        const { access_token: value, token_type: scheme, expires_in, scope } = granted.data;
        const lifeMs = expires_in * 1000;
        const renewAt = sentAt + lifeMs - Math.min(renewBeforeMs, lifeMs / 6);
        const names = scope?.split(' ') ?? scopes;
        return { value, scheme, scopes: scopes.filter((each) => names.includes(each)), renewAt, clockAheadMs };
      }
      const refusal = TokenRefusal.safeParse(body);
      if (refusal.success) {
        const { error, error_description: said } = refusal.data;
        if (refusesScopes.includes(error)) return refusal.data;
        const given = headers.get('dpop-nonce');
        const wantsNonce = error === 'use_dpop_nonce' && given !== null;
        if (refusals < 3 && (wantsNonce || (error === 'invalid_dpop_proof' && !proven))) {
          prover ??= createProver();
          tokenNonce = given ?? tokenNonce;
          continue;
        }
        const facts = { status, oauthError: error, method: 'POST', path: tokenPath, requestId };
        throw new OktaError({ ...facts, advice: adviceOn(error, said, clockAheadMs) });
      }
      const what = 'An answer came that is neither a token nor a refusal';
      throw new OktaError({ status: null, method: 'POST', path: tokenPath, requestId, what });
    }
  };

  /**
   * The scopes of these that Okta grants. It may refuse a request for several on account of one: then those it names are left
   * out, or (it names none) each half is asked for by itself.
   */
  const grantedOf = async (scopes: readonly string[]): Promise<{ scopes: readonly string[]; token?: AccessToken }> => {
    if (scopes.length === 0) return { scopes };
    const answer = await request(scopes);
    if ('value' in answer) return { scopes: answer.scopes, token: answer };
    const unnamed = scopes.filter((scope) => !answer.error_description.split(/[^\w.]+/).includes(scope));
    if (unnamed.length < scopes.length) return grantedOf(unnamed);
    if (scopes.length === 1) return { scopes: [] };
    const half = Math.ceil(scopes.length / 2);
    const first = await grantedOf(scopes.slice(0, half));
    const second = await grantedOf(scopes.slice(half));
    return { scopes: [...first.scopes, ...second.scopes] };
  };

  const fetchToken = async (): Promise<AccessToken> => {
    const known = await grantedOf(wanted);
    if (known.token !== undefined) return known.token;
    const answer = known.scopes.length === 0 ? null : await request(known.scopes);
    if (answer !== null && 'value' in answer) return answer;
    const named =
      wish.scopes.length > 3 ? 'what the run reads (docs/sign-in.md lists the scopes)' : wish.scopes.join(', ');
    const advice = `Grant it ${named} in the Admin Console under Applications > the app > Okta API Scopes.`;
    const what = 'Okta grants the service app none of the scopes that were asked for, in answer';
    throw new OktaError({
      status: null,
      oauthError: 'insufficient_scope',
      method: 'POST',
      path: tokenPath,
      what,
      advice,
    });
  };

  const current = async (): Promise<AccessToken> => {
    for (;;) {
      // Just fetched, it is used however short it lives.
      const isNew = token === undefined;
      token ??= fetchToken();
      const asked = token;
      const found = await asked.catch((error: unknown) => {
        if (token === asked) token = undefined;
        throw error;
      });
      if (isNew || Date.now() < found.renewAt) return found;
      if (token === asked) token = undefined;
    }
  };

  return {
    advice:
      'Okta refuses the access token of the service app: it may have been deactivated, or its grants taken back. Look at it in the Admin Console under Applications.',
    async sign({ method, url, path, scopes }: Asked) {
      assertScopes(scopes, wanted, path);
      const used = await current();
      assertScopes(scopes, used.scopes, path);
      return {
        headers: async () => {
          const prove = used.scheme === 'DPoP' ? await prover : undefined;
          const proof = await prove?.({ method, url, nonce, accessToken: used.value });
          return { authorization: `${used.scheme} ${used.value}`, ...(proof === undefined ? {} : { dpop: proof }) };
        },
        again: async (error, answer) => {
          if (error.oauthError === 'use_dpop_nonce') {
            nonce = answer.get('dpop-nonce');
            return nonce !== null;
          }
          // One renewal serves all that were under way with the same token.
          if (error.refusesToken && (await token) === used) token = undefined;
          return error.refusesToken;
        },
      };
    },
    async signIn(): Promise<SignedIn> {
      const { scopes, scheme, clockAheadMs } = await current();
      const missingScopes = wish.scopes.filter((scope) => !scopes.includes(scope));
      const { keyId } = signingKey;
      return { kind: 'oauth', clientId, keyId, scopes, missingScopes, dpop: scheme === 'DPoP', clockAheadMs };
    },
  };
}

/** @throws {OktaError} that names the scope: it is not worth a request. */
function assertScopes(needed: readonly string[], granted: readonly string[], path: string): void {
  const [missing] = needed.filter((scope) => !granted.includes(scope));
  if (missing === undefined) return;
  const what = `The service app was not granted ${missing}, which is needed`;
  const advice = `Grant ${missing} to it in the Admin Console under Applications > the app > Okta API Scopes; if its secret lists scopes, add it there.`;
  throw new OktaError({ status: null, oauthError: 'insufficient_scope', path, what, advice });
}

/** The `Date` header counts whole seconds: on average half of one has passed. */
function aheadOf(headers: Headers): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date + 500 - Date.now();
}
