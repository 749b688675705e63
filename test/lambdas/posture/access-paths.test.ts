import { expect, test } from 'vitest';
import type { MadeUp } from '../../support/made-up-run.ts';
import { answersTo } from '../../support/posture.ts';

const person = (id: string, status = 'ACTIVE') => ({
  id,
  status,
  created: '2025-01-01T00:00:00.000Z',
  profile: { login: `${id}@example.com` },
});
const group = (id: string, type: string, name: string) => ({ id, type, profile: { name } });
const assigned = (appId: string, userId: string, scope: 'USER' | 'GROUP') => ({
  appId,
  userId,
  scope,
  status: 'ACTIVE',
  created: '2026-02-03T04:05:06.000Z',
});

/** Ada has Payroll directly, Bela by two groups, Chi by Everyone, and Dan by a group that is gone. */
const rows = {
  users: [person('00uada'), person('00ubela'), person('00uchi'), person('00udan')],
  groups: [
    group('00gall', 'BUILT_IN', 'Everyone'),
    group('00gfin', 'OKTA_GROUP', 'Finance'),
    group('00gdir', 'APP_GROUP', 'Directory'),
  ],
  'group-members': [
    { groupId: '00gfin', userId: '00ubela' },
    { groupId: '00gdir', userId: '00ubela' },
    { groupId: '00gfin', userId: '00uada' },
  ],
  'group-rules': [
    {
      id: '0prfin',
      status: 'ACTIVE',
      name: 'Finance',
      conditions: { expression: { value: 'user.department=="Finance"' } },
      actions: { assignUserToGroups: { groupIds: ['00gfin'] } },
    },
    {
      id: '0prold',
      status: 'INACTIVE',
      name: 'Old',
      conditions: { expression: { value: 'true' } },
      actions: { assignUserToGroups: { groupIds: ['00gdir'] } },
    },
  ],
  apps: [
    { id: '0oapay', label: 'Payroll', status: 'ACTIVE' },
    { id: '0oawiki', label: 'Wiki', status: 'ACTIVE' },
  ],
  'app-groups': [
    { appId: '0oapay', groupId: '00gfin' },
    { appId: '0oapay', groupId: '00gdir' },
    { appId: '0oawiki', groupId: '00gall' },
  ],
  'app-users': [
    assigned('0oapay', '00uada', 'USER'),
    assigned('0oapay', '00ubela', 'GROUP'),
    assigned('0oapay', '00udan', 'GROUP'),
    assigned('0oawiki', '00uchi', 'GROUP'),
  ],
};

async function pathsIn(options: MadeUp = {}) {
  return (await answersTo('access-paths', rows, options)).map(
    ({ app_id, user_id, group_id, path, rule_ids, not_evaluated }) =>
      [app_id, user_id, group_id, path, rule_ids, ...(not_evaluated === null ? [] : [not_evaluated])].join(' '),
  );
}

test('says of each assignment by which way it came, and by which rule people get there', async () => {
  expect(await pathsIn()).toEqual([
    '0oapay 00uada  direct ',
    '0oapay 00ubela 00gdir group ',
    '0oapay 00ubela 00gfin group_rule 0prfin',
    '0oapay 00udan  unexplained ',
    '0oawiki 00uchi 00gall group ',
  ]);
});

test('calls no assignment unexplained where groups or their members were not read, and says what may be missing', async () => {
  const forbidden = { outcome: 'forbidden', reason: 'The token may not.' } as const;
  const paths = await pathsIn({ ended: { 'group-members': { ...forbidden, parts: [], rows: 0 } } });
  expect(paths).toEqual([
    '0oapay 00uada  direct ',
    '0oawiki 00uchi 00gall group ',
    expect.stringMatching(/^not_evaluated .* rows may be missing: group-members is forbidden \(The token may not\)/),
  ]);
  const unruled = await pathsIn({ ended: { 'group-rules': { ...forbidden, parts: [], rows: 0 } } });
  expect(unruled.map((each) => each.split(' ').slice(0, 4).join(' '))).toContain('0oapay 00ubela 00gfin not_evaluated');
});
