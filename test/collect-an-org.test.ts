import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import type { Resource } from '../lambdas/catalogue/resource.ts';
import { filesIn, quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const logWindow = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T12:00:00.000Z' };

type Run = NonNullable<Awaited<ReturnType<typeof run>>>;

/** Ids of what the org holds, asked for each parent in order. */
function truth(org: DemoOrg): Record<string, unknown[][]> {
  const ids = (type: string, asked = {}) =>
    org.holds(type, asked).flatMap((record) => ('id' in record ? [record.id] : []));
  const everyone = { query: new URLSearchParams({ search: 'status pr' }) };
  const people = org.holds('users', everyone);
  const perParent = (parents: unknown[], type: string, column: string) =>
    parents.flatMap((parent) => ids(type, { ids: { [column]: parent } }).map((id) => [parent, id]));
  const single = (type: string) => ids(type).map((id) => [id]);
  const userIds = people.flatMap((person) => ('id' in person ? [person.id] : []));
  const live = people.flatMap((person) =>
    'id' in person && 'status' in person && person.status !== 'DEPROVISIONED' ? [person.id] : [],
  );
  const policies = Object.keys(catalogue.policies?.variants ?? {}).flatMap((variant) => ids('policies', { variant }));
  return {
    users: userIds.map((id) => [id]),
    groups: single('groups'),
    apps: single('apps'),
    'group-rules': single('group-rules'),
    authenticators: single('authenticators'),
    'network-zones': single('network-zones'),
    'api-tokens': single('api-tokens'),
    'admin-users': single('admin-users'),
    policies: policies.map((id) => [id]),
    'user-factors': perParent(live, 'user-factors', 'userId'),
    // All but Everyone, which is the first.
    'group-members': perParent(ids('groups').slice(1), 'group-members', 'groupId'),
    'user-authenticator-enrollments': perParent(live, 'user-authenticator-enrollments', 'userId'),
    'app-users': perParent(ids('apps'), 'app-users', 'appId'),
    'app-groups': perParent(ids('apps'), 'app-groups', 'appId'),
    'policy-rules': perParent(policies, 'policy-rules', 'policyId'),
    'admin-role-assignments': perParent(ids('admin-users'), 'admin-role-assignments', 'userId'),
    'system-log': org
      .holds('system-log', { query: new URLSearchParams(logWindow) })
      .flatMap((event) => ('uuid' in event ? [[event.uuid]] : [])),
  };
}

describe.each([
  ['Identity Engine', 'idx', Number.POSITIVE_INFINITY],
  ['Identity Engine with three records a page', 'idx', 3],
  ['Classic', 'classic', Number.POSITIVE_INFINITY],
] as const)('an org of %s', (_, engine, pageSize) => {
  let org: DemoOrg;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let result: Run;

  beforeAll(async () => {
    org = await startDemoOrg({ ...quick, users: 60, engine, pageSize });
    folder = await temporaryFolder();
    const ended = await run({ org, store: folder.store, input: logWindow, settings: { profile: 'extra' } });
    if (ended === null) throw new Error('The run was stopped.');
    result = ended;
  });
  afterAll(async () => {
    await org.close();
    await folder[Symbol.asyncDispose]();
  });

  test('gives every row it holds, once and in order', async () => {
    const expected = truth(org);
    for (const [resourceType, resource] of Object.entries(catalogue)) {
      const want = expected[resourceType];
      if (want === undefined) continue;
      const rows = await rowsOf(folder.store, org.orgId, result.runId, resourceType);
      expect({ resourceType, keys: rows.map((row) => resource.key.map((column) => row[column])) }).toEqual({
        resourceType,
        keys: want,
      });
    }
  });

  test('ends with every type complete, or unavailable where the engine has no such thing', () => {
    const outcomes = Object.fromEntries(
      result.manifest?.resources.map(({ resourceType, outcome }) => [resourceType, outcome]) ?? [],
    );
    const absent = (resource: Resource | undefined): boolean =>
      (resource !== undefined && resource.engine !== 'both' && resource.engine !== engine) ||
      (resource?.parent !== undefined && absent(catalogue[resource.parent.resourceType]));
    const expected = Object.entries(catalogue).map(([name, resource]) => [
      name,
      absent(resource) ? 'unavailable' : 'complete',
    ]);
    expect(outcomes).toEqual(Object.fromEntries(expected));
    expect(result.announcement.status).toBe('complete');
  });

  test('was asked with GET only', () => {
    expect(org.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('is described by a manifest whose every digest holds', async () => {
    const { manifest } = result;
    const files = new Map(
      (await filesIn(folder.path)).map(({ path, bytes }) => [path.slice(folder.path.length + 1), bytes]),
    );
    const named = [...(manifest?.files ?? []), ...(manifest?.resources.flatMap(({ parts }) => parts) ?? [])];
    for (const { key, sha256, bytes } of named) {
      expect(
        createHash('sha256')
          .update(files.get(key) ?? '')
          .digest('hex'),
      ).toBe(sha256);
      expect(files.get(key)?.byteLength).toBe(bytes);
    }
    const others = [...files.keys()].filter(
      (key) => !named.some((each) => each.key === key) && !key.startsWith('latest/'),
    );
    const key = result.announcement.manifest?.key ?? '';
    const runRows = others.filter((each) => each.startsWith('v1/runs/'));
    expect(others.sort()).toEqual([key.replace('manifest.json', 'manifest.dsse.json'), key, ...runRows]);
    expect(runRows).toHaveLength(1);
  });

  test('lies beside the JSON Schema of each resource type', () => {
    for (const { resourceType, outcome, schema } of result.manifest?.resources ?? [])
      expect([resourceType, schema]).toEqual([
        resourceType,
        outcome === 'skipped' ? null : `runs/org=${org.orgId}/run=${result.runId}/schemas/${resourceType}.json`,
      ]);
  });

  test('leaves no secret of Okta in any row', async () => {
    const parts = (await filesIn(folder.path))
      .filter(({ path }) => path.endsWith('.gz'))
      .map(({ bytes }) => gunzipSync(bytes).toString());
    for (const secret of [
      org.token,
      'DEMOSEED',
      'warehouse-key-4711',
      'Winter2019',
      'service desk',
      'first holiday',
      'duo-demo-secret',
      'stateToken',
      'salaryBand',
    ])
      expect(parts.filter((text) => text.includes(secret))).toEqual([]);
    expect(result.of('apps')?.redactions).toMatchObject({ 'settings.app.apiKey': 1 });
  });
});

test('two runs over one log window give the same rows in key order, also when one is cut into slices', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 40, latencyMs: 30 });
  const whole = await run({ org, store: folder.store, input: logWindow });
  const cut = await run({
    org,
    store: folder.store,
    input: logWindow,
    settings: { sliceSeconds: 0.1, incremental: false },
    startedAt: '2026-11-11T00:00:00.000Z',
  });
  await org.close();
  const text = async (runId: string, resourceType: string) =>
    JSON.stringify(await rowsOf(folder.store, org.orgId, runId, resourceType));
  // Each run has a time of its own.
  const timeless = Object.keys(catalogue).filter((resourceType) => !catalogue[resourceType]?.during);
  for (const resourceType of timeless)
    expect(await text(cut?.runId ?? '', resourceType)).toBe(await text(whole?.runId ?? '', resourceType));
  const slices = (ended: typeof whole) =>
    ended?.manifest?.files.filter(({ key }) => key.includes('/ledger/group-members/')).length ?? 0;
  expect([slices(whole), slices(cut) > 1]).toEqual([1, true]);
});

test('takes its share of the rate limit and no more, and is never refused for it', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({
    users: 120,
    windowSeconds: 2,
    limits: { '/api/v1/users': 100 },
    now: new Date('2026-11-10T00:00:00Z'),
  });
  await run({
    org,
    store: folder.store,
    input: { ...logWindow, resources: ['user-factors'] },
    settings: { share: 0.25 },
  });
  await org.close();
  // The org's bucket is twice what the token sees; a quarter of it is half of that.
  expect(org.busiest.get('/api/v1/users')).toBeLessThanOrEqual(50);
  expect(org.busiest.get('/api/v1/users')).toBeGreaterThan(25);
  expect(org.rateLimited()).toBe(0);
});

test('writes a record that is not as documented all the same, and says where it surprises', async () => {
  await using folder = await temporaryFolder();
  const odd = [{ id: 'z1', type: 'IP', name: 7, status: 'ACTIVE', added: 'by Okta' }, 'no object at all'];
  const org = await startDemoOrg({
    ...quick,
    users: 5,
    data: { 'network-zones': () => ({ size: odd.length, at: (index) => Object(odd[index]) }) },
  });
  const result = await run({ org, store: folder.store, input: { resources: ['network-zones'] } });
  await org.close();
  expect(result?.of('network-zones')).toMatchObject({
    outcome: 'complete',
    rows: 2,
    unrecognised: 2,
    unrecognisedPaths: { name: 1, '(not an object)': 1 },
  });
  expect(await rowsOf(folder.store, org.orgId, result?.runId ?? '', 'network-zones')).toEqual([
    odd[0],
    { value: 'no object at all' },
  ]);
});
