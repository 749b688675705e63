import { createHash, createHmac } from 'node:crypto';

/** Replaces phone numbers and addresses by names that say nothing, the same for the same value. */
export type Pseudonym = {
  /** Which key made them: rows of two runs can be joined when it is the same. 8 hex digits of the key's SHA-256. */
  readonly keyId: string;
  readonly hash: (text: string) => string;
};

/** The key for pseudonyms is of no use. The message says what to do. */
export class HashKeyError extends Error {
  override readonly name = 'HashKeyError';
}

/** Shorter keys could be found by trying. */
const shortestKey = 32;

/**
 * HMAC-SHA-256 of the value as people mean it: a phone number without its punctuation, an address in lower case. 96 bits of
 * it are kept: no two values of an org will ever share them.
 *
 * @throws {HashKeyError} when the key is too short.
 */
export function createPseudonym(key: string): Pseudonym {
  if (key.trim().length < shortestKey)
    throw new HashKeyError(
      `The key for pseudonyms has fewer than ${shortestKey} characters. Make one with: openssl rand -hex 32`,
    );
  const secret = key.trim();
  return {
    keyId: createHash('sha256').update(secret).digest('hex').slice(0, 8),
    hash: (text) => `hmac-${createHmac('sha256', secret).update(meant(text)).digest('hex').slice(0, 24)}`,
  };
}

function meant(text: string): string {
  const trimmed = text.trim().toLowerCase();
  return /^[+\dx][\dx\s()./-]*$/.test(trimmed) ? trimmed.replace(/[\s()./-]/g, '') : trimmed;
}
