import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTokenSecret, TokenError } from '../../../lambdas/okta/token.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1') => key.export({ type, format: 'pem' }).toString();
const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
const app = (privateKey: unknown, more: object = {}) =>
  JSON.stringify({ kind: 'oauth', clientId: '0oa1', privateKey, ...more });
const p256 = ec('P-256').privateKey;

test('a bare string is an API token, with or without blanks around', () => {
  expect(parseTokenSecret(' 00abc\n')).toEqual({ kind: 'ssws', token: '00abc' });
  expect(parseTokenSecret('{"kind":"ssws","token":"00abc"}')).toEqual({ kind: 'ssws', token: '00abc' });
});

test.each([
  ['RSA in PKCS #8', pem(rsa.privateKey, 'pkcs8'), 'RS256', null],
  ['RSA in PKCS #1', pem(rsa.privateKey, 'pkcs1'), 'RS256', null],
  ['P-256 in SEC 1', pem(p256, 'sec1'), 'ES256', null],
  ['P-384 in PKCS #8', pem(ec('P-384').privateKey, 'pkcs8'), 'ES384', null],
  ['a JWK on P-521', jwk(ec('P-521').privateKey), 'ES512', null],
  ['a JWK that names its id and algorithm', { ...jwk(rsa.privateKey), kid: 'k1', alg: 'RS512' }, 'RS512', 'k1'],
  ['a JWK as text', JSON.stringify({ ...jwk(p256), kid: 'k2' }), 'ES256', 'k2'],
])('a service app may sign with %s', (_, privateKey, algorithm, keyId) => {
  const parsed = parseTokenSecret(app(privateKey));
  expect(parsed).toMatchObject({ kind: 'oauth', clientId: '0oa1', privateKey: { algorithm, keyId } });
});

const mistakes: [string, string, RegExp][] = [
  ['nothing', ' ', /is empty/],
  ['broken JSON', '{"kind":"ssws","token":"00secret"', /looks like JSON and is not/],
  ['a token with a break in it', '{"kind":"ssws","token":"00sec ret"}', /its token is empty, or holds spaces/],
  ['no kind', '{"token":"00secret"}', /its kind is neither oauth nor ssws/],
  ['another kind', '{"kind":"basic","token":"00secret"}', /its kind is neither oauth nor ssws/],
  ['a field too many', '{"kind":"ssws","token":"00secret","note":"x"}', /field too many \(note\)/],
  ['a token as the name of a field', '{"kind":"ssws","token":"x","00secret":"x"}', /field too many \(an odd one\)/],
  ['no client id', JSON.stringify({ kind: 'oauth', privateKey: jwk(p256) }), /its clientId is missing/],
  ['no key', '{"kind":"oauth","clientId":"0oa1"}', /its privateKey is neither a JWK nor PEM/],
  ['a key of no kind', app('00secret'), /neither a private key in PEM nor a JWK/],
  ['the public half', app(jwk(ec('P-256').publicKey)), /public half/],
  ['the public half in PEM', app(rsa.publicKey.export({ type: 'spki', format: 'pem' })), /public half/],
  ['a key Okta does not take', app(jwk(generateKeyPairSync('ed25519').privateKey)), /RSA, or EC on P-256/],
  ['a short key', app(jwk(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)), /fewer than 2048 bits/],
  ['an algorithm of another kind of key', app({ ...jwk(p256), alg: 'RS256' }), /it can be ES256/],
  [
    'an encrypted key',
    app(p256.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })),
    /encrypted/,
  ],
  ['a key alone, as PEM', pem(p256, 'pkcs8'), /key without the app/],
  ['a key alone, as a JWK', JSON.stringify(jwk(p256)), /key without the app/],
  ['no scopes where they are listed', app(jwk(p256), { scopes: [] }), /its scopes is empty/],
];

test.each(mistakes)(
  '%s is refused in one sentence that says what is wrong and how it must read',
  (_, text, sentence) => {
    const parse = () => parseTokenSecret(text);
    expect(parse).toThrow(TokenError);
    expect(parse).toThrow(sentence);
    expect(parse).toThrow(/must read \{"kind":"oauth".*\} for a service app, or \{"kind":"ssws"/);
    expect(parse).not.toThrow(/00secret|secret-/);
  },
);

test('whatever stands where something else should, the error shows none of it', () => {
  const value = fc.oneof(
    fc.string({ minLength: 12 }),
    fc.integer({ min: 1e9 }),
    fc.array(fc.string({ minLength: 12 }), { minLength: 1 }),
  );
  const field = fc.constantFrom('kind', 'clientId', 'privateKey', 'keyId', 'scopes', 'token');
  fc.assert(
    fc.property(fc.constantFrom('oauth', 'ssws'), fc.dictionary(field, value), (kind, fields) => {
      try {
        parseTokenSecret(JSON.stringify({ kind, clientId: '0oa1', privateKey: jwk(p256), ...fields }));
      } catch (error) {
        const said = error instanceof Error ? error.message : '';
        for (const hidden of Object.values(fields).flat()) expect(said).not.toContain(String(hidden));
      }
    }),
  );
});
