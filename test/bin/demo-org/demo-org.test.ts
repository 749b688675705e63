import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../../../bin/demo-org/demo-org.ts';
import { nextInHeader } from '../../../lambdas/okta/pages.ts';
import { quick } from '../../support/local-run.ts';

let org: DemoOrg;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 60 });
});
afterEach(() => org.close());

const ask = (target: string, init: RequestInit = {}) =>
  fetch(new URL(target, org.url), { headers: { authorization: `SSWS ${org.token}` }, ...init });
const everyUser = '/api/v1/users?search=status+pr';

type DemoRecord = { id?: string; uuid?: string; status?: string; published?: string };

async function walk(target: string): Promise<DemoRecord[]> {
  const records: DemoRecord[] = [];
  for (let next: string | null = target; next !== null; ) {
    const answer: Response = await ask(next);
    records.push(...z.array(z.looseObject({})).parse(await answer.json()));
    next = nextInHeader(answer.headers.get('link') ?? '');
  }
  return records;
}

describe('paging', () => {
  test.each([1, 7, 200])('gives every user once, %i a page', async (limit) => {
    const ids = (await walk(`${everyUser}&limit=${limit}`)).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
  });

  test('sends the links as two header lines', async () => {
    const lines = await new Promise<string[]>((resolve) => {
      get(`${org.url}${everyUser}&limit=2`, { headers: { authorization: `SSWS ${org.token}` } }, (response) => {
        response.resume();
        resolve(
          response.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'link'),
        );
      });
    });
    expect(lines).toEqual([expect.stringContaining('rel="self"'), expect.stringContaining('rel="next"')]);
  });

  test('lowers a limit that is too high without a word', async () => {
    const answer = await ask('/api/v1/apps?limit=5000');
    expect(answer.headers.get('link')).toContain('limit=200');
  });

  test('refuses a cursor of another query', async () => {
    const next = nextInHeader((await ask(`${everyUser}&limit=2`)).headers.get('link') ?? '') ?? '';
    const after = new URL(next).searchParams.get('after') ?? '';
    expect((await ask(`/api/v1/groups?limit=2&after=${after}`)).status).toBe(400);
  });

  test('links the lists of iam in the body and not in a header', async () => {
    const answer = await ask('/api/v1/iam/assignees/users?limit=1');
    const body = await answer.json();
    expect(answer.headers.get('link')).toBeNull();
    expect(body).toMatchObject({
      value: [{ id: expect.any(String) }],
      _links: { next: { href: expect.stringContaining('after=') } },
    });
  });
});

test('leaves deactivated users out of the default list, and in a search', async () => {
  const inactive = (users: { status?: string }[]) => users.filter(({ status }) => status === 'DEPROVISIONED').length;
  expect(inactive(await walk('/api/v1/users'))).toBe(0);
  expect(inactive(await walk(everyUser))).toBeGreaterThan(0);
  expect((await ask('/api/v1/users?search=shoeSize+eq+"44"')).status).toBe(400);
});

test('puts just those who are not deactivated in Everyone', async () => {
  const [everyone] = await walk('/api/v1/groups?limit=1');
  const members = (await walk(`/api/v1/groups/${everyone?.id}/users`)).map(({ id }) => id);
  expect(members).toEqual((await walk('/api/v1/users')).map(({ id }) => id));
});

test('shows the same events of the log whatever windows they are read in', async () => {
  const window = (since: string, until: string) =>
    walk(`/api/v1/logs?since=2026-11-0${since}:00:00Z&until=2026-11-0${until}:00:00Z&limit=50`);
  const whole = await window('1T00', '1T06');
  const parts = [...(await window('1T00', '1T02')), ...(await window('1T02', '1T06'))];
  expect(whole.length).toBeGreaterThan(10);
  expect(parts).toEqual(whole);
  expect(whole.map(({ published }) => published)).toEqual(whole.map(({ published }) => published).sort());
  expect(new Set(whole.map(({ uuid }) => uuid)).size).toBe(whole.length);
  expect((await ask('/api/v1/logs?since=2026-01-01T00:00:00Z')).status).toBe(400);
});

test('holds the same data as another org of the same day and seed, and other data with another seed', async () => {
  const paths = [everyUser, '/api/v1/groups', '/api/v1/apps', '/api/v1/policies?type=ACCESS_POLICY'];
  const read = async (url: string) => {
    const answers = await Promise.all(
      paths.map((path) => fetch(url + path, { headers: { authorization: `SSWS ${org.token}` } })),
    );
    return (await Promise.all(answers.map((answer) => answer.text()))).join().replaceAll(url, '');
  };
  const same = await startDemoOrg({ ...quick, users: 60 });
  const other = await startDemoOrg({ ...quick, users: 60, seed: 2 });
  expect(await read(same.url)).toBe(await read(org.url));
  expect(await read(other.url)).not.toBe(await read(org.url));
  await Promise.all([same.close(), other.close()]);
});

