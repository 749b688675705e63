import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { person } from './person.ts';

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
