import { expect, test } from 'vitest';
import { createTransport, tokenPath } from '../../../lambdas/okta/transport.ts';
import { json, scriptedServer } from '../../support/scripted-server.ts';

const form = new URLSearchParams({ grant_type: 'client_credentials' });
const transportTo = (origin: string) => createTransport({ origin, userAgent: 'test/1', timeoutMs: 2000 });
const asked = { path: '/api/v1/users', target: '/api/v1/users', headers: {} };

test('sends GETs and the token request, and nothing else: whatever it is told', async () => {
  await using server = await scriptedServer(json(200, []));
  const send = transportTo(server.origin);
  await send({ ...asked, method: 'GET' });
  await send({ method: 'POST', path: tokenPath, target: tokenPath, headers: {}, form });
  const left = server.requests.map(({ method, target }) => `${method} ${target}`);
  expect(left).toEqual(['GET /api/v1/users', `POST ${tokenPath}`]);
  const others = [
    ...['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get', 'post'].map((method) => ({ ...asked, method })),
    { ...asked, method: 'POST', form },
    { ...asked, method: 'GET', form },
    { method: 'POST', path: tokenPath, target: tokenPath, headers: {} },
    { method: 'PUT', path: tokenPath, target: tokenPath, headers: {}, form },
    ...['/oauth2/default/v1/token', `${tokenPath}?x=1`, `${tokenPath}/`, `/${tokenPath}`, '/oauth2/v1/revoke'].map(
      (target) => ({ method: 'POST', path: target, target, headers: {}, form }),
    ),
  ];
  for (const other of others) await expect(send(other)).rejects.toThrow(/^Refused/);
  expect(server.requests).toHaveLength(2);
});

test.each(['GET', 'POST'])('sends no %s to another host, however it is named', async (method) => {
  await using server = await scriptedServer(json(200, []));
  await using elsewhere = await scriptedServer(json(200, []));
  const { host } = new URL(elsewhere.origin);
  const send = transportTo(server.origin);
  for (const target of [`${elsewhere.origin}${tokenPath}`, `//${host}${tokenPath}`, `\\\\${host}${tokenPath}`]) {
    const outgoing = { method, path: tokenPath, target, headers: {}, ...(method === 'POST' ? { form } : {}) };
    await expect(send(outgoing)).rejects.toThrow(/^Refused a link to another host/);
  }
  expect([...server.requests, ...elsewhere.requests]).toEqual([]);
});

test('follows no redirect of a token request', async () => {
  await using elsewhere = await scriptedServer(json(200, {}));
  await using server = await scriptedServer((_, response) =>
    response.writeHead(307, { location: `${elsewhere.origin}${tokenPath}` }).end(),
  );
  const { answer } = await transportTo(server.origin)({
    method: 'POST',
    path: tokenPath,
    target: tokenPath,
    headers: {},
    form,
  });
  expect(answer?.status).toBe(307);
  expect(elsewhere.requests).toEqual([]);
});
