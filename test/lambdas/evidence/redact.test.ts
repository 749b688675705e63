import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contact, createRedact, type RedactionRules } from '../../../lambdas/evidence/redact.ts';

const none: RedactionRules = { drop: [], contact: [], allow: {}, stripQuery: [] };
const hashed: Contact = { by: 'hash', hash: (text) => `hmac-${text.length}` };

function redacted(row: Record<string, unknown>, rules: Partial<RedactionRules> = {}, contact = hashed) {
  const counts: Record<string, number> = {};
  const kept = createRedact({ ...none, ...rules }, contact)(row, (path) => {
    counts[path] = (counts[path] ?? 0) + 1;
  });
  return { kept, counts };
}

test('leaves out what an entry names, at any depth, and counts it by path', () => {
  const row = { id: '1', a: { b: 'x', c: 'y' }, hooks: [{ value: 's', key: 'k' }, { value: 't' }] };
  expect(redacted(row, { drop: ['a.b', 'hooks.*.value'] })).toEqual({
    kept: { id: '1', a: { c: 'y' }, hooks: [{ key: 'k' }, {}] },
    counts: { 'a.b': 1, 'hooks.*.value': 2 },
  });
});

test('leaves every value below a star, whatever its key', () => {
  expect(
    redacted({ settings: { app: { anything: 'x', other: { deep: 1 } } } }, { drop: ['settings.app.*'] }).kept,
  ).toEqual({
    settings: { app: {} },
  });
});

test('keeps a null where a secret could be: there was nothing to take', () => {
  expect(redacted({ password: null, note: null }, { drop: ['note'] })).toEqual({
    kept: { password: null, note: null },
    counts: {},
  });
});

test('keeps of a container that people fill only the keys that are listed', () => {
  const row = { profile: { login: 'ada', salary: 100, badge: null, address: { city: 'Berlin' } }, id: '1' };
  expect(redacted(row, { allow: { profile: ['login'] } })).toEqual({
    kept: { profile: { login: 'ada', badge: null }, id: '1' },
    counts: { 'profile.salary': 1, 'profile.address': 1 },
  });
});

test('puts a pseudonym in the place of a phone number, listed or not, and counts it', () => {
  const row = { profile: { mobilePhone: '+1 555 0100', secondEmail: null, name: 'Ada' } };
  const rules = { contact: ['profile.mobilePhone', 'profile.secondEmail'], allow: { profile: ['name'] } };
  expect(redacted(row, rules)).toEqual({
    kept: { profile: { mobilePhone: 'hmac-11', secondEmail: null, name: 'Ada' } },
    counts: { 'profile.mobilePhone': 1 },
  });
  expect(redacted(row, rules, { by: 'drop' }).kept).toEqual({ profile: { secondEmail: null, name: 'Ada' } });
  expect(redacted(row, rules, { by: 'keep' })).toEqual({ kept: row, counts: {} });
});

test('a rule for every key of a container lists none of them', () => {
  const row = { app: { url: 'https://a.example/x?key=1', other: 'https://b.example' } };
  expect(redacted(row, { allow: { app: ['url'] }, stripQuery: ['app.*'] }).kept).toEqual({
    app: { url: 'https://a.example/x' },
  });
});

test('cuts the query off a URL, and counts it only where there was one', () => {
  const row = { hooks: [{ uri: 'https://a.example/x?key=1#y' }, { uri: 'https://a.example/x' }] };
  expect(redacted(row, { stripQuery: ['hooks.*.uri'] })).toEqual({
    kept: { hooks: [{ uri: 'https://a.example/x' }, { uri: 'https://a.example/x' }] },
    counts: { 'hooks.*.uri': 1 },
  });
});

test('puts a sign in the place of half a character, which no file in UTF-8 can hold, and counts it', () => {
  const row = {
    id: '1',
    name: 'cut off in an emoji \ud83d',
    '\udc00': 'x',
    phone: '\ud800',
    whole: '\u{1f600} \u0000',
  };
  expect(redacted(row, { contact: ['phone'] }, { by: 'keep' })).toEqual({
    kept: { id: '1', name: 'cut off in an emoji \ufffd', '\ufffd': 'x', phone: '\ufffd', whole: '\u{1f600} \u0000' },
    counts: { name: 1, '\ufffd': 1, phone: 1 },
  });
});

test('counts a number that is not what Okta said, because it was rounded', () => {
  const row = JSON.parse('{"exact":9007199254740991,"half":0.5,"rounded":9007199254740993,"endless":1e999}');
  expect(redacted(row).counts).toEqual({ rounded: 1, endless: 1 });
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

test('keeps a key named __proto__, which is a key like any other', () => {
  expect(JSON.stringify(redacted(JSON.parse('{"__proto__":{"a":1}}')).kept)).toBe('{"__proto__":{"a":1}}');
});

test('leaves a record without secrets exactly as it was, key order included', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
      const harmless = JSON.stringify(row);
      fc.pre(!/eyJ|PRIVATE|password|secret|token|seed|answer|key|pass|otp|pin|salt|code|basic|bearer/i.test(harmless));
      expect(JSON.stringify(redacted(row).kept)).toBe(harmless);
    }),
  );
});
