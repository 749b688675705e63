import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

/** The run started on 23 November 2026 at 06:00. */
const created = '2026-01-01T00:00:00.000Z';
const person = (id: string, more: object = {}) => ({
  id,
  status: 'ACTIVE',
  created: '2025-01-01T00:00:00.000Z',
  lastLogin: '2026-11-22T08:00:00.000Z',
  profile: { login: `${id}@example.com`, userType: 'employee' },
  credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  ...more,
});
const role = (holder: object, id: string, type: string, more: object = {}) => ({
  ...holder,
  id,
  type,
  label: `Label of ${type}`,
  status: 'ACTIVE',
  created,
  ...more,
});
const serviceApp = (id: string, more: object = {}) => ({
  id,
  name: 'oidc_client',
  label: id,
  status: 'ACTIVE',
  created,
  lastUpdated: '2026-06-01T00:00:00.000Z',
  signOnMode: 'OPENID_CONNECT',
  credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
  settings: {
    oauthClient: {
      application_type: 'service',
      grant_types: ['client_credentials'],
      dpop_bound_access_tokens: true,
    },
  },
  ...more,
});
const token = (id: string, userId: string, network: object | undefined, more: object = {}) => ({
  id,
  name: id,
  userId,
  created,
  lastUpdated: '2026-11-22T00:00:00.000Z',
  expiresAt: '2026-12-22T00:00:00.000Z',
  tokenWindow: 'P30D',
  ...(network === undefined ? {} : { network }),
  ...more,
});
const group = (id: string, more: object = {}) => ({ id, type: 'OKTA_GROUP', profile: { name: id }, ...more });

const rows = {
  users: [
    person('Ada'),
    // 90 days and an hour ago.
    person('Old', { lastLogin: '2026-08-25T05:00:00.000Z' }),
    person('Away', { status: 'SUSPENDED', lastLogin: '2026-01-01T00:00:00.000Z' }),
    person('Fed', { credentials: { provider: { type: 'FEDERATION', name: 'Partner' } } }),
    person('Untyped', { profile: { login: 'untyped@example.com' } }),
    person('Sync', { profile: { login: 'sync@example.com', userType: 'service account' } }),
  ],
  'user-factors': [
    { userId: 'Ada', id: 'f1', factorType: 'webauthn', provider: 'FIDO', status: 'ACTIVE' },
    { userId: 'Old', id: 'f2', factorType: 'push', provider: 'OKTA', status: 'ACTIVE' },
  ],
  groups: [group('Everyone', { type: 'BUILT_IN' }), group('Admins'), group('Finance')],
  'group-members': [{ groupId: 'Admins', userId: 'Old' }],
  'group-rules': [
    { id: 'gr1', name: 'All of IT', status: 'ACTIVE', actions: { assignUserToGroups: { groupIds: ['Admins'] } } },
    { id: 'gr2', name: 'Off', status: 'INACTIVE', actions: { assignUserToGroups: { groupIds: ['Admins'] } } },
    { id: 'gr3', name: 'Money', status: 'ACTIVE', actions: { assignUserToGroups: { groupIds: ['Finance'] } } },
  ],
  'admin-role-assignments': [
    role({ userId: 'Ada' }, 'ra1', 'SUPER_ADMIN', { assignmentType: 'USER' }),
    role({ userId: 'Ada' }, 'ra9', 'ORG_ADMIN', { assignmentType: 'USER', status: 'INACTIVE' }),
    role({ userId: 'Old' }, 'ra2', 'APP_ADMIN', {
      assignmentType: 'GROUP',
      _links: { assignee: { href: 'https://acme.okta.com/api/v1/groups/Admins' } },
    }),
    role({ userId: 'Away' }, 'ra3', 'ORG_ADMIN', { assignmentType: 'USER' }),
    role({ userId: 'Fed' }, 'ra4', 'CUSTOM', {
      assignmentType: 'USER',
      role: 'cr0Readers',
      'resource-set': 'iamSet',
    }),
  ],
  'admin-role-targets': [{ userId: 'Old', roleAssignmentId: 'ra2', orn: 'orn:okta:idp:00o1:apps:wiki' }],
  'group-role-assignments': [role({ groupId: 'Admins' }, 'ra2', 'APP_ADMIN')],
  'client-role-assignments': [
    role({ clientId: 'Deployer' }, 'ra5', 'SUPER_ADMIN'),
    role({ clientId: 'Reader' }, 'ra6', 'SUPER_ADMIN', { status: 'INACTIVE' }),
  ],
  apps: [
    serviceApp('Deployer'),
    serviceApp('Reader', {
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
      settings: { oauthClient: { application_type: 'web', grant_types: ['authorization_code', 'client_credentials'] } },
    }),
    // Signs people in, and acts for nobody else.
    serviceApp('Portal', {
      settings: { oauthClient: { application_type: 'web', grant_types: ['authorization_code'] } },
    }),
  ],
  'app-grants': [
    { appId: 'Deployer', id: 'g1', scopeId: 'okta.users.manage', status: 'ACTIVE' },
    { appId: 'Deployer', id: 'g2', scopeId: 'okta.apps.read', status: 'ACTIVE' },
    { appId: 'Deployer', id: 'g3', scopeId: 'okta.orgs.manage', status: 'REVOKED' },
  ],
  'app-client-keys': [
    { appId: 'Deployer', kid: 'k1', status: 'INACTIVE', created: '2024-01-01T00:00:00.000Z' },
    // 99 days and 23 hours ago.
    { appId: 'Deployer', kid: 'k2', status: 'ACTIVE', created: '2026-08-15T07:00:00.000Z' },
  ],
  'api-tokens': [
    token('Root', 'Ada', { connection: 'ANYWHERE' }),
    token('Bound', 'Sync', { connection: 'ZONE', include: ['Offices'] }),
    token('Gone zone', 'Sync', { connection: 'ZONE', include: ['Offices', 'Closed'] }),
    token('Nobody', 'Deleted', undefined),
    token('Theirs', 'Untyped', { connection: 'ANYWHERE' }),
  ],
  'network-zones': [
    { id: 'Offices', name: 'Offices', type: 'IP', status: 'ACTIVE', usage: 'POLICY' },
    { id: 'Closed', name: 'Closed', type: 'IP', status: 'INACTIVE', usage: 'POLICY' },
  ],
};
const classic = {
  engine: 'classic' as const,
  ended: { 'user-authenticator-enrollments': { outcome: 'unavailable' as const, parts: [], rows: 0 } },
};

