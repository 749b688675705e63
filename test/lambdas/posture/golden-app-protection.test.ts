import { beforeAll, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

const created = '2025-01-01T00:00:00.000Z';
const person = (id: string, status = 'ACTIVE') => ({ id, status, created, profile: { login: `${id}@example.com` } });
const policy = (id: string, status = 'ACTIVE') => ({
  variant: 'ACCESS_POLICY',
  id,
  name: `Policy ${id}`,
  type: 'ACCESS_POLICY',
  status,
  priority: 1,
  conditions: null,
});
const ways = {
  deny: { access: 'DENY' },
  one: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode: '1FA', constraints: [] } },
  two: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode: '2FA', constraints: [] } },
  resistant: {
    access: 'ALLOW',
    verificationMethod: {
      type: 'ASSURANCE',
      factorMode: '2FA',
      constraints: [{ possession: { required: true, phishingResistant: 'REQUIRED' } }],
    },
  },
  unheardOf: { access: 'ALLOW', verificationMethod: { type: 'TELEPATHY' } },
};
const rule = (
  policyId: string,
  place: number,
  way: keyof typeof ways,
  conditions: object | null = null,
  more = {},
) => ({
  policyId,
  policyType: 'ACCESS_POLICY',
  id: `${policyId}-${place}`,
  name: `${policyId} ${place}`,
  status: 'ACTIVE',
  priority: place,
  system: place === 99,
  conditions,
  actions: { appSignOn: ways[way] },
  ...more,
});
const app = (id: string, policyId: string | null, more: object = {}) => ({
  id,
  name: 'example',
  label: id,
  status: 'ACTIVE',
  signOnMode: 'SAML_2_0',
  settings: {},
  _links: policyId === null ? {} : { accessPolicy: { href: `https://acme.okta.com/api/v1/policies/${policyId}` } },
  ...more,
});
const mapping = (policyId: string, appId: string) => ({
  policyId,
  policyType: 'ACCESS_POLICY',
  id: `${policyId}-${appId}`,
  _links: { application: { href: `https://acme.okta.com/api/v1/apps/${appId}` } },
});
const assigned = (appId: string, ...people: string[]) =>
  people.map((userId) => ({ appId, userId, scope: 'GROUP', status: 'ACTIVE', created }));

const rows = {
  users: [person('Ada'), person('Bela'), person('Chi', 'SUSPENDED'), person('Dan')],
  groups: [
    { id: 'All', type: 'BUILT_IN', profile: { name: 'Everyone' } },
    { id: 'Staff', type: 'OKTA_GROUP', profile: { name: 'Staff' } },
  ],
  'group-members': ['Ada', 'Chi'].map((userId) => ({ groupId: 'Staff', userId })),
  'network-zones': [{ id: 'Offices', name: 'Offices', type: 'IP', status: 'ACTIVE', usage: 'POLICY' }],
  policies: [...['Narrow', 'Zoned', 'Strict', 'Shut', 'New'].map((id) => policy(id)), policy('Off', 'INACTIVE')],
  'policy-rules': [
    rule('Narrow', 1, 'one', { people: { groups: { include: ['Staff'] } } }),
    rule('Narrow', 99, 'two'),
    rule('Zoned', 1, 'one', { network: { connection: 'ZONE', include: ['Offices'] } }),
    rule('Zoned', 99, 'deny'),
    rule('Strict', 1, 'one', null, { status: 'INACTIVE' }),
    // Everybody is in Everyone: the catch-all decides on nobody.
    rule('Strict', 2, 'resistant', { people: { groups: { include: ['All'] } } }),
    rule('Strict', 99, 'one'),
    rule('Shut', 99, 'deny'),
    rule('New', 1, 'unheardOf'),
    rule('New', 99, 'two'),
    rule('Off', 99, 'one'),
  ],
  apps: [
    app('Wiki', 'Narrow'),
    app('Blog', 'Zoned'),
    app('Console', 'Strict', { name: 'saasure' }),
    app('Closed', 'Shut'),
    app('Brain', 'New'),
    app('Old', 'Off', { status: 'INACTIVE' }),
    app('Lost', 'Gone'),
    app('Orphan', null),
    app('Mapped', null),
    app('Torn', 'Strict'),
    app('Nightly', 'Narrow', { settings: { oauthClient: { application_type: 'service' } } }),
  ],
  'policy-mappings': [mapping('Strict', 'Mapped'), mapping('Narrow', 'Torn'), mapping('Narrow', 'Unlisted')],
  'app-groups': [
    { appId: 'Wiki', id: 'Staff', groupId: 'Staff' },
    { appId: 'Wiki', id: 'All', groupId: 'All' },
  ],
  'app-users': [
    ...assigned('Wiki', 'Ada', 'Bela', 'Chi'),
    ...assigned('Blog', 'Ada', 'Chi', 'Dan'),
    ...assigned('Console', 'Ada'),
  ],
};

