import { createPrivateKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';

/** There is no usable secret. The message never holds what was found. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** How the secret must read, for messages. */
const serviceAppForm = '{"kind":"oauth","clientId":"0oa…","privateKey":{…},"keyId":"…"}';
const tokenForm = '{"kind":"ssws","token":"…"}';
export const secretForms = `${serviceAppForm} for a service app, or ${tokenForm} for an API token`;

// Visible ASCII only: anything else (a line break from a copy, say) cannot stand in a header.
const visible = z.string().regex(/^[!-~]+$/, 'is empty, or holds spaces or line breaks');

/** Signs for a service app. */
export type SigningKey = { readonly key: KeyObject; readonly algorithm: string; readonly keyId: string | null };

/**
 * Algorithms by which Okta lets a service app sign, the usual one first:
 * https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/
 */
const algorithms: Readonly<Record<string, readonly [string, ...string[]]>> = {
  rsa: ['RS256', 'RS384', 'RS512'],
  prime256v1: ['ES256'],
  secp384r1: ['ES384'],
  secp521r1: ['ES512'],
};

/** Okta takes no shorter RSA key: https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/ */
const fewestRsaBits = 2048;

const Jwk = z.looseObject({
  kty: z.string(),
  d: z.string().optional(),
  alg: z.string().optional(),
  kid: z.string().optional(),
});

/** A private key: a JWK, as an object or as its text, or PEM. */
const PrivateKey = z.union([z.string(), Jwk]).transform((given, context): SigningKey => {
  const refuse = (message: string) => {
    context.issues.push({ code: 'custom', message, input: undefined });
    return z.NEVER;
  };
  const jwk = typeof given === 'string' ? jwkIn(given) : given;
  if (jwk === null && typeof given === 'string' && given.includes('ENCRYPTED'))
    return refuse('is encrypted: give it without its passphrase');
  if (jwk?.d === undefined && (jwk !== null || (typeof given === 'string' && given.includes('PUBLIC KEY'))))
    return refuse('is the public half: Okta keeps that, and the private half signs');
  const key = keyOf(jwk ?? String(given));
  if (key === null) return refuse('is neither a private key in PEM nor a JWK');
  const { modulusLength = fewestRsaBits, namedCurve } = key.asymmetricKeyDetails ?? {};
  const usable = algorithms[namedCurve ?? key.asymmetricKeyType ?? ''];
  if (usable === undefined) return refuse('is of a kind Okta does not take: RSA, or EC on P-256, P-384 or P-521');
  if (modulusLength < fewestRsaBits) return refuse(`has fewer than ${fewestRsaBits} bits`);
  const algorithm = jwk?.alg ?? usable[0];
  if (!usable.includes(algorithm))
    return refuse(`names an algorithm that is not its own: it can be ${usable.join(', ')}`);
  return { key, algorithm, keyId: jwk?.kid ?? null };
});

function jwkIn(text: string): z.infer<typeof Jwk> | null {
  try {
    return Jwk.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function keyOf(given: string | z.infer<typeof Jwk>): KeyObject | null {
  try {
    return typeof given === 'string' ? createPrivateKey(given) : createPrivateKey({ key: { ...given }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** An API token of a person: https://developer.okta.com/docs/guides/create-an-api-token/ */
const ApiTokenSecret = z.strictObject({ kind: z.literal('ssws'), token: visible });

/** A service app that signs in with its private key: https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/ */
const ServiceAppSecret = z.strictObject({
  kind: z.literal('oauth'),
  clientId: visible,
  privateKey: PrivateKey,
  /** Absent: the JWK's own `kid`; without either, the app must have one key. */
  keyId: visible.optional(),
  /** Asked for at most. Absent: whatever the resource types of the run need. */
  scopes: z.array(visible).min(1, 'is empty').optional(),
});
export type ServiceAppSecret = z.infer<typeof ServiceAppSecret>;

/** The secret. A bare string is read as an API token. */
export const TokenSecret = z.discriminatedUnion('kind', [ServiceAppSecret, ApiTokenSecret]);
export type TokenSecret = z.infer<typeof TokenSecret>;

/** @throws {TokenError} when the text is empty or of another form. */
export function parseTokenSecret(text: string): TokenSecret {
  const trimmed = text.trim();
  if (trimmed === '') throw new TokenError(`The secret is empty. It must read ${secretForms}.`);
  const refuse = (what: string) => new TokenError(`The secret cannot be used: ${what}. It must read ${secretForms}.`);
  if (trimmed.includes('-----BEGIN') && !trimmed.startsWith('{'))
    throw refuse('it is a key without the app it belongs to');
  let value: unknown = { kind: 'ssws', token: trimmed };
  if (trimmed.startsWith('{')) {
    try {
      value = JSON.parse(trimmed);
    } catch {
      throw refuse('it looks like JSON and is not');
    }
    if (Jwk.safeParse(value).success) throw refuse('it is a key without the app it belongs to');
  }
  const parsed = TokenSecret.safeParse(value);
  if (!parsed.success) throw refuse(mistakeIn(parsed.error));
  return parsed.data;
}

/** What is wrong, in our own words: what was found is never among them. */
function mistakeIn({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path[0] === undefined ? null : String(issue.path[0]);
  if (issue?.code === 'invalid_union')
    return field === 'privateKey' ? 'its privateKey is neither a JWK nor PEM' : 'its kind is neither oauth nor ssws';
  if (issue?.code === 'unrecognized_keys')
    return `it has a field too many (${issue.keys.filter(isWord).join(', ') || 'an odd one'})`;
  if (issue?.code === 'custom' || issue?.code === 'invalid_format' || issue?.code === 'too_small')
    return `its ${field} ${issue.message}`;
  return `its ${field} is missing, or of another form`;
}

/** A name people would give a field, and no token: those hold digits. */
const isWord = (name: string) => /^[A-Za-z_]{1,20}$/.test(name);
