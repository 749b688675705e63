import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import type { DemoOrgOptions } from '../bin/demo-org/options.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { scopesOf } from '../lambdas/catalogue/resource.ts';
import type { Manifest } from '../lambdas/contracts/manifest.ts';
import { figuresOfRun } from '../lambdas/metrics/figures.ts';
import { authorizeWith } from '../lambdas/okta/authorize.ts';
import { createOktaClient } from '../lambdas/okta/client.ts';
import { filesIn, quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';
import { answersOf } from './support/posture.ts';

const logWindow = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };
const everyScope = [...new Set(Object.values(catalogue).flatMap((resource) => scopesOf(resource)))].sort();
const Secret = z.object({ clientId: z.string(), keyId: z.string(), privateKey: z.looseObject({ d: z.string() }) });

type Asked = {
  /** The secret; absent: the service app's. */
  readonly secret?: (org: DemoOrg) => string;
  readonly prepare?: (org: DemoOrg) => void;
  readonly resources?: string[];
  /** Done when so many pages of the run have been read. */
  readonly after?: readonly [pages: number, act: (org: DemoOrg) => void];
};

/** A run in a demo org of its own, with all that it wrote and said. */
async function collect(options: Partial<DemoOrgOptions>, { secret, prepare, resources, after }: Asked = {}) {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 20, ...options });
  prepare?.(org);
  const logged: unknown[] = [];
  let pages = 0;
  const result = await run({
    org: { url: org.url, token: secret?.(org) ?? org.serviceApp.secret },
    store: folder.store,
    input: { ...logWindow, ...(resources === undefined ? {} : { resources }) },
    settings: { profile: 'extra' },
    world: {
      patience: { backoffMs: 1, timeoutMs: 20_000 },
      log: (...line) => logged.push(line),
      progress: () => {
        pages += 1;
        if (pages === after?.[0]) after[1](org);
      },
    },
  });
  await org.close();
  if (result === null || result.manifest === null) throw new Error('The run left no manifest.');
  const { manifest, announcement, of } = result;
  const rows = new Map<string, object[]>();
  for (const { resourceType } of manifest.resources)
    rows.set(resourceType, await rowsOf(folder.store, org.orgId, manifest.run, resourceType));
  const written = (await filesIn(folder.path)).map(({ bytes }) => bytes.toString('latin1')).join('\n');
  const said = `${written}\n${JSON.stringify([logged, announcement, [...rows]])}`;
  const { privateKey } = Secret.parse(JSON.parse(org.serviceApp.secret));
  for (const hidden of [privateKey.d, ...org.serviceApp.accessTokens]) expect(said).not.toContain(hidden);
  const tokenRequests = org.requests.filter(({ path }) => path === '/oauth2/v1/token');
  const asked = org.requests.filter(({ path }) => path !== '/oauth2/v1/token');
  return { manifest, announcement, of, org, rows, tokenRequests, asked };
}

const outcomes = ({ resources }: Manifest) =>
  Object.fromEntries(resources.map(({ resourceType, outcome, reason }) => [resourceType, [outcome, reason]]));
const having = ({ resources }: Manifest, outcome: string) =>
  resources.filter((each) => each.outcome === outcome).map(({ resourceType }) => resourceType);

