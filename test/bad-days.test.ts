import { inspect } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { fromArray } from '../bin/demo-org/sequence.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { manifestKey, planKey, pointerKey } from '../lambdas/evidence/keys.ts';
import { readLatest, readPlan } from '../lambdas/evidence/ledger.ts';
import { type Store, StoreError } from '../lambdas/evidence/store/store.ts';
import { runId } from '../lambdas/run-id.ts';
import { filesIn, quick, run, temporaryFolder } from './support/local-run.ts';
import { json, refusal, scriptedServer } from './support/scripted-server.ts';

const input = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 30 });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

async function collect(options: Partial<Parameters<typeof run>[0]> = {}) {
  const result = await run({ org, store: folder.store, input, ...options });
  if (result === null) throw new Error('The run was stopped before its manifest.');
  return result;
}

const outcomesOf = (result: Awaited<ReturnType<typeof collect>>) =>
  Object.fromEntries((result.manifest?.resources ?? []).map(({ resourceType, outcome }) => [resourceType, outcome]));

test('a refused token fails the run, says the three causes and where to make a new one, and leaves a manifest', async () => {
  org.revokeToken();
  const { announcement, manifest } = await collect();
  expect(announcement.status).toBe('failed');
  expect(announcement.reason).toMatch(/wrong.*revoked.*30 days.*Security > API > Tokens/);
  expect(manifest).toMatchObject({ status: 'failed', org: { id: org.orgId }, reason: announcement.reason });
});

test('an empty secret fails the run and says what to put in it', async () => {
  const { announcement } = await collect({ world: { readSecret: async () => '' } });
  expect(announcement).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('{"kind":"ssws","token":"…"}'),
  });
});

test.each([
  ['answers 404', refusal(404, 'E0000007'), 'is no Okta org: it answered 404'],
  ['answers with a page of its own', json(200, { hello: 'world' }), 'names no org id'],
  ['redirects elsewhere', json(302, {}, { location: 'https://example.com' }), 'is no Okta org: it answered 302'],
])('a host that %s is no Okta org: the run is announced as failed, without a manifest', async (_, script, reason) => {
  await using host = await scriptedServer(script);
  const { announcement, manifest } = await collect({ org: { url: host.origin, token: 'never-sent' } });
  expect(announcement).toMatchObject({
    status: 'failed',
    org: null,
    manifest: null,
    reason: expect.stringContaining(reason),
  });
  expect(manifest).toBeNull();
  expect(host.requests.every(({ authorization }) => authorization === undefined)).toBe(true);
});

test('a host that does not answer is said to be out of reach', async () => {
  const { announcement } = await collect({ org: { url: 'http://127.0.0.1:9', token: 'never-sent' } });
  expect(announcement.reason).toContain('could not be reached');
});

test('an unknown resource type fails the run and lists the known ones', async () => {
  const { announcement } = await collect({ input: { resources: ['user'] } });
  expect(announcement).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/Unknown resource type: user\. Like it are users, .*docs\/coverage\.md lists all /),
  });
});

test('a refusal of one resource type makes it forbidden with the role and scope it needs, and the rest goes on', async () => {
  org.forbid(/^\/api\/v1\/(api-tokens|iam)/);
  const result = await collect();
  expect(result.of('api-tokens')).toMatchObject({
    outcome: 'forbidden',
    reason: expect.stringMatching(/Super Administrator.*okta\.apiTokens\.read/),
  });
  expect(result.of('admin-role-assignments')).toMatchObject({ outcome: 'forbidden', rows: 0 });
  expect(result.of('users')?.outcome).toBe('complete');
  expect(result.announcement.status).toBe('limited');
});

test('a refusal of every child makes the type forbidden after three requests, not after one for each parent', async () => {
  org.forbid(/\/factors$/);
  const result = await collect();
  expect(result.of('user-factors')).toMatchObject({ outcome: 'forbidden', rows: 0 });
  expect(Object.values(result.of('user-factors')?.requests ?? {})[0]).toBeLessThan(10);
});

