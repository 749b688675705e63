import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { authorizeWith } from '../../../lambdas/okta/authorize.ts';
import { createOktaClient } from '../../../lambdas/okta/client.ts';
import { json, refusal, type Script, scriptedServer } from '../../support/scripted-server.ts';

const secretWith = (keyId: string) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ kind: 'oauth', clientId: '0oa1', privateKey: privateKey.export({ format: 'jwk' }), keyId });
};
const scopes = ['okta.users.read', 'okta.groups.read'];
const tokenOf = (value: string, more: object = {}) =>
  json(200, { token_type: 'Bearer', expires_in: 3600, access_token: value, ...more });
const refused = (status: number, error: string, error_description: string) =>
  json(status, { error, error_description });
const challenge = (status: number, error: string, scope = ''): Script =>
  json(status, {}, { 'www-authenticate': `Bearer realm="x", scope="${scope}", error="${error}"` });
const rows = json(200, []);
const users = { target: '/api/v1/users', path: '/api/v1/users', bucket: '/api/v1/users', scopes: ['okta.users.read'] };

const client = (origin: string, read: () => Promise<string>) =>
  createOktaClient({
    origin,
    fraction: 1,
    userAgent: 'test/1',
    backoffMs: 1,
    authorize: authorizeWith(read, { scopes }),
  });

const sent = (requests: readonly { method: string; authorization: string | undefined }[]) =>
  requests.map(({ method, authorization }) => authorization ?? method);

test('signs in once for all its requests', async () => {
  await using server = await scriptedServer(tokenOf('first'), rows);
  const okta = client(server.origin, async () => secretWith('k1'));
  await Promise.all([okta.get(users), okta.get(users), okta.get(users)]);
  expect(sent(server.requests)).toEqual(['POST', 'Bearer first', 'Bearer first', 'Bearer first']);
});

test('renews a refused access token once, and then gives up with what to do', async () => {
  await using server = await scriptedServer(
    tokenOf('first'),
    challenge(401, 'invalid_token'),
    tokenOf('second'),
    challenge(401, 'invalid_token'),
  );
  const asked = client(server.origin, async () => secretWith('k1')).get(users);
  await expect(asked).rejects.toMatchObject({
    message: 'Okta answered 401 invalid_token to GET /api/v1/users',
    advice: expect.stringContaining('Admin Console under Applications'),
  });
  expect(sent(server.requests)).toEqual(['POST', 'Bearer first', 'POST', 'Bearer second']);
});

test('reads the secret again when Okta refuses the key: it may have been rotated', async () => {
  await using server = await scriptedServer(
    refused(401, 'invalid_client', 'The client_assertion JWT kid is invalid.'),
    tokenOf('first'),
    rows,
  );
  const secrets = [secretWith('old'), secretWith('new')];
  await client(server.origin, async () => secrets.shift() ?? '').get(users);
  expect(sent(server.requests)).toEqual(['POST', 'POST', 'Bearer first']);
});

test('goes from an API token to a service app in a secret that was changed meanwhile', async () => {
  await using server = await scriptedServer(refusal(401, 'E0000011'), tokenOf('first'), rows);
  const secrets = ['00token', secretWith('new')];
  await client(server.origin, async () => secrets.shift() ?? '').get(users);
  expect(sent(server.requests)).toEqual(['SSWS 00token', 'POST', 'Bearer first']);
});

test('asks for no more scopes than the secret lists, and sends nothing that needs another', async () => {
  await using server = await scriptedServer(tokenOf('first', { scope: 'okta.users.read' }), rows);
  const secret = JSON.stringify({ ...JSON.parse(secretWith('k1')), scopes: ['okta.users.read'] });
  const okta = client(server.origin, async () => secret);
  expect(await okta.signIn()).toMatchObject({ scopes: ['okta.users.read'], missingScopes: ['okta.groups.read'] });
  const groups = { ...users, target: '/api/v1/groups', path: '/api/v1/groups', scopes: ['okta.groups.read'] };
  await expect(okta.get(groups)).rejects.toThrow(
    'The service app was not granted okta.groups.read, which is needed to GET /api/v1/groups',
  );
  expect(server.requests).toHaveLength(1);
});

test('names the scope that Okta says is wanted', async () => {
  await using server = await scriptedServer(
    tokenOf('first'),
    challenge(403, 'insufficient_scope', 'okta.users.manage'),
  );
  const asked = client(server.origin, async () => secretWith('k1')).get(users);
  await expect(asked).rejects.toMatchObject({ status: 403, advice: expect.stringContaining('okta.users.manage') });
});

test('waits for the rate limit of sign-ins, and for a server that fails', async () => {
  const busy = refusal(429, 'E0000047', {
    'x-rate-limit-limit': '1',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': '1',
  });
  await using server = await scriptedServer(busy, refusal(500, 'E0000009'), tokenOf('first'), rows);
  await expect(client(server.origin, async () => secretWith('k1')).get(users)).resolves.toMatchObject({ body: [] });
  expect(sent(server.requests)).toEqual(['POST', 'POST', 'POST', 'Bearer first']);
});

test.each([
  ['invalid_client', 'The client_assertion token has already been used.', /sends requests twice.*proxy/],
  ['invalid_client', 'The client_assertion token has an issued time in the future.', /set this machine's clock/],
  ['invalid_client', 'Something new.', /compare the clientId/],
  ['unauthorized_client', 'The client is not authorized to use the provided grant type.', /API Services/],
  ['invalid_dpop_proof', 'The DPoP proof JWT is invalid.', /Demonstrating Proof of Possession/],
  ['server_error', 'x', /docs\/sign-in\.md/],
])('says what to do about %s: "%s"', async (error, description, advice) => {
  await using server = await scriptedServer(refused(400, error, description));
  const asked = client(server.origin, async () => secretWith('k1')).get(users);
  await expect(asked).rejects.toMatchObject({
    message: `Okta answered 400 ${error} to POST /oauth2/v1/token`,
    advice: expect.stringMatching(advice),
  });
});

test('takes no answer for a token that is none', async () => {
  await using server = await scriptedServer(json(200, { hello: 'world' }));
  const asked = client(server.origin, async () => secretWith('k1')).get(users);
  await expect(asked).rejects.toThrow('neither a token nor a refusal to POST /oauth2/v1/token');
});
