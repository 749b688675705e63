import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import type { DemoOrgOptions } from '../bin/demo-org/options.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import type { Resource } from '../lambdas/catalogue/resource.ts';
import type { ResourceResult } from '../lambdas/contracts/manifest.ts';
import { quick, run, temporaryFolder } from './support/local-run.ts';

const input = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };

async function collect(options: Partial<DemoOrgOptions>, prepare: (org: DemoOrg) => void = () => undefined) {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 20, ...options });
  prepare(org);
  const result = await run({ org, store: folder.store, input, settings: { profile: 'extra' } });
  await org.close();
  if (result === null || result.manifest === null) throw new Error('The run left no manifest.');
  return { ...result, manifest: result.manifest };
}
type DemoOrg = Awaited<ReturnType<typeof startDemoOrg>>;

const named = (results: readonly ResourceResult[], test: (each: ResourceResult) => boolean) =>
  results.filter(test).map(({ resourceType }) => resourceType);
const ancestors = (resource: Resource | undefined): Resource[] =>
  resource === undefined ? [] : [resource, ...ancestors(catalogue[resource.parent?.resourceType ?? ''])];
const typesWhere = (test: (resource: Resource) => boolean) =>
  Object.keys(catalogue).filter((name) => ancestors(catalogue[name]).some(test));

test("a Super Administrator's token sees all, and the manifest says whose it is", async () => {
  const { manifest } = await collect({});
  expect(named(manifest.resources, ({ visibility }) => visibility.level !== 'full')).toEqual([]);
  expect(manifest.principal).toMatchObject({
    kind: 'ssws',
    ownerStatus: 'ACTIVE',
    roles: ['SUPER_ADMIN'],
    roleAssignments: [{ type: 'SUPER_ADMIN', label: 'Super Administrator', through: 'user' }],
    token: { name: 'evidence-connector', network: 'ANYWHERE', percentage: 50, created: expect.any(String) },
  });
});

test("a Read-only Administrator's token is refused some types, and is not shown Okta's own apps: both are said", async () => {
  const { manifest, of, announcement } = await collect({ role: 'READ_ONLY_ADMIN' });
  expect(announcement.status).toBe('limited');
  const refused = typesWhere(({ role }) => role.startsWith('Super Administrator'));
  expect(named(manifest.resources, ({ outcome }) => outcome === 'forbidden').sort()).toEqual(refused.sort());
  expect(named(manifest.resources, ({ visibility }) => visibility.level === 'denied').sort()).toEqual(refused.sort());
  expect(of('users')).toMatchObject({ outcome: 'complete', visibility: { level: 'full' } });
  const hidden = { level: 'filtered', hidden: expect.stringContaining('Admin Console') };
  expect(of('apps')).toMatchObject({ outcome: 'complete', visibility: hidden });
  // Who could not see all apps could not see all assignments.
  expect(of('app-users')).toMatchObject({ outcome: 'complete', visibility: hidden });
});

test('a token of an owner without a role is shown empty lists, and nothing of it is complete', async () => {
  const { manifest, of, announcement } = await collect({ role: null });
  expect(announcement.status).toBe('incomplete');
  expect(named(manifest.resources, ({ outcome }) => outcome === 'complete')).toEqual([]);
  expect(of('users')).toMatchObject({ outcome: 'suspect', reason: expect.stringContaining('no admin role') });
  expect(of('network-zones')).toMatchObject({ outcome: 'suspect', visibility: { level: 'unknown' } });
  expect(named(manifest.resources, ({ visibility }) => visibility.level === 'full')).toEqual([]);
});

test('groups without Everyone were not shown whole', async () => {
  const some = { ...catalogue.groups?.example };
  const { of } = await collect({ data: { groups: () => ({ size: 1, at: () => some }) } });
  expect(of('groups')).toMatchObject({ outcome: 'suspect', rows: 1, reason: expect.stringContaining('Everyone') });
  expect(of('group-members')?.outcome).toBe('suspect');
});

test('a Classic org has nothing of Identity Engine, and says so for each', async () => {
  const { manifest, announcement } = await collect({ engine: 'classic' });
  expect(announcement.status).toBe('complete');
  const absent = typesWhere(({ engine }) => engine === 'idx');
  expect(named(manifest.resources, ({ outcome }) => outcome === 'unavailable').sort()).toEqual(absent.sort());
});

test('every feature that is switched off is unavailable, and so is what hangs on it', async () => {
  const { manifest, announcement } = await collect({}, (org) => org.switchOff(/^(?!.*\/users)(?!.*\/groups$)/));
  expect(announcement.status).toBe('complete');
  const there = named(manifest.resources, ({ outcome }) => outcome === 'complete');
  expect(there.filter((name) => !/user|group|admin-role/.test(name))).toEqual([]);
  const { reason } = manifest.resources.find(({ resourceType }) => resourceType === 'log-streams') ?? {};
  expect(reason).toMatch(/401 E0000015.*This org does not have it/);
});

test('facts about a token whose owner has several are unknown, unless the settings name it', async () => {
  await using folder = await temporaryFolder();
  const tokens = ['00Tone', '00Ttwo'].map((id) => ({ ...catalogue['api-tokens']?.example, id, name: `token ${id}` }));
  const org = await startDemoOrg({
    ...quick,
    users: 5,
    data: { 'api-tokens': () => ({ size: 2, at: (place) => tokens[place] }) },
  });
  const owner = org.holds('users')[0];
  for (const token of tokens) Object.assign(token, { userId: owner !== undefined && 'id' in owner ? owner.id : '' });
  const principalOf = async (settings: object) =>
    (await run({ org, store: folder.store, input: { resources: ['features'] }, settings }))?.manifest?.principal;
  expect(await principalOf({})).toMatchObject({ token: 'unknown' });
  expect(await principalOf({ tokenId: '00Ttwo' })).toMatchObject({ token: { id: '00Ttwo', name: 'token 00Ttwo' } });
  await org.close();
});