const told = new Map<unknown, Record<string, unknown>>();
beforeAll(async () => {
  for (const row of await answersTo('app-protection', rows)) told.set(row.app_id, row);
});

test('tells a rule for some that lets one factor in, and at most how many may use it', () => {
  expect(told.get('Wiki')).toMatchObject({
    label: 'Wiki',
    status: 'ACTIVE',
    sign_on_mode: 'SAML_2_0',
    is_admin_console: false,
    policy_id: 'Narrow',
    policy_name: 'Policy Narrow',
    policy_source: 'app',
    min_assurance: '1fa',
    weakest_reachable_rule_id: 'Narrow-1',
    no_mfa_path: true,
    // Ada; Chi is suspended, and Bela is not of the staff.
    no_mfa_population_estimate: '1',
    zone_restricted: false,
    catch_all_allows: true,
    reachable_rules: '2',
    assigned_users: '3',
    assigned_groups: '2',
    note: null,
    evidence: ['apps/Wiki', 'policies/Narrow', 'policy-rules/Narrow/Narrow-1'],
    not_evaluated: null,
  });
});

test('tells a rule for everybody that lets one factor in from known zones, where the last one denies', () => {
  expect(told.get('Blog')).toMatchObject({
    min_assurance: '1fa',
    no_mfa_path: true,
    // Ada and Dan: whoever is assigned and can sign in.
    no_mfa_population_estimate: '2',
    zone_restricted: true,
    catch_all_allows: false,
    reachable_rules: '2',
  });
});

test('counts neither a rule that is off nor a catch-all that nobody reaches', () => {
  expect(told.get('Console')).toMatchObject({
    is_admin_console: true,
    min_assurance: '2fa_pr',
    weakest_reachable_rule_id: 'Strict-2',
    no_mfa_path: false,
    no_mfa_population_estimate: '0',
    reachable_rules: '1',
  });
});

test('tells an app that nobody gets into', () => {
  expect(told.get('Closed')).toMatchObject({
    min_assurance: 'deny',
    weakest_reachable_rule_id: null,
    no_mfa_path: false,
    no_mfa_population_estimate: '0',
    zone_restricted: null,
    catch_all_allows: false,
    assigned_users: '0',
  });
});

test.each([
  ['Brain', 'app', null],
  ['Old', 'app', 'its policy has no active rule, or is not active'],
  ['Lost', 'app', 'its policy is not in the list of policies'],
  ['Orphan', 'none', 'neither the app nor the mappings of policies say which policy decides'],
])('knows nothing where it cannot be told: %s', (id, policy_source, note) => {
  expect(told.get(id)).toMatchObject({
    policy_source,
    note,
    min_assurance: 'unknown',
    no_mfa_path: null,
    no_mfa_population_estimate: null,
  });
});

test('goes by the mapping where the app names no policy, and by the app where both do', () => {
  expect(told.get('Mapped')).toMatchObject({ policy_id: 'Strict', policy_source: 'mapping', min_assurance: '2fa_pr' });
  expect(told.get('Torn')).toMatchObject({
    policy_id: 'Strict',
    policy_source: 'app',
    min_assurance: '2fa_pr',
    note: "the app and the mappings name different policies: the app's own is judged",
  });
  expect(told.get('Nightly')).toMatchObject({ note: 'a service app: nobody signs in' });
});

test('has a row for an app that only a mapping names, and for apps that Okta hides', async () => {
  expect(told.get('Unlisted')).toMatchObject({
    label: null,
    is_admin_console: null,
    policy_id: 'Narrow',
    min_assurance: '1fa',
    note: 'a policy names this app, and Okta does not list it to this token',
  });
  const hidden = "Okta's own apps are shown to Super Administrators only.";
  const answers = await answersTo('app-protection', rows, {
    ended: { apps: { visibility: { level: 'filtered', hidden } } },
  });
  expect(answers.find(({ app_id }) => app_id === 'hidden')).toMatchObject({
    min_assurance: 'not_evaluated',
    note: `not judged: ${hidden}`,
  });
});
