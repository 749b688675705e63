import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../lambdas/posture/query-file.ts';
import { temporaryFolder } from '../../support/local-run.ts';
import { madeUpRun } from '../../support/made-up-run.ts';
import { answersOf } from '../../support/posture.ts';
import { refusalOf } from '../../support/records.ts';

const person = (id: string) => ({
  id,
  status: 'ACTIVE',
  created: '2025-01-01T00:00:00.000Z',
  profile: { login: `${id}@example.com` },
});
const rows = {
  users: [person('00u1'), person('00u2')],
  'user-factors': [{ userId: '00u1', id: 'f1', factorType: 'webauthn', provider: 'FIDO', status: 'ACTIVE' }],
  'user-authenticator-enrollments': [
    { userId: '00u1', id: 'e1', type: 'security_key', key: 'webauthn', status: 'ACTIVE' },
  ],
};

async function answered(ended: Parameters<typeof madeUpRun>[2]) {
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, rows, ended);
  return await answersOf(folder.store, run, join(folder.path, 'answers'), {});
}

test('where a type names the parents that it lacks, only their rows are not evaluated', async () => {
  const gap = refusalOf('gap', { parent: { userId: '00u2' }, status: 500, errorCode: 'E0000009' });
  const { rows: answers, derived } = await answered({
    ended: { 'user-factors': { outcome: 'partial', reason: 'One was not read.', gaps: [gap] } },
  });
  expect(answers.get('user-mfa')?.map(({ user_id, mfa_level }) => [user_id, mfa_level])).toEqual([
    ['00u1', 'phishing_resistant'],
    ['00u2', 'not_evaluated'],
  ]);
  expect(answers.get('user-mfa')?.[0]).toMatchObject({
    not_evaluated: null,
    sources: ['user-factors', 'user-authenticator-enrollments'],
  });
  expect(answers.get('user-mfa')?.[1]?.not_evaluated).toContain('user-factors is partial (One was not read)');
  expect(answers.get('mfa-summary')?.find(({ population }) => population === 'all')).toMatchObject({
    users_in_scope: '2',
    n_unknown: '1',
    pct_phishing_resistant: 50,
    pct_none: 50,
  });
  expect(derived.find(({ query }) => query.name === 'user-mfa')?.notEvaluated[0]?.columns).toContain('mfa_level');
});

test('where a type is incomplete and does not name what it lacks, no row is evaluated', async () => {
  const gap = refusalOf('gap', { parent: { userId: '00u2' }, abandoned: true });
  for (const ended of [
    { outcome: 'partial' as const, gaps: [] },
    { outcome: 'partial' as const, gaps: [gap] },
    { outcome: 'suspect' as const },
    { outcome: 'skipped' as const },
  ]) {
    const { rows: answers } = await answered({ ended: { 'user-factors': ended } });
    expect(answers.get('user-mfa')?.map(({ mfa_level }) => mfa_level)).toEqual(['not_evaluated', 'not_evaluated']);
  }
});

test('what the org does not have is known: there is none of it', async () => {
  const { rows: answers } = await answered({
    engine: 'classic',
    ended: { 'user-authenticator-enrollments': { outcome: 'unavailable', parts: [] } },
  });
  expect(answers.get('user-mfa')?.map(({ mfa_level, confidence }) => [mfa_level, confidence])).toEqual([
    ['phishing_resistant', 'single_source'],
    ['none', 'single_source'],
  ]);
});

test('an artifact whose rows may be missing has a row that says so, and is never just empty', async () => {
  const { rows: answers } = await answered({ ended: { 'app-users': { outcome: 'forbidden' } } });
  expect(answers.get('leavers')).toEqual([
    expect.objectContaining({
      user_id: 'not_evaluated',
      not_evaluated: 'rows may be missing: app-users is forbidden',
    }),
  ]);
});

test('a row says of each of its answers that it is not evaluated, though others of the same source are', async () => {
  const query = parseQuery(
    'own',
    `-- question: What is of one person, and what is of all?
-- version: own/1
-- sources: users
-- column user_id VARCHAR key: the person
-- column of_one VARCHAR from user-factors by user_id: of the person
-- column of_all VARCHAR from user-factors: of all of them
SELECT id AS user_id, 'one' AS of_one, 'all' AS of_all FROM users`,
  );
  const gap = refusalOf('gap', { parent: { userId: '00u2' }, status: 500, errorCode: 'E0000009' });
  const why = 'user-factors is partial (One was not read)';
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, rows, {
    ended: { 'user-factors': { outcome: 'partial', reason: 'One was not read.', gaps: [gap] } },
  });
  const { rows: answers } = await answersOf(folder.store, run, join(folder.path, 'answers'), { only: [query] });
  expect(answers.get('own')).toMatchObject([
    { user_id: '00u1', of_one: 'one', of_all: 'not_evaluated', not_evaluated: `of_all: ${why}` },
    {
      user_id: '00u2',
      of_one: 'not_evaluated',
      of_all: 'not_evaluated',
      not_evaluated: expect.stringContaining('of_one: '),
    },
  ]);
});
