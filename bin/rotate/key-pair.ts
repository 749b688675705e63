import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';

/** The kinds of key that are made: Okta takes more. */
export const algorithms = ['RS256', 'ES256'] as const;

/** A key pair with an id that people can tell from the one before: `okta-evidence-2026-11-24-9f2c`. */
export function makeKeyPair(
  algorithm: (typeof algorithms)[number],
  now: Date,
): { readonly keyId: string; readonly publicKey: object; readonly privateKey: object } {
  const keyId = `okta-evidence-${now.toISOString().slice(0, 10)}-${randomBytes(2).toString('hex')}`;
  const { publicKey, privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const named = (key: JsonWebKey) => ({ ...key, kid: keyId, alg: algorithm, use: 'sig' });
  return {
    keyId,
    publicKey: named(publicKey.export({ format: 'jwk' })),
    privateKey: named(privateKey.export({ format: 'jwk' })),
  };
}
