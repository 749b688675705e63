import { hash, randomUUID } from 'node:crypto';
import {
  calculateJwkThumbprint,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
} from 'jose';
import * as z from 'zod';
import type { DemoOrgOptions } from './options.ts';

/** How the org answers where it speaks OAuth. */
export type OAuthAnswer = {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
};

/** A service app that signs in with a private key, as Okta has it: what it was seen to answer stands in its own words. */
export type SignIn = {
  /** The secret of the app's first key. */
  readonly secret: string;
  /** Every access token that was given out. */
  readonly accessTokens: readonly string[];
  addKey(publicKey: object): void;
  revokeKey(keyId: string): void;
  /** No access token that was given out is good any more; new ones are. */
  revokeAccessTokens(): void;
  /** From now on it is granted these scopes only. */
  grant(scopes: readonly string[]): void;
  /** Answers a token request. */
  token(form: string, proof: string | undefined): Promise<OAuthAnswer>;
  /** The scopes that a request's access token is good for, or how Okta refuses it. */
  admit(request: Presented): Promise<{ readonly scopes: readonly string[] } | OAuthAnswer>;
};

export type Presented = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly proof: string | undefined;
};

/** Okta takes an assertion for an hour at most, and a proof for minutes. */
const longestAssertionSeconds = 3600;
const proofSeconds = 300;

const Key = z.looseObject({ kty: z.string(), kid: z.string() });
const Assertion = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  iat: z.number().optional(),
  jti: z.string(),
});
const Proof = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string(),
  nonce: z.string().optional(),
  ath: z.string().optional(),
});

