import { hash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { SigningKey } from './token.ts';

/** Seconds an assertion is good for. Okta takes up to an hour; so many, and a clock may be behind by as many. */
const assertionSeconds = 300;

/**
 * What a service app signs to say that it is itself. Okta takes each one once, so every request needs its own. It does not
 * say when it was made: Okta would refuse what a clock that is ahead says.
 *
 * @param audience the token endpoint's URL.
 */
export async function assertionOf(
  clientId: string,
  { key, algorithm, keyId }: SigningKey,
  audience: string,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, ...(keyId === null ? {} : { kid: keyId }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setExpirationTime(Math.floor(Date.now() / 1000) + assertionSeconds)
    .setJti(randomUUID())
    .sign(key);
}

/** Proves for one request that whoever sends it holds the key that its access token is bound to: RFC 9449. */
export type Prover = (request: {
  readonly method: string;
  readonly url: URL;
  /** What Okta last asked to be repeated; null: nothing. */
  readonly nonce: string | null;
  /** Null in a request for one. */
  readonly accessToken: string | null;
}) => Promise<string>;

/**
 * A prover with a key of its own, which never leaves this process. P-256, among the algorithms that Okta's answers list: a
 * signature takes a tenth of RSA's time, and every request needs one.
 */
export async function createProver(): Promise<Prover> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return ({ method, url, nonce, accessToken }) =>
    new SignJWT({
      htm: method,
      htu: `${url.origin}${url.pathname}`,
      ...(nonce === null ? {} : { nonce }),
      ...(accessToken === null ? {} : { ath: hash('sha256', accessToken, 'base64url') }),
    })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .setIssuedAt()
      .setJti(randomUUID())
      .sign(privateKey);
}
