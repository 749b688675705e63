import { beforeAll, describe, expect, test } from 'vitest';
import type { MadeUp } from '../../support/made-up-run.ts';
import { answersTo } from '../../support/posture.ts';
import { refusalOf } from '../../support/records.ts';

/** Somebody, by the name they are called here; the run started on 23 November 2026 at 06:00. */
const person = (id: string, more: object = {}) => ({
  id,
  status: 'ACTIVE',
  created: '2025-01-01T00:00:00.000Z',
  lastLogin: '2026-11-22T08:00:00.000Z',
  profile: { login: `${id}@example.com`, userType: 'employee' },
  credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  ...more,
});
const by = (key: string, rows: readonly Record<string, unknown>[]) => new Map(rows.map((row) => [row[key], row]));

describe('who can sign in', () => {
  const statuses = {
    // https://developer.okta.com/docs/concepts/user-life-cycle/
    ACTIVE: [true, null],
    PASSWORD_EXPIRED: [true, null],
    LOCKED_OUT: [true, null],
    RECOVERY: [true, null],
    PROVISIONED: [true, 'activated, and has not signed in since'],
    STAGED: [false, 'not activated yet: cannot sign in'],
    SUSPENDED: [false, 'suspended: cannot sign in'],
    DEPROVISIONED: [false, 'deactivated: cannot sign in'],
    HIBERNATED: [true, 'a status that is not known here: taken for one that can sign in'],
  };
  test('is told by the status, and a status that Okta adds one day leaves nobody out', async () => {
    const users = Object.keys(statuses).map((status) => person(status, { status }));
    const answers = await answersTo('user-mfa', { users });
    expect(
      Object.fromEntries(
        answers.map(({ user_id, in_scope, scope_reason }) => [String(user_id), [in_scope, scope_reason]]),
      ),
    ).toEqual(statuses);
  });
});

describe('stale accounts', () => {
  const users = [
    person('today'),
    // A whole period of 24 hours is a day, whatever midnights lie between.
    person('89 days and 23 hours', { lastLogin: '2026-08-25T07:00:00.000Z' }),
    person('90 days and an hour', { lastLogin: '2026-08-25T05:00:00.000Z' }),
    person('35 days', { lastLogin: '2026-10-19T06:00:00.000Z' }),
    person('60 days', { lastLogin: '2026-09-24T05:59:00.000Z', status: 'LOCKED_OUT' }),
    person('never', { lastLogin: null, created: '2026-01-01T00:00:00.000Z', status: 'PROVISIONED' }),
    person('new', { lastLogin: null, created: '2026-11-23T05:00:00.000Z' }),
    person('no dates', { lastLogin: null, created: null }),
    person('service', { lastLogin: null, profile: { login: 'svc@example.com', userType: 'service account' } }),
    ...['SUSPENDED', 'DEPROVISIONED', 'STAGED'].map((status) => person(status, { status, lastLogin: null })),
  ];
  let answers: ReturnType<typeof by>;
  beforeAll(async () => {
    const assigned = { appId: '0oaWiki', userId: '90 days and an hour', scope: 'USER', status: 'ACTIVE' };
    answers = by(
      'user_id',
      await answersTo('stale-accounts', { users, 'app-users': [assigned], 'admin-users': [{ id: 'never' }] }),
    );
  });

  test.each([
    ['today', 0, false, false, false, false],
    ['89 days and 23 hours', 89, false, true, true, false],
    ['90 days and an hour', 90, true, true, true, true],
    ['35 days', 35, false, true, false, false],
    ['60 days', 60, false, true, true, false],
    ['never', 326, true, true, true, true],
    ['new', 0, false, false, false, false],
    ['service', 691, true, true, true, true],
  ])('%s', (who, days, stale, stale35, stale60, stale90) => {
    expect(answers.get(who)).toMatchObject({
      days_inactive: String(days),
      threshold_days: '90',
      stale,
      stale_35: stale35,
      stale_60: stale60,
      stale_90: stale90,
    });
  });

  test('says by which date, and nothing where Okta shows none', () => {
    expect(answers.get('today')).toMatchObject({ basis: 'last_login', apps_assigned: '0', is_admin: false });
    expect(answers.get('never')).toMatchObject({ basis: 'created_never_signed_in', is_admin: true });
    expect(answers.get('90 days and an hour')).toMatchObject({ apps_assigned: '1' });
    expect(answers.get('no dates')).toMatchObject({ days_inactive: null, stale: null, stale_90: null });
  });

  test('has everybody who can sign in, and nobody else', () => {
    const out = ['SUSPENDED', 'DEPROVISIONED', 'STAGED'];
    expect([...answers.keys()].sort()).toEqual(
      users
        .map(({ id }) => id)
        .filter((id) => !out.includes(id))
        .sort(),
    );
  });

  test('goes by the figure of the run', async () => {
    const told = await answersTo('stale-accounts', { users }, { thresholds: { stale_days: 30 } });
    expect(by('user_id', told).get('35 days')).toMatchObject({ stale: true, threshold_days: '30', stale_90: false });
  });
});

