import { beforeAll, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

const person = (id: string, provider = 'OKTA', status = 'ACTIVE') => ({
  id,
  status,
  created: '2025-01-01T00:00:00.000Z',
  profile: { login: `${id}@example.com` },
  credentials: { provider: { type: provider, name: provider } },
});
const policy = (id: string, priority: number, include: readonly string[], provider: string, more: object = {}) => ({
  variant: 'PASSWORD',
  id,
  name: id,
  type: 'PASSWORD',
  status: 'ACTIVE',
  priority,
  system: false,
  conditions: { people: { groups: { include } }, authProvider: { provider } },
  settings: { password: {} },
  ...more,
});

/** Everything that a policy of Okta's API can say of passwords, as strict as it can be set. */
const strict = {
  complexity: {
    minLength: 14,
    minLowerCase: 1,
    minUpperCase: 1,
    minNumber: 1,
    minSymbol: 1,
    excludeUsername: true,
    excludeAttributes: ['firstName', 'lastName'],
    dictionary: { common: { exclude: true } },
  },
  age: { maxAgeDays: 90, expireWarnDays: 7, minAgeMinutes: 1440, historyCount: 24 },
  lockout: {
    maxAttempts: 5,
    autoUnlockMinutes: 30,
    userLockoutNotificationChannels: ['EMAIL'],
    showLockoutFailures: true,
  },
  breachedProtection: { expireAfterDays: 0, logoutEnabled: true, delegatedWorkflowId: null },
};
const lax = {
  complexity: {
    minLength: 8,
    minLowerCase: 0,
    minUpperCase: 0,
    minNumber: 0,
    minSymbol: 0,
    excludeUsername: false,
    excludeAttributes: [],
    dictionary: { common: { exclude: false } },
  },
  age: { maxAgeDays: 0, expireWarnDays: 0, minAgeMinutes: 0, historyCount: 0 },
  lockout: { maxAttempts: 0, autoUnlockMinutes: 0, userLockoutNotificationChannels: [], showLockoutFailures: false },
  breachedProtection: { expireAfterDays: null, logoutEnabled: false, delegatedWorkflowId: null },
};

/**
 * Two policies of Okta's own (one for passwords that Okta keeps, one for those of Active Directory), one for Finance that comes
 * first, one that is off and would come before all, and one for everybody that comes last and says nothing.
 */
const rows = {
  groups: [
    { id: '00gAll', type: 'BUILT_IN', profile: { name: 'Everyone' } },
    { id: '00gFin', type: 'OKTA_GROUP', profile: { name: 'Finance' } },
  ],
  users: [
    person('Ada'),
    // Of Finance, whose policy is for passwords that Okta keeps: hers is checked by Active Directory.
    person('Bela', 'ACTIVE_DIRECTORY'),
    person('Chi'),
    // Cannot sign in, and is counted nowhere.
    person('Dan', 'OKTA', 'SUSPENDED'),
    person('Eve', 'OKTA', 'STAGED'),
    person('Fay', 'OKTA', 'DEPROVISIONED'),
    // Can sign in, though not ACTIVE.
    person('Gil', 'OKTA', 'LOCKED_OUT'),
    person('Hal', 'OKTA', 'PASSWORD_EXPIRED'),
    // Has no password in Okta.
    person('Ida', 'FEDERATION'),
    // A password that was imported as a hash is one that Okta keeps.
    person('Jim', 'IMPORT'),
    person('Kit', 'LDAP'),
  ],
  'group-members': ['Ada', 'Bela', 'Dan', 'Gil'].map((userId) => ({ groupId: '00gFin', userId })),
  policies: [
    policy('Finance', 1, ['00gFin'], 'OKTA', { description: 'Who moves money', settings: { password: strict } }),
    policy('Once', 0, ['00gAll'], 'ANY', { status: 'INACTIVE' }),
    policy('Default Policy', 3, ['00gAll'], 'OKTA', { system: true, settings: { password: lax } }),
    policy('Directory', 2, ['00gAll'], 'ACTIVE_DIRECTORY', { settings: undefined }),
    // For whoever no other is for: here people of LDAP alone.
    policy('Last', 4, [], 'ANY', { system: true }),
    // Not a password policy.
    { ...policy('Sessions', 1, [], 'ANY'), variant: 'OKTA_SIGN_ON', type: 'OKTA_SIGN_ON' },
  ],
};

const answers = new Map<unknown, Record<string, unknown>>();
beforeAll(async () => {
  for (const row of await answersTo('password-policies', rows)) answers.set(row.policy_id, row);
});

test('tells a policy that asks for everything', () => {
  expect(answers.get('Finance')).toMatchObject({
    name: 'Finance',
    description: 'Who moves money',
    status: 'ACTIVE',
    priority: '1',
    is_default: false,
    groups: ['Finance'],
    provider: 'OKTA',
    min_length: '14',
    lower_case: true,
    upper_case: true,
    number: true,
    symbol: true,
    excludes_username: true,
    excludes_first_name: true,
    excludes_last_name: true,
    excludes_common: true,
    max_age_days: '90',
    expire_warn_days: '7',
    min_age_minutes: '1440',
    history_count: '24',
    max_attempts: '5',
    auto_unlock_minutes: '30',
    lockout_email: true,
    show_lockout_failures: true,
    breached_password_check: true,
    evidence: ['policies/Finance'],
    not_evaluated: null,
  });
});

test('tells a policy that asks for nothing', () => {
  expect(answers.get('Default Policy')).toMatchObject({
    is_default: true,
    groups: ['Everyone'],
    min_length: '8',
    lower_case: false,
    upper_case: false,
    number: false,
    symbol: false,
    excludes_username: false,
    excludes_first_name: false,
    excludes_last_name: false,
    excludes_common: false,
    max_age_days: '0',
    expire_warn_days: '0',
    min_age_minutes: '0',
    history_count: '0',
    max_attempts: '0',
    auto_unlock_minutes: '0',
    lockout_email: false,
    show_lockout_failures: false,
    breached_password_check: false,
  });
});

test('answers nothing of what a policy does not show, instead of "no"', () => {
  const settings = [
    'min_length lower_case upper_case number symbol excludes_username excludes_first_name excludes_last_name excludes_common',
    'max_age_days expire_warn_days min_age_minutes history_count max_attempts auto_unlock_minutes lockout_email',
    'show_lockout_failures breached_password_check',
  ];
  for (const silent of ['Directory', 'Last'])
    for (const setting of settings.join(' ').split(' '))
      expect([silent, setting, answers.get(silent)?.[setting]]).toEqual([silent, setting, null]);
});

test('counts each person who can sign in once: by the first active policy for a group and the keeper of the password', () => {
  const people = Object.fromEntries([...answers].map(([id, { users_in_scope }]) => [id, users_in_scope]));
  expect(people).toEqual({
    // Ada and Gil; Dan is suspended.
    Finance: '2',
    // Bela, although she is of Finance.
    Directory: '1',
    // Chi, Hal and Jim.
    'Default Policy': '3',
    // Kit.
    Last: '1',
    Once: '0',
  });
});

test('does not count people where groups or members were not read, and tells the settings all the same', async () => {
  const refused = { outcome: 'forbidden' as const, reason: 'The role is too small.', parts: [], rows: 0 };
  const told = await answersTo('password-policies', rows, { ended: { 'group-members': refused } });
  expect(told.find(({ policy_id }) => policy_id === 'Finance')).toMatchObject({
    users_in_scope: null,
    min_length: '14',
    groups: ['Finance'],
    not_evaluated: 'users_in_scope: group-members is forbidden (The role is too small)',
  });
});
