import { expect, test } from 'vitest';
import { apiOrigin, parseOrgUrl } from '../../../lambdas/okta/org.ts';

const strict = { allowLoopback: false };

test.each([
  ['acme.okta.com', 'https://acme.okta.com'],
  ['  HTTPS://Acme.okta.com/  ', 'https://acme.okta.com'],
  ['https://acme-admin.okta.com/admin/dashboard', 'https://acme.okta.com'],
  ['acme-admin.oktapreview.com', 'https://acme.oktapreview.com'],
  ['https://acme.okta.com/oauth2/default', 'https://acme.okta.com'],
  ['acme.okta.com:443/api/v1', 'https://acme.okta.com'],
  ['acme.okta-emea.com?x=1', 'https://acme.okta-emea.com'],
  ['agency.okta-gov.com', 'https://agency.okta-gov.com'],
  ['unit.okta.mil', 'https://unit.okta.mil'],
  ['integrator-1234567.okta.com', 'https://integrator-1234567.okta.com'],
])('reads %s as %s', (pasted, origin) => {
  expect(parseOrgUrl(pasted, strict)).toEqual({ origin, kind: 'okta' });
});

test('keeps a custom domain apart, -admin and all, until its org has told where it lives', () => {
  expect(parseOrgUrl('login-admin.acme.com/', strict)).toEqual({
    origin: 'https://login-admin.acme.com',
    kind: 'custom',
  });
});

test.each([
  ['', 'No Okta org given'],
  ['acme', 'acme.oktapreview.com'],
  ['{yourOktaDomain}', 'placeholder'],
  ['http://acme.okta.com', 'plain http'],
  ['ftp://acme.okta.com', 'not https'],
  ['https://eve@acme.okta.com', 'user name'],
  ['https://acme.okta.com:8443', ':8443'],
  ['192.0.2.7', 'IP address'],
  ['https://[2001:db8::1]', 'IP address'],
  ['http://127.0.0.1:8080', '--allow-loopback'],
  ['localhost', '--allow-loopback'],
  ['acme.okta.com.evil.io', 'ends in another domain'],
  ['mochiokta.com', 'bare domain'],
  ['okta.com', 'exactly one name'],
  ['acme.kerberos.okta.com', 'exactly one name'],
  ['developer.okta.com', "Okta's own sites"],
  ['аcme.okta.com', 'Latin alphabet'],
])('refuses "%s" and says why', (pasted, reason) => {
  expect(() => parseOrgUrl(pasted, strict)).toThrow(reason);
});

test('accepts a loopback address only when told to', () => {
  expect(parseOrgUrl('http://127.0.0.1:8080/x', { allowLoopback: true })).toEqual({
    origin: 'http://127.0.0.1:8080',
    kind: 'loopback',
  });
});

test('sends the token of a custom domain to the Okta host it names, and to no other', () => {
  const custom = parseOrgUrl('login.acme.com', strict);
  const answer = (href: string) => ({ id: '00o1', pipeline: 'idx' as const, _links: { organization: { href } } });
  expect(apiOrigin(custom, answer('https://acme.okta.com'))).toBe('https://acme.okta.com');
  expect(() => apiOrigin(custom, answer('https://login.acme.com'))).toThrow('the token is not sent');
  expect(() => apiOrigin(custom, { id: '00o1', pipeline: 'idx' })).toThrow('the token is not sent');
});