test('service-integrations has what vendors may do, and who let them in', async () => {
  const vendor = { type: 'example_app', name: 'Access reviews', createdAt: '2026-08-15T07:00:00.000Z' };
  const answers = await answersTo('service-integrations', {
    users: [person('Ada'), person('Gone', { status: 'DEPROVISIONED' })],
    'api-service-integrations': [
      { id: '0oa1', ...vendor, createdBy: 'Gone', grantedScopes: ['okta.users.read', 'okta.groups.manage'] },
      { id: '0oa2', ...vendor, createdBy: '00uDeleted', grantedScopes: [] },
      { id: '0oa3', ...vendor, createdBy: 'Ada' },
    ],
  });
  expect(answers).toMatchObject([
    {
      integration_id: '0oa1',
      type: 'example_app',
      name: 'Access reviews',
      created: '2026-08-15 07:00:00',
      // 99 days and 23 hours.
      age_days: '99',
      created_by: 'Gone',
      created_by_login: 'Gone@example.com',
      created_by_status: 'DEPROVISIONED',
      scopes: ['okta.groups.manage', 'okta.users.read'],
      scopes_write: ['okta.groups.manage'],
      evidence: ['api-service-integrations/0oa1'],
    },
    { integration_id: '0oa2', created_by_login: null, scopes: [], scopes_write: [] },
    // Not shown is not none.
    { integration_id: '0oa3', created_by_login: 'Ada@example.com', scopes: null, scopes_write: null },
  ]);
});

describe('admins', () => {
  const told = new Map<string, Record<string, unknown>>();
  beforeAll(async () => {
    for (const row of await answersTo('admins', rows, classic))
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

describe('api-credentials', () => {
  const told = new Map<unknown, Record<string, unknown>>();
  beforeAll(async () => {
    for (const row of await answersTo('api-credentials', rows, classic)) told.set(row.id, row);
  });

  test('has every token and every app that acts for itself, and no other', () => {
    expect([...told.keys()].sort()).toEqual(['Bound', 'Deployer', 'Gone zone', 'Nobody', 'Reader', 'Root', 'Theirs']);
  });

  test('tells a token, its owner and whence it works', () => {
    expect(told.get('Root')).toMatchObject({
      kind: 'ssws',
      owner_id: 'Ada',
      owner_login: 'Ada@example.com',
      owner_status: 'ACTIVE',
      // Not the role that is not active.
      owner_roles: ['SUPER_ADMIN'],
      owner_is_super: true,
      created: '2026-01-01 00:00:00',
      last_updated: '2026-11-22 00:00:00',
      expires_at: '2026-12-22 00:00:00',
      token_window: 'P30D',
      age_days: '326',
      network_connection: 'ANYWHERE',
      zone_restricted: false,
      dedicated_account: 'person',
    });
    expect(told.get('Bound')).toMatchObject({
      zones: ['Offices'],
      zone_restricted: true,
      dedicated_account: 'service',
      owner_is_super: false,
    });
    // One of its zones is off.
    expect(told.get('Gone zone')).toMatchObject({ zone_restricted: false });
    expect(told.get('Nobody')).toMatchObject({
      owner_login: null,
      dedicated_account: 'unknown',
      network_connection: null,
      zone_restricted: null,
    });
    expect(told.get('Theirs')).toMatchObject({ owner_login: 'untyped@example.com', dedicated_account: 'unknown' });
  });

  test('tells a service app, its keys and what it was granted', () => {
    expect(told.get('Deployer')).toMatchObject({
      kind: 'oauth_client',
      owner_status: 'ACTIVE',
      owner_roles: ['SUPER_ADMIN'],
      owner_is_super: true,
      client_auth_method: 'private_key_jwt',
      key_count: '2',
      oldest_key_days: '99',
      scopes: ['okta.apps.read', 'okta.users.manage'],
      scopes_write: ['okta.users.manage'],
      dpop: true,
      zone_restricted: null,
    });
    expect(told.get('Reader')).toMatchObject({
      owner_roles: [],
      owner_is_super: false,
      client_auth_method: 'client_secret_basic',
      key_count: '0',
      oldest_key_days: null,
      scopes: [],
      dpop: false,
    });
  });
});