test('a variant that this org lacks is given up, and the next one is asked for all the same', async () => {
  org.switchOff(/\/interclient-allowed-apps$/);
  const { of } = await collect({ input: { ...input, resources: ['app-interclient-trust'] } });
  expect(of('app-interclient-trust')).toMatchObject({
    outcome: 'complete',
    variants: [
      { variant: 'allowed', outcome: 'unavailable', rows: 0 },
      { variant: 'target', outcome: 'complete' },
    ],
  });
});

test.each([
  ['E0000001', 'complete'],
  // A filter that Okta does not take.
  ['E0000031', 'partial'],
])('a 400 with %s of every app makes what hangs on apps %s', async (errorCode, outcome) => {
  await using other = await temporaryFolder();
  const refusing = await startDemoOrg({
    ...quick,
    data: { 'app-federated-claims': () => ({ status: 400, errorCode }) },
  });
  const resources = ['app-federated-claims'];
  const result = await run({ org: refusing, store: other.store, input: { resources } });
  await refusing.close();
  expect(result?.of('app-federated-claims')).toMatchObject({ outcome, rows: 0 });
});

test('a feature this org lacks is unavailable, by 401 E0000015 too, and the run is complete', async () => {
  org.switchOff(/^\/api\/v1\/(zones|authenticators)/);
  const result = await collect();
  expect(outcomesOf(result)).toMatchObject({
    'network-zones': 'unavailable',
    authenticators: 'unavailable',
    users: 'complete',
  });
  expect(result.announcement.status).toBe('complete');
});

test('a name cut off in an emoji, as whoever fails to sign in may choose it, keeps no run from being assessed', async () => {
  const name = 'cut off \ud83d';
  const event = {
    uuid: 'odd',
    published: '2026-11-01T01:00:00.000Z',
    eventType: 'user.session.start',
    displayMessage: name,
  };
  const actor = { id: 'unknown', type: 'User', alternateId: name };
  const odd = await startDemoOrg({
    ...quick,
    users: 10,
    data: { 'system-log': () => fromArray([{ ...event, actor, outcome: { result: 'FAILURE', reason: name } }]) },
  });
  const { announcement, of } = await collect({ org: odd, input: { ...input, resources: ['groups', 'system-log'] } });
  await odd.close();
  expect(announcement.status).toBe('complete');
  expect(of('system-log')).toMatchObject({ rows: 1, redactions: { 'actor.alternateId': 1, displayMessage: 1 } });
});

test('an object deleted while we read is a gap that names it, and the run is incomplete', async () => {
  const [group] = org
    .holds('groups')
    .slice(5)
    .flatMap((each) => ('id' in each ? [String(each.id)] : []));
  org.remove(group ?? '');
  const result = await collect();
  expect(result.of('group-members')).toMatchObject({
    outcome: 'partial',
    gaps: [{ parent: { groupId: group }, status: 404, errorCode: 'E0000007' }],
  });
  expect(result.announcement.status).toBe('incomplete');
});

test('a token whose owner has no role sees empty lists, which are suspect and never complete', async () => {
  await using empty = await scriptedServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    if (path === '/.well-known/okta-organization')
      return json(200, { id: org.orgId, pipeline: 'idx' })(request, response);
    if (path === '/api/v1/users/me') return json(200, { id: '00udemo' })(request, response);
    return json(200, path.startsWith('/api/v1/iam') ? { value: [] } : [])(request, response);
  });
  const result = await collect({ org: { url: empty.origin, token: 'roleless' } });
  expect(outcomesOf(result)).toMatchObject({
    users: 'suspect',
    groups: 'suspect',
    'user-factors': 'suspect',
    'group-members': 'suspect',
  });
  expect(result.announcement.status).toBe('incomplete');
});

