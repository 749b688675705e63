import { person } from '../person.ts';

/** The run started on 23 November 2026 at 06:00. */
const created = '2026-01-01T00:00:00.000Z';
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

/** Power and credentials of every kind, beside those that are none. */
export const powerful = {
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
/** Of a Classic org: one list of factors. */
export const classic = {
  engine: 'classic' as const,
  ended: { 'user-authenticator-enrollments': { outcome: 'unavailable' as const, parts: [], rows: 0 } },
};
