import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { groups } from '../bin/demo-org/data/groups.ts';
import type { DemoData } from '../bin/demo-org/data/records.ts';
import { users } from '../bin/demo-org/data/users.ts';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { everything, filtered, fromArray, mapped } from '../bin/demo-org/sequence.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { csvOf } from '../lambdas/posture/csv.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const resources = ['users', 'group-members', 'app-users', 'app-groups', 'admin-role-assignments'];

/** A run over an org that holds what its own counts deny. */
async function collected(data: DemoData, around: (store: Store) => Store = (store) => store) {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 40, data });
  const result = await run({ org, store: around(folder.store), input: { resources } });
  const table = await folder.store.get(`runs/org=${org.orgId}/run=${result?.runId}/population-reconciliation.csv`);
  await org.close();
  const checks = result?.manifest?.reconciliation ?? null;
  return {
    result,
    checks,
    table: Buffer.from(table?.body ?? []).toString(),
    of: (name: string) => checks?.filter(({ check }) => check === name) ?? [],
  };
}

test('what Okta says in two places agrees, and every row lies in a file once', async () => {
  const { result, checks, table, of } = await collected({});
  expect(result?.announcement.status).toBe('complete');
  expect(checks?.filter(({ result }) => result !== 'match')).toEqual([]);
  for (const name of ['users-of-everyone', 'members-of-groups', 'app-users-through-groups', 'holders-of-roles'])
    expect([name, (of(name)[0]?.expected ?? 0) > 0]).toEqual([name, true]);
  expect(result?.of('group-members')?.distinctKeys).toBe(result?.of('group-members')?.rows);
  expect(table.split('\n')).toHaveLength((checks?.length ?? 0) + 2);
  expect(result?.manifest?.files.map(({ key }) => key.split('/').at(-1))).toContain('population-reconciliation.csv');
});

test('a group with fewer members than Okta counts makes the memberships suspect, and names the group', async () => {
  const { result, of } = await collected({
    'group-members': (world, asked) => {
      const found = groups['group-members']?.(world, asked);
      if (found === undefined || 'status' in found) return { status: 404, errorCode: 'E0000007' };
      return filtered(found, (record) => !('id' in record && String(record.id).endsWith('75d7')));
    },
  });
  const [sum, ...named] = of('members-of-groups');
  expect(sum).toMatchObject({ subject: null, result: 'unexplained' });
  expect(named.length).toBeGreaterThan(0);
  expect(named[0]).toMatchObject({ subject: expect.stringMatching(/^00g/), result: 'unexplained' });
  expect(result?.of('group-members')).toMatchObject({
    outcome: 'suspect',
    reason: expect.stringContaining('as many members'),
  });
  expect(result?.announcement.status).toBe('incomplete');
});

test('two records of one page that differ under one key are both written, and the type is suspect; the same twice is one row', async () => {
  const zone = (id: string, name: string) => ({ type: 'IP', id, name, status: 'ACTIVE', usage: 'POLICY' });
  await using folder = await temporaryFolder();
  const twins = [zone('nzo1', 'Offices'), zone('nzo1', 'Homes'), zone('nzo2', 'Both'), zone('nzo2', 'Both')];
  const org = await startDemoOrg({ ...quick, users: 5, data: { 'network-zones': () => fromArray(twins) } });
  const result = await run({ org, store: folder.store, input: { resources: ['network-zones'] } });
  const names = (await rowsOf(folder.store, org.orgId, result?.runId ?? '', 'network-zones')).map(({ name }) => name);
  await org.close();
  expect(names).toEqual(['Offices', 'Homes', 'Both']);
  expect(result?.of('network-zones')).toMatchObject({ outcome: 'suspect', rows: 3, records: 4, repeated: 1 });
});

test('fewer users than Everyone has members are suspect', async () => {
  const { result } = await collected({
    users: (world, asked) => {
      const found = users.users?.(world, asked);
      if (found === undefined || 'status' in found) return { status: 404, errorCode: 'E0000007' };
      return filtered(found, (record) => !('id' in record && String(record.id).endsWith('75d7')));
    },
  });
  expect(result?.of('users')).toMatchObject({ outcome: 'suspect', reason: expect.stringContaining('Everyone') });
});