test('an org without administrators cannot be: an empty list of them is suspect, and so is what hangs on it', async () => {
  const headless = await startDemoOrg({ ...quick, users: 10, data: { 'admin-users': () => fromArray([]) } });
  const resources = ['admin-role-assignments'];
  const result = await collect({ org: headless, input: { ...input, resources } });
  await headless.close();
  expect(outcomesOf(result)).toMatchObject({ 'admin-users': 'suspect', 'admin-role-assignments': 'suspect' });
  expect(result.announcement.status).toBe('incomplete');
});

test('a token that dies while we read fails what was not read yet, and keeps what was', async () => {
  const dying = {
    progress: ({ resourceType }: { resourceType: string }) => resourceType === 'group-members' && org.revokeToken(),
  };
  const result = await collect({ world: dying });
  expect(outcomesOf(result)).toMatchObject({ users: 'complete', groups: 'complete' });
  expect(Object.values(outcomesOf(result))).toContain('failed');
  expect(result.manifest?.resources.find(({ outcome }) => outcome === 'failed')?.reason).toContain('30 days');
  expect(result.announcement.status).toBe('incomplete');
});

test('a list that breaks off on a later page has failed, with what was read before it', async () => {
  await org.close();
  org = await startDemoOrg({ ...quick, users: 30, pageSize: 5 });
  const collecting = collect({
    input: { resources: ['users'] },
    world: { progress: ({ pages }) => void (pages === 2 && org.addFault({ path: /users$/, kind: '500' })) },
  });
  expect((await collecting).of('users')).toMatchObject({ outcome: 'failed', rows: 10 });
});

describe('a store that refuses', () => {
  /** Refuses from the nth write on, as a full disk does. */
  const fullAfter = (store: Store, writes: number): Store => {
    let left = writes;
    return {
      ...store,
      put: async (key, body) => {
        left -= 1;
        if (left < 0) throw new StoreError(`Could not write ${key}: the disk is full.`);
        return store.put(key, body);
      },
    };
  };

  test('fails the run and says so; what was written before stays whole', async () => {
    const { announcement, manifest } = await collect({ store: fullAfter(folder.store, 5) });
    expect(announcement.status).toBe('failed');
    expect(announcement.reason).toContain('the disk is full');
    expect(manifest).toBeNull();
    for (const { path, bytes } of await filesIn(folder.path))
      if (path.endsWith('.gz')) expect(() => gunzipSync(bytes)).not.toThrow();
  });
});

test('a run that was stopped goes on from its last ledger, and asks again for nothing it has', async () => {
  const stop = new AbortController();
  const same = { execution: 'local:stopped', startedAt: '2026-11-02T00:00:00.000Z' };
  const world = {
    stop: stop.signal,
    progress: ({ resourceType, pages }: { resourceType: string; pages: number }) =>
      void (resourceType === 'user-factors' && pages === 5 && stop.abort()),
  };
  expect(await run({ org, store: folder.store, input, world, ...same })).toBeNull();
  expect(await folder.store.get(manifestKey(org.orgId, runId(same)))).toBeNull();
  expect(await folder.store.get(planKey(org.orgId, runId(same)))).not.toBeNull();
  const asked = org.requests.filter(({ path }) => path.endsWith('/factors')).length;
  const resumed = await collect(same);
  const again = org.requests.filter(({ path }) => path.endsWith('/factors')).length - asked;
  expect(resumed.announcement.status).toBe('complete');
  expect(again).toBeLessThan(resumed.of('user-factors')?.pages ?? 0);
});

test('a run with a manifest is closed', async () => {
  const same = { execution: 'local:closed', startedAt: '2026-11-02T00:00:00.000Z' };
  const first = await collect(same);
  const again = await collect(same);
  expect(again.announcement).toMatchObject({ status: 'failed', reason: expect.stringContaining('is closed') });
  const stored = await folder.store.get(first.announcement.manifest?.key ?? '');
  expect(JSON.parse(Buffer.from(stored?.body ?? []).toString())).toEqual(first.manifest);
});

