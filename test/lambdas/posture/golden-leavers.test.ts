import { describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { person } from './person.ts';

describe('leavers', () => {
  const assigned = (userId: string, appId: string, status = 'ACTIVE') => ({
    appId,
    userId,
    scope: 'USER',
    status,
    created: '2026-01-01T00:00:00.000Z',
    externalId: `${appId}-account`,
  });
  const app = (id: string, status: string, features: readonly string[]) => ({
    id,
    name: id,
    label: id,
    status,
    signOnMode: 'SAML_2_0',
    features,
  });
  const rows = {
    users: [
      person('Ada'),
      // Left 89 days and 23 hours ago.
      person('Gone', { status: 'DEPROVISIONED', statusChanged: '2026-08-25T07:00:00.000Z' }),
      person('Away', { status: 'SUSPENDED', statusChanged: '2026-11-20T06:00:00.000Z' }),
      person('Nothing', { status: 'DEPROVISIONED', statusChanged: '2026-11-20T06:00:00.000Z' }),
    ],
    groups: [
      { id: 'Everyone', type: 'BUILT_IN', profile: { name: 'Everyone' } },
      { id: 'Finance', type: 'OKTA_GROUP', profile: { name: 'Finance' } },
    ],
    'group-members': [
      { groupId: 'Finance', userId: 'Ada' },
      { groupId: 'Finance', userId: 'Away' },
    ],
    apps: [
      app('Payroll', 'ACTIVE', ['PUSH_NEW_USERS', 'PUSH_USER_DEACTIVATION']),
      app('Retired', 'INACTIVE', []),
      app('Wiki', 'ACTIVE', ['PUSH_PROFILE_UPDATES']),
    ],
    'app-users': [
      assigned('Ada', 'Payroll'),
      assigned('Gone', 'Retired'),
      assigned('Gone', 'Wiki', 'REVOKED'),
      assigned('Away', 'Payroll'),
      // Taken away by the provisioning, or only imported and never matched: nothing is kept.
      assigned('Nothing', 'Payroll', 'DEPROVISIONED'),
      assigned('Nothing', 'Wiki', 'UNASSIGNED'),
      // Not enabled to use the app, and can be again: an account is kept.
      assigned('Gone', 'Payroll', 'SUSPENDED'),
    ],
    'admin-role-assignments': [
      { userId: 'Away', id: 'ra1', type: 'APP_ADMIN', label: 'Apps', status: 'ACTIVE', assignmentType: 'USER' },
      { userId: 'Away', id: 'ra2', type: 'ORG_ADMIN', label: 'Org', status: 'INACTIVE', assignmentType: 'USER' },
    ],
    'api-tokens': [
      { id: '00T1', name: 'Sync', userId: 'Away' },
      { id: '00T2', name: 'Mine', userId: 'Ada' },
    ],
    'system-log': [
      {
        uuid: 'e1',
        published: '2026-08-25T07:00:00.000Z',
        eventType: 'user.lifecycle.deactivate',
        actor: { id: '00uBoss', type: 'User', alternateId: 'boss@example.com' },
        target: [{ id: 'Gone', type: 'User' }],
        outcome: { result: 'SUCCESS' },
      },
    ],
  };

  test('has one row for each thing that is kept by somebody who is deactivated or suspended', async () => {
    const answers = await answersTo('leavers', rows);
    const told = new Map(
      answers.map((row) => [[row.user_id, row.residual_kind, row.residual_id].join(' '), row] as const),
    );
    expect([...told.keys()].sort()).toEqual([
      'Away admin_role ra1',
      'Away api_token 00T1',
      'Away app_user Payroll',
      'Away group Finance',
      'Gone app_user Payroll',
      'Gone inactive_app Retired',
      'Gone pending_deprovision Wiki',
    ]);
    expect(told.get('Gone inactive_app Retired')).toMatchObject({
      login: 'Gone@example.com',
      status: 'DEPROVISIONED',
      days_since: '89',
      deactivated_by: 'boss@example.com',
      residual_name: 'Retired',
      app_status: 'INACTIVE',
      app_user_status: 'ACTIVE',
      provisioning_enabled: false,
      deactivate_feature: false,
      external_id: 'Retired-account',
      downstream: 'unverified',
    });
    expect(told.get('Gone pending_deprovision Wiki')).toMatchObject({
      app_user_status: 'REVOKED',
      provisioning_enabled: true,
      deactivate_feature: false,
    });
    expect(told.get('Away app_user Payroll')).toMatchObject({ deactivated_by: null, downstream: null });
    expect(told.get('Away group Finance')).toMatchObject({ residual_name: 'Finance', downstream: null });
  });
});
