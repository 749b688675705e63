import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

/** What a rule's answer must be: least assurance, MFA, phishing resistant, hardware, password alone, weak method. */
type Expected = readonly [string, boolean | null, boolean | null, boolean | null, boolean | null, boolean | null];

const assurance = (factorMode: '1FA' | '2FA', ...constraints: object[]) => ({
  access: 'ALLOW',
  verificationMethod: { type: 'ASSURANCE', factorMode, reauthenticateIn: 'PT2H', constraints },
});
const chains = (...all: object[]) => ({
  access: 'ALLOW',
  verificationMethod: { type: 'AUTH_METHOD_CHAIN', chains: all, reauthenticateIn: 'PT43800H' },
});
const method = (key: string, name: string, more: object = {}) => ({ key, method: name, ...more });
const chain = (methods: object[], ...next: object[]) => ({ authenticationMethods: methods, next });

const required = { required: true };
const password = { types: ['password'], ...required };

/** Rules in the shapes that Okta's documentation gives for every type of verification, with answers written by hand. */
const cases: readonly (readonly [name: string, appSignOn: object, expected: Expected])[] = [
  ['deny', { access: 'DENY' }, ['deny', true, true, true, false, false]],
  ['any one factor', assurance('1FA'), ['1fa', false, false, false, true, true]],
  ['any two factors', assurance('2FA'), ['2fa', true, false, false, false, true]],
  ['a password alone', assurance('1FA', { knowledge: password }), ['1fa', false, false, false, true, false]],
  [
    'a password and another factor',
    assurance('2FA', { knowledge: { ...password, reauthenticateIn: 'PT4H' } }),
    ['2fa', true, false, false, false, true],
  ],
  [
    'a factor that cannot be phished, and another',
    assurance('2FA', { possession: { phishingResistant: 'REQUIRED', ...required } }),
    ['2fa_pr', true, true, false, false, false],
  ],
  [
    'one factor that cannot be phished',
    assurance('1FA', { possession: { phishingResistant: 'REQUIRED', ...required } }),
    ['1fa_pr', false, true, false, false, false],
  ],
  [
    'one factor in hardware that verifies the person is two',
    assurance('1FA', { possession: { hardwareProtection: 'REQUIRED', userVerification: 'REQUIRED', ...required } }),
    ['2fa', true, false, true, false, false],
  ],
  [
    'properties of one object must all hold',
    assurance('1FA', { knowledge: password, possession: { deviceBound: 'REQUIRED', ...required } }),
    ['2fa', true, false, false, false, false],
  ],
  [
    'objects are alternatives: the weaker counts',
    assurance(
      '2FA',
      { possession: { phishingResistant: 'REQUIRED', hardwareProtection: 'REQUIRED', ...required } },
      { knowledge: password, possession: { types: ['phone', 'email'], ...required } },
    ),
    ['2fa', true, false, false, false, true],
  ],
  [
    'each alternative asks for what cannot be phished, one by name',
    assurance(
      '2FA',
      { possession: { phishingResistant: 'REQUIRED', ...required } },
      { knowledge: password, possession: { methods: ['webauthn'], types: ['security_key'], ...required } },
    ),
    ['2fa_pr', true, true, false, false, false],
  ],
  [
    'methods by authenticator',
    assurance('1FA', {
      possession: { authenticationMethods: [method('okta_verify', 'totp'), { key: 'duo' }], ...required },
    }),
    ['1fa', false, false, false, false, false],
  ],
  [
    'all methods but some',
    assurance('2FA', {
      possession: {
        required: false,
        excludedAuthenticationMethods: [{ key: 'okta_email' }, method('phone_number', 'sms'), { key: 'phone_number' }],
      },
    }),
    ['2fa', true, false, false, false, false],
  ],
  [
    'a security question cannot stand for possession',
    assurance('2FA', { knowledge: { methods: ['PASSWORD', 'SECURITY_QUESTION'], ...required } }),
    ['2fa', true, false, false, false, true],
  ],
  [
    'a password, then a text message',
    chains(chain([method('okta_password', 'password')], chain([method('phone_number', 'sms')]))),
    ['2fa', true, false, false, false, true],
  ],
  [
    'two chains: the weaker counts',
    chains(
      chain([method('okta_password', 'password')], chain([method('phone_number', 'sms')])),
      chain([method('okta_verify', 'signed_nonce', { userVerification: 'REQUIRED' })]),
    ),
    ['2fa', true, false, false, false, true],
  ],
  [
    'FastPass that verifies the person',
    chains(chain([method('okta_verify', 'signed_nonce', { userVerification: 'REQUIRED' })])),
    ['2fa_pr', true, true, false, false, false],
  ],
  [
    'two steps of one kind are one factor',
    chains(chain([method('phone_number', 'sms')], chain([method('okta_email', 'email')]))),
    ['1fa', false, false, false, false, true],
  ],
  [
    'a chain of a password alone',
    chains(chain([method('okta_password', 'password')])),
    ['1fa', false, false, false, true, false],
  ],
  [
    'three steps, the last a choice',
    chains(
      chain(
        [method('okta_password', 'password')],
        chain(
          [method('okta_email', 'email')],
          chain([method('webauthn', 'webauthn', { hardwareProtection: 'REQUIRED' }), method('okta_verify', 'push')]),
        ),
      ),
    ),
    ['2fa', true, false, false, false, true],
  ],
  [
    'a check of identity',
    { access: 'ALLOW', verificationMethod: { type: 'ID_PROOFING', id: 'idp1' } },
    ['id_proofing', false, false, false, false, false],
  ],
  [
    'a type that Okta adds one day',
    { access: 'ALLOW', verificationMethod: { type: 'TELEPATHY' } },
    ['unknown', null, null, null, null, null],
  ],
  [
    'a method that Okta adds one day',
    assurance('2FA', { possession: { methods: ['THOUGHT'], ...required } }),
    ['unknown', null, null, null, null, null],
  ],
  [
    'an authenticator in a chain that Okta adds one day',
    chains(chain([method('mind', 'reading')])),
    ['unknown', null, null, null, null, null],
  ],
  ['a rule without a demand', { access: 'ALLOW' }, ['unknown', null, null, null, null, null]],
  [
    'Classic: a factor',
    { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' },
    ['2fa', true, false, false, false, true],
  ],
  ['Classic: no factor', { access: 'ALLOW', requireFactor: false }, ['1fa', false, false, false, true, true]],
];

const policy = (id: string, more: object = {}) => ({
  id,
  type: 'ACCESS_POLICY',
  name: id,
  status: 'ACTIVE',
  priority: 1,
  system: false,
  conditions: null,
  ...more,
});
const rule = (id: string, appSignOn: object, more: object = {}) => ({
  policyId: 'rst1',
  policyType: 'ACCESS_POLICY',
  id,
  type: 'ACCESS_POLICY',
  name: id,
  status: 'ACTIVE',
  priority: 1,
  system: false,
  conditions: null,
  actions: { appSignOn },
  ...more,
});

const answered = (rows: Record<string, object[]>) => answersTo('policy-rules', rows);

describe('what a rule takes at least', () => {
  const found = new Map<unknown, Record<string, unknown>>();
  beforeAll(async () => {
    const rules = cases.map(([name, appSignOn]) => rule(name, appSignOn));
    for (const row of await answered({ policies: [policy('rst1')], 'policy-rules': rules }))
      found.set(row.rule_id, row);
  });

  test.each(cases)('%s', (name, _, expected) => {
    const row = found.get(name);
    expect([
      row?.min_assurance,
      row?.requires_mfa,
      row?.requires_phishing_resistant,
      row?.requires_hardware,
      row?.password_only_possible,
      row?.weak_method_possible,
    ]).toEqual(expected);
  });
});

test('conditions are told by name, and what rules say of sessions', async () => {
  const conditions = {
    people: { groups: { include: ['00g1'], exclude: ['00gone'] }, users: { exclude: ['00u1'] } },
    network: { connection: 'ZONE', include: ['nzo1'] },
    device: { registered: true, managed: true },
    platform: { include: [{ type: 'MOBILE', os: { type: 'IOS' } }], exclude: [] },
    riskScore: { level: 'LOW' },
    userType: { include: [], exclude: ['oty1'] },
    elCondition: { condition: 'user.profile.remote == true' },
  };
  const action = {
    access: 'ALLOW',
    requireFactor: true,
    factorPromptMode: 'SESSION',
    session: { maxSessionIdleMinutes: 15, maxSessionLifetimeMinutes: 720, usePersistentCookie: false },
  };
  const [row, other] = await answered({
    groups: [
      { id: '00g0', type: 'BUILT_IN', created: '2025-01-01T00:00:00.000Z', profile: { name: 'Everyone' } },
      { id: '00g1', type: 'OKTA_GROUP', created: '2025-01-01T00:00:00.000Z', profile: { name: 'Finance' } },
    ],
    'network-zones': [{ id: 'nzo1', type: 'IP', name: 'Offices', status: 'ACTIVE' }],
    policies: [
      policy('00p1', { type: 'OKTA_SIGN_ON', conditions: { people: { groups: { include: ['00g0'] } } } }),
      policy('rst1', { status: 'INACTIVE' }),
    ],
    'policy-rules': [
      rule('a', {}, { policyId: '00p1', policyType: 'OKTA_SIGN_ON', conditions, actions: { signon: action } }),
      rule('b', assurance('1FA'), {
        system: true,
        conditions: { network: { connection: 'ANYWHERE' }, riskScore: { level: 'ANY' }, people: { users: {} } },
      }),
      rule('c', {}, { policyType: 'PASSWORD', actions: { passwordChange: { access: 'ALLOW' } } }),
    ],
  });
  expect(row).toMatchObject({
    rule_id: 'a',
    active: true,
    policy_groups: [],
    groups_included: ['Finance'],
    groups_excluded: ['00gone'],
    users_excluded: ['00u1'],
    zones_included: ['Offices'],
    user_types_excluded: ['oty1'],
    platforms_included: ['MOBILE/IOS'],
    devices: ['device registered: true', 'device managed: true'],
    other_conditions: ['riskScore: {"level":"LOW"}', 'elCondition: {"condition":"user.profile.remote == true"}'],
    factor_mode: '2FA',
    factor_prompt: 'SESSION',
    min_assurance: '2fa',
    requires_phishing_resistant: false,
    session_idle: '15',
    session_lifetime: '720',
    persistent_cookie: false,
  });
  expect(other).toMatchObject({ rule_id: 'b', active: false, is_default: true, reauth_in: 'PT2H', zones_included: [] });
  expect(other).toMatchObject({ devices: [], other_conditions: [], constraints_json: '[]' });
});

test("Okta's own properties of a method decide, and what the org does not offer lets nobody in", async () => {
  const listed = (key: string, type: string, status = 'ACTIVE') => ({ id: `aut-${key}`, key, type, name: key, status });
  const rows = await answered({
    authenticators: [
      listed('okta_password', 'password'),
      listed('okta_verify', 'app'),
      listed('phone_number', 'phone', 'INACTIVE'),
      listed('custom_app', 'app'),
    ],
    'authenticator-methods': [
      { authenticatorId: 'aut-okta_verify', authenticatorKey: 'okta_verify', type: 'push', status: 'INACTIVE' },
      { authenticatorId: 'aut-okta_verify', authenticatorKey: 'okta_verify', type: 'totp', status: 'INACTIVE' },
      {
        authenticatorId: 'aut-custom_app',
        authenticatorKey: 'custom_app',
        type: 'push',
        status: 'ACTIVE',
        verifiableProperties: ['DEVICE_BOUND', 'HARDWARE_PROTECTED', 'PHISHING_RESISTANT'],
      },
    ],
    policies: [policy('rst1')],
    'policy-rules': [
      rule('any two factors are all that is left', assurance('2FA')),
      rule(
        'by name',
        assurance('1FA', { possession: { authenticationMethods: [{ key: 'custom_app' }], ...required } }),
      ),
      rule('nobody', assurance('1FA', { possession: { types: ['phone', 'email'], ...required } })),
    ],
  });
  expect(rows.map(({ rule_id, min_assurance }) => [rule_id, min_assurance])).toEqual([
    ['any two factors are all that is left', '2fa_pr'],
    ['by name', '1fa_pr'],
    ['nobody', 'deny'],
  ]);
  expect(rows[1]).toMatchObject({ requires_hardware: true, requires_mfa: false });
});
