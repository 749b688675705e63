import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOktaClient } from '../../../lambdas/okta/client.ts';
import { nextInHeader, onOurOrigin, readPage } from '../../../lambdas/okta/pages.ts';
import { json, refusal, scriptedServer } from '../../support/scripted-server.ts';

const list = { path: '/api/v1/users', bucket: '/api/v1/users', rows: 'array' as const };
const client = (origin: string) => createOktaClient({ origin, fraction: 1, userAgent: 'test/1', backoffMs: 1 });

test('finds the next link among several on one line, with commas in the URLs', () => {
  const self = '<https://acme.okta.com/api/v1/users?search=a,b%2Cc&limit=2>; rel="self"';
  const next = '<https://acme.okta.com/api/v1/users?search=a,b%2Cc&limit=2&after=x>; rel="next"';
  expect(nextInHeader(`${self}, ${next}`)).toBe('https://acme.okta.com/api/v1/users?search=a,b%2Cc&limit=2&after=x');
  expect(nextInHeader(self)).toBeNull();
  expect(nextInHeader('')).toBeNull();
});

test('finds the next link whatever its URL holds and wherever it stands', () => {
  const target = fc.webUrl({ withQueryParameters: true }).filter((url) => !url.includes('>'));
  fc.assert(
    fc.property(target, fc.array(target, { maxLength: 3 }), fc.nat(3), (next, others, place) => {
      const links = others.map((url) => `<${url}>; rel="self"`);
      links.splice(Math.min(place, links.length), 0, `<${next}>; rel="next"`);
      expect(nextInHeader(links.join(', '))).toBe(next);
    }),
  );
});

test('puts a next link on our origin, and the filters it dropped back in', () => {
  const asked = '/api/v1/idps?q=acme&type=OIDC&limit=20';
  const next = onOurOrigin(
    'http://acme-admin.okta.com/api/v1/idps?after=0oa9&limit=20',
    asked,
    'https://acme.okta.com',
    [],
  );
  expect(next).toBe('/api/v1/idps?after=0oa9&limit=20&q=acme&type=OIDC');
});

test('never sends since beside a cursor, which Okta refuses', () => {
  const asked = '/api/v1/logs?since=2026-01-01T00%3A00%3A00Z&until=2026-01-02T00%3A00%3A00Z';
  const next = onOurOrigin('https://acme.okta.com/api/v1/logs?after=1_2', asked, 'https://acme.okta.com', ['since']);
  expect(next).toBe('/api/v1/logs?after=1_2&until=2026-01-02T00%3A00%3A00Z');
});

test('no link leads a request away from our origin', () => {
  const hrefs = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom('//evil.example/x', 'http://x//evil.example', 'http://x///y'),
  );
  fc.assert(
    fc.property(hrefs, (href) => {
      fc.pre(URL.canParse(href, 'https://acme.okta.com'));
      const next = onOurOrigin(href, '/api/v1/users', 'https://acme.okta.com', []);
      expect(new URL(next, 'https://acme.okta.com').origin).toBe('https://acme.okta.com');
    }),
  );
});

test('reads on past an empty page that names a next one', async () => {
  await using server = await scriptedServer(
    json(200, [], { link: '<https://x.okta.com/api/v1/users?after=a>; rel="next"' }),
  );
  const page = await readPage(client(server.origin), list, '/api/v1/users?limit=2');
  expect(page).toMatchObject({ records: [], next: '/api/v1/users?after=a&limit=2' });
});

test('ends at a full page that names no next one', async () => {
  await using server = await scriptedServer(json(200, [{ id: '1' }, { id: '2' }]));
  expect((await readPage(client(server.origin), list, '/api/v1/users?limit=2')).next).toBeNull();
});

test('asks again for a full page that holds no link at all, and then refuses it; a longer one is of a list without pages', async () => {
  const linked = { ...list, linked: 'full' as const };
  await using stripped = await scriptedServer(json(200, [{ id: '1' }, { id: '2' }]));
  await expect(readPage(client(stripped.origin), linked, '/api/v1/users?limit=2')).rejects.toThrow('without the links');
  expect(stripped.requests).toHaveLength(3);
  await using whole = await scriptedServer(json(200, [{ id: '1' }, { id: '2' }, { id: '3' }]));
  expect((await readPage(client(whole.origin), linked, '/api/v1/users?limit=2')).records).toHaveLength(3);
  // Asked for without a limit, a list is never full: least of all one that is empty.
  await using empty = await scriptedServer(json(200, []));
  expect((await readPage(client(empty.origin), linked, '/api/v1/users/00u1/roles')).records).toEqual([]);
});

test('follows the link in the body of an iam list, and only there', async () => {
  const next = { _links: { next: { href: 'http://x-admin.okta.com/api/v1/iam/assignees/users?after=b' } } };
  await using server = await scriptedServer(
    json(200, { value: [{ id: '1' }], ...next }),
    json(200, [{ id: '1', ...next }]),
  );
  const iam = { ...list, rows: { key: 'value' } };
  expect((await readPage(client(server.origin), iam, '/api/v1/iam/assignees/users')).next).toBe(
    '/api/v1/iam/assignees/users?after=b',
  );
  expect((await readPage(client(server.origin), list, '/api/v1/users')).next).toBeNull();
});

test('refuses a next page that is the page itself', async () => {
  await using server = await scriptedServer(
    json(200, [], { link: '<https://x.okta.com/api/v1/users?limit=2>; rel="next"' }),
  );
  await expect(readPage(client(server.origin), list, '/api/v1/users?limit=2')).rejects.toThrow('the one it gave');
});

test('refuses an answer of another shape instead of taking it for an empty list', async () => {
  await using server = await scriptedServer(json(200, { users: [] }));
  await expect(readPage(client(server.origin), list, '/api/v1/users')).rejects.toThrow('another shape');
});

test('halves a page that Okta is too slow to serve, after a second attempt', async () => {
  await using server = await scriptedServer((request, response) => {
    const limit = Number(new URL(request.url ?? '', 'http://x').searchParams.get('limit'));
    return (limit > 50 ? refusal(500, 'E0000009') : json(200, [{ id: '1' }]))(request, response);
  });
  const page = await readPage(client(server.origin), list, '/api/v1/users?limit=200&after=x');
  expect(page.records).toHaveLength(1);
  expect(server.requests.map(({ target }) => /limit=(\d+)/.exec(target)?.[1])).toEqual([
    '200',
    '200',
    '100',
    '100',
    '50',
  ]);
});
