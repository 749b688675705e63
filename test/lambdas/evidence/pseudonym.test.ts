import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPseudonym } from '../../../lambdas/evidence/pseudonym.ts';

const key = 'a key of thirty-two characters, at least';

test('is the same for a phone number however it is written, and for an address in any case', () => {
  const { hash } = createPseudonym(key);
  expect(new Set(['+1 555-010-0123', '+1 (555) 010 0123', '+15550100123'].map(hash)).size).toBe(1);
  expect(hash('Ada@Example.com ')).toBe(hash('ada@example.com'));
});

test('says nothing of what it stands for, and differs for different values and keys', () => {
  const one = createPseudonym(key);
  const other = createPseudonym(`${key}!`);
  fc.assert(
    fc.property(fc.stringMatching(/^\+\d{6,14}$/), fc.stringMatching(/^\+\d{6,14}$/), (number, another) => {
      expect(one.hash(number)).toMatch(/^hmac-[0-9a-f]{24}$/);
      expect(one.hash(number)).not.toBe(other.hash(number));
      expect(one.hash(number) === one.hash(another)).toBe(number === another);
    }),
  );
  expect(one.keyId).toMatch(/^[0-9a-f]{8}$/);
  expect(one.keyId).not.toBe(other.keyId);
});

test('refuses a key that could be guessed, and says how to make one', () => {
  expect(() => createPseudonym('short')).toThrow(/fewer than 32 characters.*openssl rand/);
});
