import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { authorizeWith } from '../../../lambdas/okta/authorize.ts';
import { createOktaClient } from '../../../lambdas/okta/client.ts';
import { OktaError } from '../../../lambdas/okta/errors.ts';
import { json, refusal, type Script, scriptedServer } from '../../support/scripted-server.ts';

const token = `00${'t'.repeat(40)}`;
const request = { target: '/api/v1/users?limit=2', path: '/api/v1/users', bucket: '/api/v1/users' };
const ok = json(200, [{ id: '00u1' }], { 'x-okta-request-id': 'req1' });

const client = (origin: string, options: Partial<Parameters<typeof createOktaClient>[0]> = {}) =>
  createOktaClient({
    origin,
    fraction: 1,
    userAgent: 'test/1',
    backoffMs: 1,
    authorize: authorizeWith(async () => token),
    ...options,
  });

test('sends the token as SSWS, with GET', async () => {
  await using server = await scriptedServer(ok);
  const answer = await client(server.origin).get(request);
  expect(answer.body).toEqual([{ id: '00u1' }]);
  expect(answer.requestId).toBe('req1');
  expect(server.requests).toEqual([{ method: 'GET', target: request.target, authorization: `SSWS ${token}` }]);
});

const broken: [string, Script][] = [
  ['500', refusal(500, 'E0000009')],
  ['502 with a page of HTML', (_, response) => response.writeHead(502).end('<html>')],
  ['503', refusal(503, 'E0000010')],
  ['HTML with status 200', (_, response) => response.writeHead(200).end('<html>')],
  ['JSON cut in the middle', (_, response) => response.writeHead(200).end('[{"id":')],
  [
    'a body shorter than it says',
    (_, response) => response.writeHead(200, { 'content-length': '999' }).end('[]', () => response.destroy()),
  ],
  ['a reset connection', (message) => message.socket.destroy()],
  ['text that is not UTF-8', (_, response) => response.writeHead(200).end(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
  ['no answer in time', () => undefined],
];

test.each(broken)('asks again after %s, and gets the answer', async (_, script) => {
  await using server = await scriptedServer(script, ok);
  const answer = await client(server.origin, { timeoutMs: 200 }).get(request);
  expect(answer.body).toEqual([{ id: '00u1' }]);
  expect(server.requests).toHaveLength(2);
});

test('gives up after five attempts, with an error that shows status, code, path and request and nothing else', async () => {
  await using server = await scriptedServer(refusal(500, 'E0000009', { 'x-okta-request-id': 'req9' }));
  const error = await client(server.origin)
    .get(request)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(OktaError);
  expect(error).toMatchObject({ message: 'Okta answered 500 E0000009 to GET /api/v1/users (request req9)' });
  expect(server.requests).toHaveLength(5);
});

test('waits out an outage where it is told to, and no more than that', async () => {
  const down = Array.from({ length: 8 }, () => refusal(503, 'E0000010'));
  await using back = await scriptedServer(...down, ok);
  expect((await client(back.origin, { attemptsAtOutage: 9 }).get(request)).body).toEqual([{ id: '00u1' }]);
  await using gone = await scriptedServer((message) => message.socket.destroy());
  await expect(client(gone.origin, { attemptsAtOutage: 9 }).get(request)).rejects.toThrow('connection broke');
  expect(gone.requests).toHaveLength(9);
  await using wrong = await scriptedServer(refusal(500, 'E0000009'));
  await expect(client(wrong.origin, { attemptsAtOutage: 9 }).get(request)).rejects.toThrow('500');
  expect(wrong.requests).toHaveLength(5);
});

test('does not ask again what Okta refused', async () => {
  await using server = await scriptedServer(refusal(403, 'E0000006'));
  await expect(client(server.origin).get(request)).rejects.toMatchObject({ status: 403, errorCode: 'E0000006' });
  expect(server.requests).toHaveLength(1);
});

test('reads a rotated secret once when the token is refused', async () => {
  await using server = await scriptedServer(refusal(401, 'E0000011'), ok);
  const secrets = ['old-token', 'new-token'];
  await client(server.origin, { authorize: authorizeWith(async () => secrets.shift() ?? 'new-token') }).get(request);
  expect(server.requests.map(({ authorization }) => authorization)).toEqual(['SSWS old-token', 'SSWS new-token']);
});

test('does not ask again with a refused token that was not rotated', async () => {
  await using server = await scriptedServer(refusal(401, 'E0000011'));
  await expect(client(server.origin).get(request)).rejects.toMatchObject({ refusesToken: true });
  expect(server.requests).toHaveLength(1);
});

test('follows no redirect: the token must not travel', async () => {
  await using elsewhere = await scriptedServer(ok);
  await using server = await scriptedServer((_, response) =>
    response.writeHead(302, { location: `${elsewhere.origin}/login` }).end(),
  );
  await expect(client(server.origin).get(request)).rejects.toBeInstanceOf(OktaError);
  expect(elsewhere.requests).toHaveLength(0);
});

test('sends nothing to another host, whatever the target says', async () => {
  await using elsewhere = await scriptedServer(ok);
  await using server = await scriptedServer(ok);
  const target = `//${new URL(elsewhere.origin).host}/api/v1/users`;
  await expect(client(server.origin).get({ ...request, target })).rejects.toThrow('another host');
  expect(elsewhere.requests).toHaveLength(0);
});

test.each(broken)('shows no token in the error about %s', async (_, script) => {
  await using server = await scriptedServer(script);
  const error = await client(server.origin, { timeoutMs: 50 })
    .get(request)
    .catch((caught: unknown) => caught);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(token);
});

test('waits out a concurrency refusal and halves what it keeps in flight', async () => {
  const crowded = refusal(429, 'E0000047', {
    'x-rate-limit-limit': '0',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': '1',
  });
  await using server = await scriptedServer(crowded, ok);
  await expect(client(server.origin).get(request)).resolves.toMatchObject({ body: [{ id: '00u1' }] });
});