describe('refusals', () => {
  test.each([
    ['no token', () => ask(everyUser, { headers: {} }), 401, 'E0000011'],
    ['another token', () => ask(everyUser, { headers: { authorization: 'SSWS wrong' } }), 401, 'E0000011'],
    ['a path that is none', () => ask('/api/v1/nothing'), 404, 'E0000007'],
    ['a policy type of another engine', () => ask('/api/v1/policies?type=NO_SUCH'), 400, 'E0000001'],
    [
      'anything but GET',
      () => ask(everyUser, { method: 'POST', headers: { authorization: `SSWS ${org.token}` } }),
      405,
      'E0000022',
    ],
  ])('answers %s with the status and code of Okta', async (_, request, status, errorCode) => {
    const answer = await request();
    expect([answer.status, await answer.json()]).toEqual([
      status,
      expect.objectContaining({ errorCode, errorCauses: [] }),
    ]);
  });

  test('counts what is not GET', async () => {
    await ask(everyUser, { method: 'DELETE' });
    expect(org.requests.map(({ method }) => method)).toEqual(['DELETE']);
  });
});

describe('rate limits', () => {
  test('refuse what is beyond the window, and open again with the next', async () => {
    const small = await startDemoOrg({ ...quick, users: 5, limits: { '/api/v1/apps': 2 }, windowSeconds: 1 });
    const apps = () => fetch(`${small.url}/api/v1/apps`, { headers: { authorization: `SSWS ${small.token}` } });
    const answers = [await apps(), await apps(), await apps()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-rate-limit-remaining'))).toEqual(['1', '0', '0']);
    expect(small.rateLimited()).toBe(1);
    const reset = Number(answers[2]?.headers.get('x-rate-limit-reset'));
    while (Date.now() < reset * 1000) await fetch(`${small.url}/.well-known/okta-organization`);
    expect((await apps()).status).toBe(200);
    await small.close();
  });

  test('count by bucket: factors with users, one user alone', async () => {
    await ask(everyUser);
    const factors = await ask(`/api/v1/users/${(await walk('/api/v1/users?limit=1'))[0]?.id}/factors`);
    expect(factors.status).toBe(200);
    expect([...org.busiest.keys()]).toEqual(['/api/v1/users']);
  });

  test('know too many at once from too many', async () => {
    const busy = await startDemoOrg({ ...quick, users: 5, concurrency: 2, latencyMs: 50 });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        fetch(`${busy.url}/api/v1/apps`, { headers: { authorization: `SSWS ${busy.token}` } }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-rate-limit-limit')).toBe('0');
    await busy.close();
  });
});

describe('signing in', () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const tokenUrl = () => new URL('/oauth2/v1/token', org.url).href;
  const now = () => Math.floor(Date.now() / 1000);
  const clientId = () => z.object({ clientId: z.string() }).parse(JSON.parse(org.serviceApp.secret)).clientId;
  const assertion = (claims: object = {}) =>
    new SignJWT({ iss: clientId(), sub: clientId(), aud: tokenUrl(), exp: now() + 60, jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'own' })
      .sign(keys.privateKey);
  const post = async (client_assertion: string) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.users.read', client_assertion });
    const answer = await fetch(tokenUrl(), { method: 'POST', body });
    return {
      status: answer.status,
      body: z
        .looseObject({ error_description: z.string().optional(), access_token: z.string().optional() })
        .parse(await answer.json()),
    };
  };
  beforeEach(() => org.serviceApp.addKey({ ...keys.publicKey.export({ format: 'jwk' }), kid: 'own' }));

  test('takes an assertion once', async () => {
    const signed = await assertion();
    expect((await post(signed)).status).toBe(200);
    expect(await post(signed)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringContaining('already been used') },
    });
  });

  test.each([
    ['of another audience', () => ({ aud: 'https://acme.okta.com/oauth2/v1/token' }), 'audience'],
    ['that has ended', () => ({ exp: now() - 1 }), 'expired'],
    ['of more than an hour', () => ({ exp: now() + 3700 }), 'too far'],
    ['from the future', () => ({ iat: now() + 100 }), 'in the future'],
    ['of another app', () => ({ iss: '0oaOther', sub: '0oaOther' }), 'client_id'],
  ])('refuses an assertion %s', async (_, claims, description) => {
    const answer = await post(await assertion(claims()));
    expect(answer).toMatchObject({ status: 401, body: { error_description: expect.stringContaining(description) } });
  });

  test('refuses what is no assertion', async () => {
    expect((await post('nonsense')).status).toBe(401);
  });

  test('shows a token what its scopes reach, and no more', async () => {
    const { body } = await post(await assertion());
    const bearer = { headers: { authorization: `Bearer ${body.access_token}` } };
    expect((await ask('/api/v1/users?limit=1', bearer)).status).toBe(200);
    const refused = await ask('/api/v1/zones', bearer);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringMatching(/scope="okta\.networkZones\.read".*insufficient_scope/),
    ]);
  });
});