test('an API token and a service app, with and without proof of possession, read the same rows', async () => {
  const byToken = await collect({}, { secret: (org) => org.token });
  const byProof = await collect({ dpop: true, resourceNonce: true });
  const some = ['user-factors', 'app-users', 'policy-rules', 'admin-role-targets', 'system-log'];
  const byApp = await collect({}, { resources: some });
  expect(byToken.announcement.status).toBe('complete');
  // Each org stands at a port of its own, which the links in its records show.
  const rowsOfRun = ({ rows, org }: typeof byToken, types: readonly string[]) =>
    JSON.stringify(types.map((type) => [type, rows.get(type)])).replaceAll(new URL(org.url).port, '');
  // What happened while each run read is its own.
  const all = [...byToken.rows.keys()].filter((type) => type !== 'system-log-during');
  expect(rowsOfRun(byProof, all)).toBe(rowsOfRun(byToken, all));
  expect(rowsOfRun(byApp, some)).toBe(rowsOfRun(byToken, some));
  expect(outcomes(byProof.manifest)).toEqual(outcomes(byToken.manifest));
  expect(byApp.announcement.status).toBe('complete');
  for (const other of [byApp, byProof]) {
    expect(new Set(other.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(new Set(other.tokenRequests.map(({ method, query }) => method + query))).toEqual(new Set(['POST']));
  }
  // One token a slice; where a proof is demanded, one request more for its nonce, and one in Plan to learn of it.
  const slicesOf = ({ manifest }: typeof byToken) => manifest.resources.length - having(manifest, 'skipped').length;
  expect(byApp.tokenRequests.length).toBeLessThanOrEqual(slicesOf(byApp) + 1);
  expect(byProof.tokenRequests.length).toBeLessThanOrEqual(2 * slicesOf(byProof) + 3);
  expect(byApp.manifest.principal).toMatchObject({ kind: 'oauth', dpop: false });
  expect(byProof.manifest.principal).toMatchObject({
    kind: 'oauth',
    keyId: 'demo-key',
    scopes: everyScope,
    missingScopes: [],
    dpop: true,
    roles: ['SUPER_ADMIN'],
    rolesOutcome: 'complete',
    roleAssignments: [{ type: 'SUPER_ADMIN', label: 'Super Administrator', through: 'client' }],
    percentage: 50,
    concurrencyPercentage: 50,
  });
}, 180_000);

test.each([
  ['RSA, in PEM', 'rsa', { modulusLength: 2048 }],
  ['P-384, as a JWK', 'ec', { namedCurve: 'P-384' }],
] as const)('a service app signs with %s', async (_, type, options) => {
  const { publicKey, privateKey } =
    type === 'rsa' ? generateKeyPairSync(type, options) : generateKeyPairSync(type, options);
  const { announcement } = await collect(
    {},
    {
      resources: ['network-zones'],
      prepare: (org) => org.serviceApp.addKey({ ...publicKey.export({ format: 'jwk' }), kid: 'another' }),
      secret: (org) =>
        JSON.stringify({
          ...JSON.parse(org.serviceApp.secret),
          privateKey:
            type === 'rsa' ? privateKey.export({ type: 'pkcs8', format: 'pem' }) : privateKey.export({ format: 'jwk' }),
          keyId: 'another',
        }),
    },
  );
  expect(announcement.status).toBe('complete');
});

test.each([
  ['an API token', (org: DemoOrg) => org.token, '00T', '0oa'],
  ['a service app', (org: DemoOrg) => org.serviceApp.secret, '0oa', '00T'],
])('among the credentials of the org the one that read is told, %s', async (_, secret, read, others) => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const input = { resources: ['users', 'api-tokens', 'app-grants'] };
  const result = await run({ org: { url: org.url, token: secret(org) }, store: folder.store, input });
  await org.close();
  const manifest = result?.manifest;
  if (manifest == null) throw new Error('The run left no manifest.');
  const { rows } = await answersOf(folder.store, manifest, folder.path, { principal: manifest.principal });
  const credentials = rows.get('api-credentials') ?? [];
  const own = credentials.filter(({ is_this_collector }) => is_this_collector);
  expect(own.map(({ id }) => String(id).slice(0, 3))).toEqual([read]);
  const rest = credentials.filter(({ id }) => String(id).startsWith(others));
  expect(rest.map(({ is_this_collector }) => is_this_collector)).toEqual(rest.map(() => false));
  expect(rest.length).toBeGreaterThan(0);
});

describe('scopes', () => {
  const some = everyScope.filter((scope) => !['okta.brands.read', 'okta.logs.read'].includes(scope));

  test.each(['refused', 'named', 'left out'] as const)(
    'that are not granted make their resource types forbidden, and the rest goes on (such a request is %s)',
    async (ungranted) => {
      const { manifest, of, announcement, tokenRequests, asked } = await collect(
        { granted: some, ungranted },
        { resources: ['users', 'brands', 'system-log', 'network-zones', 'app-group-push-mappings'] },
      );
      expect(announcement.status).toBe('limited');
      expect(having(manifest, 'forbidden').sort()).toEqual(['brands', 'system-log']);
      expect(of('users')?.outcome).toBe('complete');
      expect(of('brands')).toMatchObject({
        reason: expect.stringMatching(/not granted okta\.brands\.read.*Applications > the app > Okta API Scopes/),
        requests: {},
        visibility: { level: 'denied' },
      });
      expect(manifest.principal).toMatchObject({
        // What no planned type needs is not asked for.
        scopes: ['okta.apps.read', 'okta.groups.read', 'okta.networkZones.read', 'okta.users.read'],
        missingScopes: ['okta.brands.read', 'okta.logs.read'],
      });
      expect(asked.filter(({ path }) => /brands|logs/.test(path))).toEqual([]);
      expect(tokenRequests.length).toBeLessThan(20);
    },
  );

  test('none of which is granted fail the run, which says what to grant', async () => {
    const { announcement, asked } = await collect({ granted: [] }, { resources: ['brands', 'network-zones'] });
    expect(announcement).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(
        /none of the scopes.*okta\.brands\.read, okta\.networkZones\.read.*Okta API Scopes/,
      ),
    });
    expect(asked.map(({ path }) => path)).toEqual(['/.well-known/okta-organization']);
  });

  test('that are taken back while the run reads make what was not read yet forbidden', async () => {
    const { of, announcement } = await collect(
      {},
      { resources: ['group-members'], after: [1, (org) => org.serviceApp.grant(['okta.users.read'])] },
    );
    expect(of('groups')?.outcome).toBe('complete');
    expect(of('group-members')).toMatchObject({
      outcome: 'forbidden',
      reason: expect.stringContaining('okta.groups.read'),
    });
    expect(announcement.status).toBe('limited');
  });

  describe('whichever are granted', () => {
    const wanted = everyScope.slice(0, 12);
    let org: DemoOrg | undefined;
    afterAll(() => org?.close());

    test('are found, and no others', async () => {
      const ways = fc.constantFrom('refused', 'named', 'left out');
      await fc.assert(
        fc.asyncProperty(fc.subarray(wanted, { minLength: 1 }), ways, async (granted, ungranted) => {
          const here = await startDemoOrg({ ...quick, users: 1, granted: [...granted, 'okta.other.read'], ungranted });
          org = here;
          const authorize = authorizeWith(async () => here.serviceApp.secret, { scopes: wanted });
          const okta = createOktaClient({
            origin: here.url,
            fraction: 1,
            userAgent: 'test/1',
            backoffMs: 1,
            authorize,
          });
          expect(await okta.signIn()).toMatchObject({
            scopes: granted,
            missingScopes: wanted.filter((scope) => !granted.includes(scope)),
          });
          await here.close();
        }),
        { numRuns: 15 },
      );
    });
  });
});

