import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDerived } from '../../../lambdas/posture/write-derived.ts';
import { temporaryFolder } from '../../support/local-run.ts';
import { type MadeUp, madeUpRun } from '../../support/made-up-run.ts';
import { answersOf, madeOf } from '../../support/posture.ts';

const created = '2025-01-01T00:00:00.000Z';
const person = (id: string, status = 'ACTIVE') => ({ id, status, created, profile: { login: `${id}@example.com` } });
const factor = (userId: string, factorType: string) => ({
  userId,
  id: `${userId}-${factorType}`,
  factorType,
  provider: 'OKTA',
  status: 'ACTIVE',
});
const role = (userId: string, type: string) => ({
  userId,
  id: `${userId}-${type}`,
  type,
  label: type,
  assignmentType: 'USER',
  status: 'ACTIVE',
  created,
});
const token = (id: string) => ({ id, name: id, userId: '00u1', created, network: { connection: 'ANYWHERE' } });
const one = { 'user-authenticator-enrollments': { outcome: 'unavailable' } } as const;

const then = {
  users: [person('00u1'), person('00u2'), person('00u3'), person('00u5')],
  'user-factors': [factor('00u1', 'push'), factor('00u2', 'sms'), factor('00u3', 'webauthn'), factor('00u5', 'push')],
  'admin-role-assignments': [role('00u1', 'SUPER_ADMIN'), role('00u2', 'ORG_ADMIN')],
  'api-tokens': [token('00T1'), token('00T2')],
};
const now = {
  users: [
    person('00u1'),
    person('00u2'),
    person('00u3'),
    person('00u4'),
    // Another identity provider signs this one in now: what is asked there is not known.
    { ...person('00u5'), credentials: { provider: { type: 'FEDERATION', name: 'Partner' } } },
  ],
  'user-factors': [factor('00u1', 'push'), factor('00u2', 'push'), factor('00u3', 'sms')],
  'admin-role-assignments': [role('00u1', 'SUPER_ADMIN'), { ...role('00u3', 'APP_ADMIN'), label: undefined }],
  'api-tokens': [token('00T2'), { ...token('00T3'), name: undefined }],
};

/** What changed between two made-up runs. */
async function changesBetween(earlier: MadeUp, later: MadeUp) {
  await using folder = await temporaryFolder();
  await using other = await temporaryFolder();
  const first = await madeUpRun(folder.store, then, { engine: 'classic', ...earlier });
  const only = madeOf('changes-since');
  const { derived } = await answersOf(folder.store, first, join(folder.path, 'then'), { only });
  const run = '20261122T060000Z-0a1b2c3d';
  const { posture } = await writeDerived(other.store, first.org.id, run, derived, []);
  const second = await madeUpRun(other.store, now, { engine: 'classic', ...later });
  const before = { run, posture };
  const { rows } = await answersOf(other.store, second, join(other.path, 'now'), { before, only });
  return rows.get('changes-since') ?? [];
}

test('tells what changed since the last run, and nothing else', async () => {
  const changes = await changesBetween({ ended: one }, { ended: one });
  expect(changes.map(({ kind, subject_id, before, after }) => [kind, subject_id, before, after])).toEqual([
    ['gone_credential', '00T1', '00T1', null],
    ['lost_admin', '00u2', 'ORG_ADMIN', null],
    ['mfa_gained', '00u2', 'weak', 'strong'],
    ['mfa_lost', '00u3', 'phishing_resistant', 'weak'],
    ['new_account', '00u4', null, 'ACTIVE'],
    ['new_admin', '00u3', null, 'APP_ADMIN'],
    ['new_credential', '00T3', null, '00T3'],
  ]);
});

test('what either run did not know is no change', async () => {
  const forbidden: MadeUp['ended'] = {
    'admin-role-assignments': { outcome: 'forbidden', parts: [] },
    'user-factors': { outcome: 'forbidden', parts: [] },
  };
  for (const [earlier, later] of [
    [{ ended: { ...one, ...forbidden } }, { ended: one }],
    [{ ended: one }, { ended: { ...one, ...forbidden } }],
  ] satisfies [MadeUp, MadeUp][]) {
    const changes = await changesBetween(earlier, later);
    const told = changes.map(({ kind }) => kind).filter((kind) => kind !== 'not_evaluated');
    expect(told).toEqual(['gone_credential', 'new_account', 'new_credential']);
  }
});

test('a first run has nothing to be compared with', async () => {
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, now, { engine: 'classic', ended: one });
  const { rows } = await answersOf(folder.store, run, join(folder.path, 'answers'), {});
  expect(rows.get('changes-since')).toEqual([]);
});
