import { describe, expect, test } from 'vitest';
import type { MadeUp } from '../../support/made-up-run.ts';
import { answersTo } from '../../support/posture.ts';
import { refusalOf } from '../../support/records.ts';
import { person } from './person.ts';

const by = (key: string, rows: readonly Record<string, unknown>[]) => new Map(rows.map((row) => [row[key], row]));

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