/** @param origin of the org, known once it listens. */
export async function createSignIn(clientId: string, options: DemoOrgOptions, origin: () => string): Promise<SignIn> {
  const own = await generateKeyPair('ES256', { extractable: true });
  const keyId = 'demo-key';
  const keys = new Map<string, JWK>([[keyId, { ...(await exportJWK(own.publicKey)), kid: keyId }]]);
  const privateKey = await exportJWK(own.privateKey);
  const issued = new Map<string, { scopes: readonly string[]; until: number; boundTo: string | null }>();
  const accessTokens: string[] = [];
  const seen = new Set<string>();
  const now = () => Math.floor((Date.now() + options.clockAheadMs) / 1000);
  const endpoint = () => `${options.knownAs ?? origin()}/oauth2/v1/token`;
  const nonces = { token: randomUUID(), resource: randomUUID() };
  let granted = options.granted;

  const refuse = (status: number, error: string, error_description: string, headers: Record<string, string> = {}) => ({
    status,
    body: { error, error_description },
    headers,
  });
  const invalidClient = (description: string) => refuse(401, 'invalid_client', description);

  /** What is wrong with who says to be the app; null: nothing. */
  const mistakeIn = async (assertion: string): Promise<OAuthAnswer | null> => {
    const read = readAssertion(assertion);
    if (read === null) return invalidClient('The client_assertion is not a valid JWT.');
    const { kid, alg, claims } = read;
    if (claims.iss !== clientId || claims.sub !== clientId)
      return invalidClient("Invalid value for 'client_id' parameter.");
    const key = kid === undefined && keys.size === 1 ? [...keys.values()][0] : keys.get(kid ?? '');
    if (key === undefined) return invalidClient('The client_assertion JWT kid is invalid.');
    const verified = await importJWK(key, alg)
      .then((verifying) => compactVerify(assertion, verifying))
      .catch(() => null);
    if (verified === null) return invalidClient('The client_assertion signature is invalid.');
    if (claims.aud !== endpoint())
      return invalidClient('The audience claim for client_assertion must be the endpoint invoked for the request.');
    if (claims.exp <= now()) return invalidClient('The client_assertion token is expired.');
    if (claims.exp > now() + longestAssertionSeconds)
      return invalidClient('The client_assertion token has an expiration too far into the future.');
    if ((claims.iat ?? 0) > now()) return invalidClient('The client_assertion token has an issued time in the future.');
    if (seen.has(claims.jti)) return invalidClient('The client_assertion token has already been used.');
    seen.add(claims.jti);
    return null;
  };

  /** The thumbprint of the key that a proof proves, or what is wrong with it. */
  const provenBy = async (proof: string, method: string, url: string, accessToken: string | null) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
        currentDate: new Date(now() * 1000),
      });
      const claims = Proof.parse(payload);
      const ath = accessToken === null ? undefined : hash('sha256', accessToken, 'base64url');
      if (claims.htm !== method || claims.htu !== url || claims.ath !== ath) return null;
      if (Math.abs(claims.iat - now()) > proofSeconds || seen.has(claims.jti)) return null;
      seen.add(claims.jti);
      return {
        thumbprint: await calculateJwkThumbprint(z.looseObject({ kty: z.string() }).parse(protectedHeader.jwk)),
        nonce: claims.nonce,
      };
    } catch {
      return null;
    }
  };

  const challenge = (status: number, scheme: string, error: string, more: Record<string, string> = {}, scope = '') => ({
    status,
    body: {},
    headers: {
      'www-authenticate': `${scheme} authorization_uri="${origin()}/oauth2/v1/authorize", realm="${origin()}", scope="${scope}", error="${error}", error_description="Refused."`,
      ...more,
    },
  });

  return {
    secret: JSON.stringify({ kind: 'oauth', clientId, privateKey, keyId }),
    accessTokens,
    addKey: (publicKey) => {
      const key = Key.parse(publicKey);
      keys.set(key.kid, key);
    },
    revokeKey: (kid) => keys.delete(kid),
    revokeAccessTokens: () => issued.clear(),
    grant: (scopes) => {
      granted = scopes;
    },
    async token(text, proof) {
      const form = new URLSearchParams(text);
      const assertion = form.get('client_assertion');
      if (form.get('grant_type') !== 'client_credentials' || assertion === null)
        return refuse(400, 'invalid_request', 'A grant type and a client_assertion must be provided.');
      const mistake = await mistakeIn(assertion);
      if (mistake !== null) return mistake;
      if (options.dpop && proof === undefined)
        return refuse(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
      const proven = proof === undefined ? null : await provenBy(proof, 'POST', endpoint(), null);
      if (proof !== undefined && proven === null)
        return refuse(400, 'invalid_dpop_proof', 'The DPoP proof JWT is invalid.');
      if (proven !== null && proven.nonce !== nonces.token)
        return refuse(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.', {
          'dpop-nonce': nonces.token,
        });
      const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
      const ungranted = asked.filter((scope) => granted !== null && !granted.includes(scope));
      if (asked.length === ungranted.length)
        return refuse(400, 'consent_required', 'You are not allowed any of the requested scopes.');
      if (ungranted.length > 0 && options.ungranted === 'refused')
        return refuse(
          400,
          'invalid_scope',
          'One or more scopes are not configured for the authorization server resource.',
        );
      if (ungranted.length > 0 && options.ungranted === 'named')
        return refuse(400, 'invalid_scope', `The scope ${ungranted[0]} is not granted.`);
      const scopes = asked.filter((scope) => !ungranted.includes(scope));
      const value = `demo.${randomUUID()}.access`;
      accessTokens.push(value);
      issued.set(value, {
        scopes,
        until: Date.now() + options.tokenSeconds * 1000,
        boundTo: proven?.thumbprint ?? null,
      });
      const token_type = proven === null ? 'Bearer' : 'DPoP';
      return {
        status: 200,
        body: { token_type, expires_in: options.tokenSeconds, access_token: value, scope: scopes.join(' ') },
        headers: {},
      };
    },
    async admit({ method, url, authorization, proof }) {
      const [scheme = '', value = ''] = authorization.split(' ');
      const found = issued.get(value);
      if (found === undefined || Date.now() > found.until) return challenge(401, scheme, 'invalid_token');
      if ((found.boundTo === null) !== (scheme === 'Bearer')) return challenge(401, scheme, 'invalid_token');
      if (found.boundTo !== null) {
        const proven =
          proof === undefined ? null : await provenBy(proof, method, `${url.origin}${url.pathname}`, value);
        if (proven?.thumbprint !== found.boundTo) return challenge(401, scheme, 'invalid_dpop_proof');
        if (options.resourceNonce && proven.nonce !== nonces.resource)
          return challenge(401, scheme, 'use_dpop_nonce', { 'dpop-nonce': nonces.resource });
      }
      return { scopes: found.scopes };
    },
  };
}

function readAssertion(assertion: string) {
  try {
    const { kid, alg } = decodeProtectedHeader(assertion);
    return { kid, alg, claims: Assertion.parse(decodeJwt(assertion)) };
  } catch {
    return null;
  }
}

/** How Okta refuses an access token without the scopes that a list needs. */
export const lacksScope = (scopes: readonly string[]): OAuthAnswer => ({
  status: 403,
  body: {},
  headers: {
    'www-authenticate': `Bearer scope="${scopes.join(' ')}", error="insufficient_scope", error_description="The access token provided does not contain the required scopes."`,
  },
});