test('an org that counts the deactivated among Everyone agrees too', async () => {
  const { result, of } = await collected({
    groups: (world, asked) => {
      const found = groups.groups?.(world, asked);
      if (found === undefined || 'status' in found) return { status: 404, errorCode: 'E0000007' };
      const everybody = { usersCount: everything(world.company.people).length };
      return mapped(found, (record) =>
        'type' in record && record.type === 'BUILT_IN' ? { ...record, _embedded: { stats: everybody } } : record,
      );
    },
  });
  expect(of('users-of-everyone')).toEqual([expect.objectContaining({ expected: 40, actual: 40, result: 'match' })]);
  expect(result?.of('users')).toMatchObject({ outcome: 'complete' });
});

test('what is not complete is not evaluated, and says why', async () => {
  const { of } = await collected({ 'app-users': () => ({ status: 403, errorCode: 'E0000006' }) });
  expect(of('app-users-through-groups')).toEqual([
    expect.objectContaining({ result: 'not_evaluated', expected: null, explanation: 'Not complete: app-users.' }),
  ]);
});

test('a run that could not be looked at is incomplete, and says so', async () => {
  const { result } = await collected({}, (store) => ({
    ...store,
    put: (key, body) =>
      key.endsWith('assessment.json') ? Promise.reject(new Error('No room left.')) : store.put(key, body),
  }));
  expect(result?.announcement).toMatchObject({
    status: 'incomplete',
    reason: expect.stringMatching(/^assess: .*No room left/),
  });
  expect(result?.manifest?.reconciliation).toBeNull();
});

test('rows that cannot be read leave the run unassessed, and nothing of them is told', async () => {
  const { result } = await collected({}, (store) => ({
    ...store,
    put: (key, body) =>
      store.put(key, key.includes('resource=users/') ? gzipSync('{"id":"00u1","login":"somebody@example.com') : body),
  }));
  expect(result?.announcement).toMatchObject({
    status: 'incomplete',
    reason: expect.stringMatching(
      /^assess: what was collected could not be looked at \(DuckDB says: .*Malformed JSON in file "resource=users\/.*\. `okta-evidence verify`/,
    ),
  });
  expect(result?.announcement.reason).not.toMatch(/somebody|tmp/);
});

test('a table opened in a spreadsheet runs no formula', () => {
  const table = csvOf([
    { name: '=HYPERLINK("x")', count: -3, note: 'a "b", c' },
    { name: '@x', more: null },
  ]);
  expect(Buffer.from(table).toString()).toBe(
    'name,count,note,more\r\n"\'=HYPERLINK(""x"")",-3,"a ""b"", c",\r\n\'@x,,,\r\n',
  );
});

test('a difference that events during the run account for is explained by them', async () => {
  await using folder = await temporaryFolder();
  let added = false;
  const org = await startDemoOrg({
    ...quick,
    users: 40,
    data: {
      'group-members': (world, asked) => {
        const found = groups['group-members']?.(world, asked);
        if (found === undefined || 'status' in found) return { status: 404, errorCode: 'E0000007' };
        if (!added) return found;
        return filtered(found, (record) => !('id' in record && String(record.id).endsWith('75d7')));
      },
    },
  });
  const gone = org.holds('users').find((user) => 'id' in user && String(user.id).endsWith('75d7'));
  const left = org
    .holds('groups')
    .flatMap((group) => ('id' in group ? [String(group.id)] : []))
    .filter((groupId) =>
      org
        .holds('group-members', { ids: { groupId } })
        .some((each) => 'id' in each && gone !== undefined && 'id' in gone && each.id === gone.id),
    );
  // Between the groups and their members somebody leaves all of them.
  org.after(12, () => {
    added = true;
    for (const id of left)
      org.happen({ eventType: 'group.user_membership.remove', target: [{ id, type: 'UserGroup' }] });
  });
  const result = await run({ org, store: folder.store, input: { resources: [...resources, 'system-log-during'] } });
  await org.close();
  const checks = result?.manifest?.reconciliation?.filter(({ check }) => check === 'members-of-groups') ?? [];
  expect(left.length).toBeGreaterThan(1);
  expect(checks).toContainEqual(
    expect.objectContaining({
      result: 'explained',
      explanation: expect.stringContaining('group.user_membership.remove (happened-'),
    }),
  );
  expect(checks.filter(({ result }) => result === 'unexplained')).toEqual([]);
  expect(result?.of('group-members')).toMatchObject({ outcome: 'complete' });
});
