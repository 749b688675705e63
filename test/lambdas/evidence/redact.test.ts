import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedact } from '../../../lambdas/evidence/redact.ts';

function redacted(row: Record<string, unknown>, paths: string[] = []) {
  const counts: Record<string, number> = {};
  const kept = createRedact(paths)(row, (path) => {
    counts[path] = (counts[path] ?? 0) + 1;
  });
  return { kept, counts };
}

test('leaves out what an entry names, at any depth, and counts it by path', () => {
  const row = { id: '1', a: { b: 'x', c: 'y' }, hooks: [{ value: 's', key: 'k' }, { value: 't' }] };
  expect(redacted(row, ['a.b', 'hooks.*.value'])).toEqual({
    kept: { id: '1', a: { c: 'y' }, hooks: [{ key: 'k' }, {}] },
    counts: { 'a.b': 1, 'hooks.*.value': 2 },
  });
});

test('leaves every value below a star, whatever its key', () => {
  expect(redacted({ settings: { app: { anything: 'x', other: { deep: 1 } } } }, ['settings.app.*']).kept).toEqual({
    settings: { app: {} },
  });
});

test('keeps a null where a secret could be: there was nothing to take', () => {
  expect(redacted({ password: null, note: null }, ['note'])).toEqual({
    kept: { password: null, note: null },
    counts: {},
  });
});

test("keeps a policy's rules about passwords", () => {
  const row = { settings: { password: { complexity: { minLength: 8 } } } };
  expect(redacted(row).kept).toEqual(row);
});

const shapes: Record<string, string> = {
  'an SSWS token': `00${'aB3_-'.repeat(8)}`,
  'a JSON Web Token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl',
  'a private key': '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
};
test.each(Object.entries(shapes))('takes %s out of any text, wherever it stands', (_, secret) => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (keys) => {
      const row = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), `before ${secret} after`);
      const { kept, counts } = redacted({ row });
      expect(JSON.stringify(kept)).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(Object.values(counts)).toEqual([1]);
    }),
  );
});

test.each([
  'clientSecret',
  'client_secret',
  'sharedSecret',
  'secretKey',
  'password',
  'apiKey',
  'privateKey',
  'refresh_token',
  'answer',
])('leaves out the text of a key named %s', (key) => {
  expect(redacted({ deep: [{ [key]: 'hunter2' }] })).toEqual({
    kept: { deep: [{}] },
    counts: { [`deep.*.${key}`]: 1 },
  });
});

test('leaves a record without secrets exactly as it was, key order included', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
      const harmless = JSON.stringify(row);
      fc.pre(!/eyJ|PRIVATE|password|secret|token|seed|answer|key|pass/i.test(harmless));
      expect(JSON.stringify(redacted(row).kept)).toBe(harmless);
    }),
  );
});
