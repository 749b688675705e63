import { beforeAll, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { refusalOf } from '../../support/records.ts';

const person = (id: string, status = 'ACTIVE') => ({
  id,
  status,
  created: '2025-01-01T00:00:00.000Z',
  profile: { login: `${id}@example.com` },
});
/** The run started on 23 November 2026 at 06:00. */
const group = (id: string, type: string, usersCount: number | null, lastMembershipUpdated: string | null) => ({
  id,
  type,
  created: '2025-01-01T00:00:00.000Z',
  lastMembershipUpdated,
  profile: { name: id },
  ...(usersCount === null ? {} : { _embedded: { stats: { usersCount } } }),
});
const ruleTo = (id: string, status: string, ...groupIds: string[]) => ({
  id,
  name: id,
  status,
  actions: { assignUserToGroups: { groupIds } },
});
const app = (id: string, status = 'ACTIVE') => ({ id, name: id, label: id, status, signOnMode: 'SAML_2_0' });

const rows = {
  users: [person('Ada'), person('Bela'), person('Chi', 'SUSPENDED'), person('Dan', 'DEPROVISIONED')],
  groups: [
    group('Everyone', 'BUILT_IN', 3, '2026-11-22T00:00:00.000Z'),
    // Of everything that can be.
    group('Finance', 'OKTA_GROUP', 2, '2026-11-22T00:00:00.000Z'),
    // Nobody's, for nothing; its members last changed 365 days and one hour ago.
    group('Forgotten', 'OKTA_GROUP', 0, '2025-11-23T05:00:00.000Z'),
    // 364 days and 23 hours ago.
    group('Nearly', 'OKTA_GROUP', 1, '2025-11-23T07:00:00.000Z'),
    // Never, since it was made; its rule is off, its app too, its role is not active.
    group('Once', 'OKTA_GROUP', 1, null),
    // Of a directory, and Okta counts otherwise than it lists.
    group('Directory', 'APP_GROUP', 5, '2026-11-22T00:00:00.000Z'),
    // Without a count.
    group('Uncounted', 'OKTA_GROUP', null, '2026-11-22T00:00:00.000Z'),
  ],
  'group-members': [
    ...['Ada', 'Bela'].map((userId) => ({ groupId: 'Finance', userId })),
    { groupId: 'Nearly', userId: 'Chi' },
    { groupId: 'Once', userId: 'Ada' },
    ...['Ada', 'Bela', 'Chi'].map((userId) => ({ groupId: 'Directory', userId })),
    { groupId: 'Uncounted', userId: 'Ada' },
  ],
  'group-rules': [
    ruleTo('Accountants', 'ACTIVE', 'Finance'),
    ruleTo('Payers', 'ACTIVE', 'Finance', 'Nearly'),
    ruleTo('Off', 'INACTIVE', 'Once'),
    ruleTo('Broken', 'INVALID', 'Once', 'Finance'),
  ],
  'group-owners': [
    { groupId: 'Finance', id: '00uBela', type: 'USER', displayName: 'Bela' },
    // An owner without a name is an owner.
    { groupId: 'Directory', id: '00gKeepers', type: 'GROUP' },
  ],
  'group-role-assignments': [
    { groupId: 'Finance', id: 'ra1', type: 'REPORT_ADMIN', label: 'Reports', status: 'ACTIVE' },
    { groupId: 'Finance', id: 'ra2', type: 'APP_ADMIN', label: 'Apps', status: 'ACTIVE' },
    { groupId: 'Once', id: 'ra3', type: 'SUPER_ADMIN', label: 'Super', status: 'INACTIVE' },
  ],
  apps: [app('Payroll'), app('Wiki'), app('Retired', 'INACTIVE')],
  'app-groups': [
    { appId: 'Payroll', id: 'Finance', groupId: 'Finance' },
    { appId: 'Wiki', id: 'Finance', groupId: 'Finance' },
    { appId: 'Wiki', id: 'Everyone', groupId: 'Everyone' },
    { appId: 'Retired', id: 'Finance', groupId: 'Finance' },
    { appId: 'Retired', id: 'Once', groupId: 'Once' },
  ],
};

const answers = new Map<unknown, Record<string, unknown>>();
beforeAll(async () => {
  for (const row of await answersTo('group-hygiene', rows)) answers.set(row.group_id, row);
});

test('tells of a group who gets in by which rules, who answers for it, and what it gives', () => {
  expect(answers.get('Finance')).toMatchObject({
    name: 'Finance',
    type: 'OKTA_GROUP',
    users_count_api: '2',
    users_counted: '2',
    counts_agree: true,
    rule_managed: true,
    rules: ['Accountants', 'Payers'],
    owners: ['Bela'],
    has_owner: true,
    grants_admin_role: true,
    admin_roles: ['APP_ADMIN', 'REPORT_ADMIN'],
    // Not the app that is off: it opens for nobody.
    grants_apps: '2',
    empty: false,
    stale: false,
    evidence: ['groups/Finance'],
    not_evaluated: null,
  });
});

test('tells of a group that nobody needs that it gives nothing, has nobody and did not change for a year', () => {
  expect(answers.get('Forgotten')).toMatchObject({
    users_count_api: '0',
    users_counted: '0',
    counts_agree: true,
    rule_managed: false,
    rules: [],
    owners: [],
    has_owner: false,
    grants_admin_role: false,
    admin_roles: [],
    grants_apps: '0',
    empty: true,
    stale: true,
  });
});

test('counts no rule, role or app that is not active', () => {
  expect(answers.get('Once')).toMatchObject({
    rule_managed: false,
    rules: [],
    grants_admin_role: false,
    admin_roles: [],
    grants_apps: '0',
    // From when it was made.
    stale: true,
  });
});

test('is stale from a whole year on, and not before', () => {
  expect(answers.get('Nearly')).toMatchObject({ stale: false, rule_managed: true, rules: ['Payers'] });
});

test('counts as members of Everyone all who are not deactivated', () => {
  expect(answers.get('Everyone')).toMatchObject({ type: 'BUILT_IN', users_counted: '3', counts_agree: true });
});

// Okta does not say whether its count of Everyone has those who are deactivated, of whom there is one here.
test.each([
  [3, true],
  [4, true],
  [5, false],
])('of Everyone Okta may count %i, with or without the deactivated', async (usersCount, agree) => {
  const groups = [group('Everyone', 'BUILT_IN', usersCount, '2026-11-22T00:00:00.000Z')];
  expect(await answersTo('group-hygiene', { users: rows.users, groups })).toMatchObject([{ counts_agree: agree }]);
});

test('shows where Okta counts otherwise than it lists, and says nothing of agreement where it does not count', () => {
  expect(answers.get('Directory')).toMatchObject({
    type: 'APP_GROUP',
    users_count_api: '5',
    users_counted: '3',
    counts_agree: false,
    owners: ['00gKeepers'],
    has_owner: true,
  });
  expect(answers.get('Uncounted')).toMatchObject({ users_count_api: null, users_counted: '1', counts_agree: null });
});

test('says of a group whose members were not read neither that it is empty nor that it is not', async () => {
  const gap = refusalOf('gap', { parent: { groupId: 'Forgotten' }, status: 500, errorCode: 'E0000009' });
  const told = await answersTo('group-hygiene', rows, {
    ended: { 'group-members': { outcome: 'partial', reason: 'One was not read.', gaps: [gap] } },
  });
  const of = (id: string) => told.find(({ group_id }) => group_id === id);
  expect(of('Forgotten')).toMatchObject({ users_counted: null, counts_agree: null, empty: null, stale: true });
  expect(of('Finance')).toMatchObject({ users_counted: '2', empty: false, not_evaluated: null });
});