test('a pointer that cannot be read keeps no run from being published, and points to it afterwards', async () => {
  const key = pointerKey(org.orgId, 'network-zones');
  await folder.store.put(key, Buffer.from('{"half":'));
  const { announcement } = await collect({ input: { ...input, resources: ['network-zones'] } });
  expect(announcement.status).toBe('complete');
  expect((await readLatest(folder.store, org.orgId, 'network-zones'))?.run).toBe(announcement.run);
});

test('a crash of one collector is the failure of that type alone, named by the error', async () => {
  const crash = ({ resourceType }: { resourceType: string }) => {
    if (resourceType === 'network-zones') throw new RangeError('out of bounds');
  };
  const result = await collect({ world: { progress: crash } });
  expect(result.of('network-zones')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('RangeError'),
  });
  expect(result.of('users')?.outcome).toBe('complete');
  expect(result.announcement.status).toBe('incomplete');
});

test('a function that Lambda has no room for is tried again for minutes, and nothing has failed', async () => {
  let left = 6;
  const busy = ({ resourceType }: { resourceType: string }) => {
    if (resourceType !== 'network-zones' || left === 0) return;
    left -= 1;
    throw Object.assign(new Error('Rate Exceeded.'), { name: 'Lambda.TooManyRequestsException' });
  };
  const { of } = await collect({ input: { ...input, resources: ['network-zones'] }, world: { progress: busy } });
  expect(of('network-zones')).toMatchObject({ outcome: 'complete', rows: org.holds('network-zones').length });
  expect(left).toBe(0);
});

test('shows the token nowhere: in no byte written, no announcement, no log', async () => {
  const said: unknown[] = [];
  org.forbid(/api-tokens/);
  org.addFault({ path: /zones/, kind: 'html' });
  const result = await collect({ world: { log: (...words) => said.push(words) } });
  for (const { path, bytes } of await filesIn(folder.path)) {
    const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    expect({ path, found: text.includes(org.token) }).toEqual({ path, found: false });
  }
  expect(inspect([result, said], { depth: 20 })).not.toContain(org.token);
});

test("a run that would outgrow the workflow's history is refused with the types that make it so, and is in the manifest", async () => {
  await using store = await temporaryFolder();
  const everyone = {
    ...catalogue.groups?.example,
    type: 'BUILT_IN',
    profile: { name: 'Everyone' },
    _embedded: { stats: { usersCount: 9_000_000 } },
  };
  const huge = await startDemoOrg({ ...quick, users: 5, data: { groups: () => fromArray([everyone]) } });
  const asked = { org: huge, store: store.store, settings: { profile: 'extra' as const } };
  const refused = await run({ ...asked, execution: 'arn:aws:states:eu-central-1:1:execution:a:b' });
  expect(refused?.announcement).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/about \d+ events.*user-\w+.*\d+ slices.*exclude/),
    manifest: { key: expect.any(String) },
  });
  // A machine of one's own keeps no such history. The count of users, and so whatever is asked of each, stays in doubt.
  expect((await run(asked))?.of('user-risk')).toMatchObject({ outcome: 'suspect', gaps: [], rows: 5 });
  await huge.close();
});

test('a run that outlasts its schedule says so in its plan', async () => {
  await using store = await temporaryFolder();
  const settings = { scheduleEnabled: true, schedule: 'rate(1 minute)' };
  const slow = await startDemoOrg({ ...quick, users: 5, limits: { '/api/v1/groups': 15, '/api/v1': 10_000 } });
  const result = await run({ org: slow, store: store.store, settings, input: { resources: ['group-owners'] } });
  await slow.close();
  const plan = await readPlan(store.store, slow.orgId, result?.runId ?? '');
  expect(plan?.value.estimate?.warning).toMatch(/longer than the 1 between two runs of rate\(1 minute\)/);
});