test('a service app without an admin role is shown empty lists, which are suspect, with the role to give', async () => {
  const { of, announcement, manifest } = await collect({ role: null });
  expect(announcement.status).toBe('incomplete');
  expect(having(manifest, 'complete')).toEqual([]);
  expect(of('users')).toMatchObject({
    outcome: 'suspect',
    reason: expect.stringMatching(/service app probably has no admin role.*Read-only Administrator.*Admin roles/),
  });
  expect(manifest.principal).toMatchObject({ roles: null, rolesOutcome: 'forbidden' });
});

test('a role too small is said of the service app, and not of an owner', async () => {
  const { of } = await collect({ role: 'READ_ONLY_ADMIN' }, { resources: ['api-tokens'] });
  expect(of('api-tokens')).toMatchObject({
    outcome: 'forbidden',
    reason: expect.stringMatching(/service app has the scope okta\.apiTokens\.read, and needs the role Super Admin/),
  });
});

describe('a sign-in that Okta refuses fails the run, and says what to do', () => {
  const minute = 60_000;
  const another = (change: object) => (org: DemoOrg) =>
    JSON.stringify({ ...JSON.parse(org.serviceApp.secret), ...change });
  const strangersKey = async () => {
    const stranger = await startDemoOrg({ users: 1 });
    await stranger.close();
    return JSON.parse(stranger.serviceApp.secret).privateKey;
  };
  let strangers: object;
  beforeAll(async () => {
    strangers = await strangersKey();
  });

  const refusals: [string, Partial<DemoOrgOptions>, Asked, RegExp][] = [
    [
      'another audience',
      { knownAs: 'https://acme.okta.com' },
      {},
      /meant for another host: write the org's own address/,
    ],
    ['an expired assertion', { clockAheadMs: 7 * minute }, {}, /clock is 4\d\d s behind Okta's.*NTP/],
    ['a clock that is ahead', { clockAheadMs: -70 * minute }, {}, /clock is 4\d\d\d s ahead of Okta's.*NTP/],
    [
      'a revoked key',
      {},
      { prepare: (org) => org.serviceApp.revokeKey('demo-key') },
      /none of the app's active public keys.*okta-evidence rotate/,
    ],
    ['an unknown key id', {}, { secret: another({ keyId: 'other' }) }, /none of the app's active public keys/],
    [
      "another app's key",
      {},
      { secret: (org) => another({ privateKey: strangers })(org) },
      /none of the app's active public keys/,
    ],
    [
      'an unknown client id',
      {},
      { secret: another({ clientId: '0oaUnknown' }) },
      /does not know the app.*compare the clientId/,
    ],
    [
      'a clock with which no proof is good',
      { dpop: true, clockAheadMs: -10 * minute },
      {},
      /clock is [56]\d\d s ahead of Okta's/,
    ],
  ];

  test.each(refusals)('%s', async (_, options, asked, sentence) => {
    const { announcement, manifest, asked: requests } = await collect(options, { resources: ['users'], ...asked });
    expect(announcement.status).toBe('failed');
    expect(announcement.reason).toMatch(/^Okta answered 40[01] invalid_\w+ to POST \/oauth2\/v1\/token/);
    expect(announcement.reason).toMatch(sentence);
    expect(manifest.reason).toBe(announcement.reason);
    expect(requests.map(({ path }) => path)).toEqual(['/.well-known/okta-organization']);
  });
});

describe('an access token', () => {
  const ofUsers = ({ rows }: Awaited<ReturnType<typeof collect>>) =>
    rows.get('users')?.map((row) => ('id' in row ? row.id : ''));

  test('that ends while the run reads is renewed in time, without losing or repeating a page', async () => {
    // A life of half a second stands for Okta's hour.
    const short = { tokenSeconds: 0.5, pageSize: 1, latencyMs: 20, users: 60 };
    const renewed = await collect(short, { resources: ['users'] });
    const straight = await collect({ ...short, latencyMs: 0 }, { resources: ['users'], secret: (org) => org.token });
    expect(renewed.of('users')).toMatchObject({ outcome: 'complete', rows: 60, pages: 60, requests: { '200': 60 } });
    expect(ofUsers(renewed)).toEqual(ofUsers(straight));
    expect(renewed.tokenRequests.length).toBeGreaterThan(3);
    const pages = renewed.asked.filter(({ path }) => path === '/api/v1/users').map(({ query }) => query);
    expect(new Set(pages).size).toBe(pages.length);
  });

  test.each([{ dpop: false }, { dpop: true }])(
    'that is refused while many requests are under way is renewed once for all of them (proof: $dpop)',
    async ({ dpop }) => {
      const { of, tokenRequests } = await collect(
        { dpop, users: 60, latencyMs: 5 },
        { resources: ['user-factors'], after: [20, (org) => org.serviceApp.revokeAccessTokens()] },
      );
      expect(of('user-factors')).toMatchObject({ outcome: 'complete', gaps: [] });
      expect(of('user-factors')?.requests['401']).toBeGreaterThan(0);
      // Plan, two collectors, one renewal. The first nonce of each takes a request more; and Plan learns that proof is demanded.
      expect(tokenRequests.length).toBe(dpop ? 3 + 2 * 2 + 1 : 1 + 2 + 1);
    },
  );

  test('that is refused for good fails what is left, and is asked for no further', async () => {
    const { of, tokenRequests, manifest } = await collect(
      { users: 60 },
      {
        resources: ['user-factors'],
        after: [
          20,
          ({ serviceApp }) => {
            serviceApp.revokeAccessTokens();
            serviceApp.revokeKey('demo-key');
          },
        ],
      },
    );
    expect(of('users')?.outcome).toBe('complete');
    expect(of('user-factors')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/401 invalid_client to POST.*none of the app's active public keys/),
    });
    expect(figuresOfRun(manifest, new Map()).at(-1)?.values).toMatchObject({ TokenRefused: 1 });
    expect(tokenRequests.length).toBeLessThan(12);
  });

  test('and its proof are made anew for whatever is asked again', async () => {
    const { of, asked } = await collect(
      { dpop: true },
      {
        resources: ['users'],
        prepare: (org) => {
          org.addFault({ path: /users$/, kind: '503', times: 2 });
          org.addFault({ path: /users$/, kind: '429', times: 1 });
          org.addFault({ path: /users$/, kind: 'cut', times: 1 });
          // What the org took and did not answer is taken once all the same: another assertion is signed.
          org.addFault({ path: /token$/, kind: 'cut', times: 1 });
          org.addFault({ path: /token$/, kind: '502 html', times: 1 });
        },
      },
    );
    expect(of('users')).toMatchObject({ outcome: 'complete', repeatedRequests: 4 });
    expect(asked.filter(({ status }) => status === 401)).toEqual([]);
  });
});
