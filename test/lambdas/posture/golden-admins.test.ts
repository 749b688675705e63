import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { classic, powerful } from './orgs/powerful.ts';

describe('admins', () => {
  const told = new Map<string, Record<string, unknown>>();
  beforeAll(async () => {
    for (const row of await answersTo('admins', powerful, classic))
      told.set([row.principal_type, row.principal_id, row.role_assignment_id].join(' '), row);
  });

  test('has every active role of a person, a group and a service app, and no other', () => {
    expect([...told.keys()].sort()).toEqual([
      'CLIENT Deployer ra5',
      'GROUP Admins ra2',
      'USER Ada ra1',
      'USER Away ra3',
      'USER Fed ra4',
      'USER Old ra2',
    ]);
  });

  test('tells power that is given directly', () => {
    expect(told.get('USER Ada ra1')).toMatchObject({
      via_group_id: '',
      login: 'Ada@example.com',
      status: 'ACTIVE',
      role_type: 'SUPER_ADMIN',
      is_super: true,
      targets: [],
      assignment: 'direct',
      via_group: null,
      granted_at: '2026-01-01 00:00:00',
      days_since_login: '0',
      dormant: false,
      mfa_level: 'phishing_resistant',
      api_tokens: '1',
      evidence: ['admin-role-assignments/Ada/ra1'],
    });
  });

  test('tells power that comes by a group, what it is bound to, and that nobody used it for ninety days', () => {
    expect(told.get('USER Old ra2')).toMatchObject({
      via_group_id: 'Admins',
      assignment: 'group',
      via_group: 'Admins',
      is_super: false,
      targets: ['orn:okta:idp:00o1:apps:wiki'],
      days_since_login: '90',
      dormant: true,
      mfa_level: 'strong',
      api_tokens: '0',
    });
    expect(told.get('GROUP Admins ra2')).toMatchObject({ login: 'Admins', assignment: 'own', api_tokens: null });
  });

  test('tells custom roles, people of another identity provider, and service apps', () => {
    expect(told.get('USER Fed ra4')).toMatchObject({
      custom_role_id: 'cr0Readers',
      resource_set_id: 'iamSet',
      mfa_level: 'delegated',
    });
    expect(told.get('CLIENT Deployer ra5')).toMatchObject({
      login: 'Deployer',
      is_super: true,
      last_login: null,
      dormant: null,
      mfa_level: null,
    });
  });
});
