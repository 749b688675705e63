import { expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { person } from './person.ts';

/** The run started on 23 November 2026 at 06:00. */
const created = '2025-01-01T00:00:00.000Z';
const old = '2026-01-01T00:00:00.000Z';
const role = (userId: string, type = 'ORG_ADMIN') => ({
  userId,
  id: `ra-${userId}`,
  type,
  label: type,
  status: 'ACTIVE',
  assignmentType: 'USER',
});
const group = (id: string, more: object = {}) => ({ id, type: 'OKTA_GROUP', profile: { name: id }, ...more });
const rule = (id: string, factorMode: string, more: object = {}) => ({
  policyId: id.split(' ')[0],
  policyType: 'ACCESS_POLICY',
  id,
  name: id,
  status: 'ACTIVE',
  priority: 1,
  system: true,
  conditions: null,
  actions: { appSignOn: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode, constraints: [] } } },
  ...more,
});
const policy = (id: string) => ({
  variant: 'ACCESS_POLICY',
  id,
  name: id,
  type: 'ACCESS_POLICY',
  status: 'ACTIVE',
  priority: 1,
  conditions: null,
});
const app = (id: string, policyId: string, more: object = {}) => ({
  id,
  name: 'example',
  label: id,
  status: 'ACTIVE',
  signOnMode: 'SAML_2_0',
  settings: {},
  _links: { accessPolicy: { href: `https://acme.okta.com/api/v1/policies/${policyId}` } },
  ...more,
});
const service = { settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } } };

const rows = {
  users: [
    // As they should be.
    person('Ada'),
    person('Bela'),
    // Administrators without a key of their own; Fed's is looked at by another identity provider, of which Okta knows nothing.
    person('Push'),
    person('Fed', { credentials: { provider: { type: 'FEDERATION', name: 'Partner' } } }),
    person('Dormant', { lastLogin: old }),
    // Has a role before the first day.
    person('Soon', { status: 'STAGED', lastLogin: null }),
    person('Stale', { lastLogin: old }),
    person('Gone', { status: 'DEPROVISIONED', statusChanged: old }),
    // On leave: keeps groups and apps until she comes back, and should keep neither a role nor a token.
    person('Away', { status: 'SUSPENDED', statusChanged: old }),
  ],
  'user-factors': [
    ...['Ada', 'Bela', 'Dormant', 'Stale'].map((userId) => ({
      userId,
      id: `f-${userId}`,
      factorType: 'webauthn',
      provider: 'FIDO',
      status: 'ACTIVE',
    })),
    { userId: 'Push', id: 'f-Push', factorType: 'push', provider: 'OKTA', status: 'ACTIVE' },
  ],
  'admin-role-assignments': ['Ada', 'Push', 'Fed', 'Dormant', 'Soon', 'Away'].map((id) =>
    role(id, id === 'Ada' ? 'SUPER_ADMIN' : 'ORG_ADMIN'),
  ),
  groups: [group('Everyone', { type: 'BUILT_IN' }), group('Root'), group('Finance')],
  'group-members': [{ groupId: 'Finance', userId: 'Away' }],
  'group-rules': [
    { id: 'gr1', name: 'All of IT', status: 'ACTIVE', actions: { assignUserToGroups: { groupIds: ['Root'] } } },
    { id: 'gr2', name: 'Off', status: 'INACTIVE', actions: { assignUserToGroups: { groupIds: ['Root'] } } },
    { id: 'gr3', name: 'Money', status: 'ACTIVE', actions: { assignUserToGroups: { groupIds: ['Finance'] } } },
  ],
  'group-role-assignments': [
    { groupId: 'Root', id: 'ra1', type: 'APP_ADMIN', label: 'App Administrator', status: 'ACTIVE' },
    { groupId: 'Finance', id: 'ra2', type: 'APP_ADMIN', label: 'App Administrator', status: 'INACTIVE' },
  ],
  policies: ['One', 'Two', 'Machines'].map(policy),
  'policy-rules': [rule('One factor', '1FA'), rule('Two factors', '2FA'), rule('Machines all', '1FA')],
  apps: [
    app('Wiki', 'One'),
    app('Blog', 'One'),
    app('Retired', 'One', { status: 'INACTIVE' }),
    app('Payroll', 'Two'),
    // Nobody signs in to it.
    app('Nightly', 'Machines', { signOnMode: 'OPENID_CONNECT', ...service }),
  ],
  'app-users': [
    { appId: 'Wiki', userId: 'Gone', scope: 'USER', status: 'ACTIVE' },
    { appId: 'Wiki', userId: 'Away', scope: 'USER', status: 'ACTIVE' },
  ],
  'api-tokens': [
    { id: '00Troot', name: 'Root', userId: 'Ada', created, network: { connection: 'ANYWHERE' } },
    { id: '00Taway', name: 'Forgotten', userId: 'Away', created, network: { connection: 'ANYWHERE' } },
  ],
};
const classic = {
  'user-authenticator-enrollments': { outcome: 'unavailable' as const, parts: [], rows: 0 },
};

test('has what an auditor would ask about, and nothing that is as it may be', async () => {
  const answers = await answersTo('findings', rows, { ended: classic });
  expect(
    answers.map(({ kind, subject_id, severity, what }) => [kind, subject_id, severity, what].join(' | ')).sort(),
  ).toEqual([
    'admin_without_phishing_resistant_mfa | Push | high | Has ORG_ADMIN and MFA of level strong.',
    'dormant_admin | Dormant | high | Has ORG_ADMIN, and has not signed in for 326 days.',
    'group_rule_grants_admin_role | gr1 | high | Puts whoever it fits into Root, which has App Administrator.',
    'leaver_keeps_access | Away | high | Suspended, and keeps the role ORG_ADMIN.',
    'leaver_keeps_access | Away | high | Suspended, and keeps the token Forgotten.',
    'leaver_keeps_access | Gone | medium | Deactivated, and keeps the app Wiki.',
    'rule_lets_one_factor_in | One factor | high | One factor is enough by this rule for 2 apps.',
    'stale_account | Dormant | medium | 326 days without a sign-in (employee).',
    'stale_account | Stale | medium | 326 days without a sign-in (employee).',
    'token_of_super_admin | 00Troot | high | Acts as Super Administrator Ada@example.com.',
  ]);
});