describe('the summary of MFA', () => {
  const factor = (userId: string, factorType: string, provider: string) => ({
    userId,
    id: `${userId}-${factorType}`,
    factorType,
    provider,
    status: 'ACTIVE',
  });
  const one: MadeUp = {
    engine: 'classic',
    ended: { 'user-authenticator-enrollments': { outcome: 'unavailable', parts: [], rows: 0 } },
  };
  /** Three with keys, one of them an administrator; one each of the others; nobody counts who cannot sign in. */
  const rows = {
    users: [
      ...['Ada', 'Bela', 'Chi', 'Dan', 'Eve', 'Fay', 'Gil'].map((id) => person(id)),
      person('Hal', { profile: { login: 'hal@example.com' } }),
      person('Ida', { credentials: { provider: { type: 'FEDERATION', name: 'Partner' } } }),
      person('Jim', { status: 'DEPROVISIONED' }),
      person('Kit', { status: 'SUSPENDED' }),
    ],
    'user-factors': [
      ...['Ada', 'Bela', 'Chi', 'Jim'].map((id) => factor(id, 'webauthn', 'FIDO')),
      factor('Dan', 'push', 'OKTA'),
      factor('Eve', 'sms', 'OKTA'),
      factor('Fay', 'question', 'OKTA'),
    ],
    'admin-users': [{ id: 'Ada' }, { id: 'Hal' }],
    'admin-role-assignments': [
      { userId: 'Ada', id: 'ra1', type: 'SUPER_ADMIN', label: 'Super', status: 'ACTIVE', assignmentType: 'USER' },
      { userId: 'Hal', id: 'ra2', type: 'APP_ADMIN', label: 'Apps', status: 'ACTIVE', assignmentType: 'GROUP' },
      // A role that is not active is none.
      { userId: 'Bela', id: 'ra3', type: 'ORG_ADMIN', label: 'Org', status: 'INACTIVE', assignmentType: 'USER' },
    ],
  };

  test('counts by level, and bounds what is not known so that it never looks good', async () => {
    const answers = by('population', await answersTo('mfa-summary', rows, one));
    expect(answers.get('all')).toMatchObject({
      users_in_scope: '9',
      phishing_resistant: '3',
      strong: '1',
      only_weak: '1',
      // Fay, whose question is none; Gil; Hal.
      none: '3',
      // Ida, of whom Okta does not know: neither enrolled nor without.
      delegated: '1',
      enrolled: '5',
      n_unknown: '0',
      // 5 of 9 at least; 3 of 9 at least; 1 weak and 1 who may be; 3 without and 1 who may be.
      pct_enrolled: 55.5,
      pct_phishing_resistant: 33.3,
      pct_only_weak: 22.3,
      pct_none: 44.5,
    });
    expect(answers.get('admins')).toMatchObject({ users_in_scope: '2', phishing_resistant: '1', none: '1' });
    expect(answers.get('everyone else')).toMatchObject({ users_in_scope: '7' });
    expect(answers.get('user type: employee')).toMatchObject({ users_in_scope: '8' });
    expect(answers.get('user type: none given')).toMatchObject({ users_in_scope: '1', none: '1', pct_none: 100 });
  });

  test('counts as not known whose factors were not read', async () => {
    const gap = refusalOf('gap', { parent: { userId: 'Gil' }, status: 500, errorCode: 'E0000009' });
    const answers = await answersTo('mfa-summary', rows, {
      ...one,
      ended: { ...one.ended, 'user-factors': { outcome: 'partial', reason: 'One was not read.', gaps: [gap] } },
    });
    expect(by('population', answers).get('all')).toMatchObject({
      enrolled: '5',
      none: '2',
      n_unknown: '1',
      pct_enrolled: 55.5,
      pct_only_weak: 33.4,
      pct_none: 44.5,
    });
  });

  test('says a hundred of a hundred of all, and of no fewer', async () => {
    const many = Array.from({ length: 3000 }, (_, place) => `person ${place}`);
    const answers = await answersTo(
      'mfa-summary',
      {
        users: many.map((id) => person(id)),
        'user-factors': many.slice(1).map((id) => factor(id, 'webauthn', 'FIDO')),
      },
      one,
    );
    // 2999 of 3000 are 99.967 of a hundred, and one of 3000 is 0.033.
    expect(by('population', answers).get('all')).toMatchObject({ pct_enrolled: 99.9, pct_none: 0.1 });
  });
});

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
