import { join } from 'node:path';
import { expect, test } from 'vitest';
import { controls, queries } from '../../../lambdas/posture/queries.ts';
import { temporaryFolder } from '../../support/local-run.ts';
import { madeUpRun } from '../../support/made-up-run.ts';
import { answersOf } from '../../support/posture.ts';

/** What a password policy may set, and what it sets that is too little: by control. */
const cases: Record<string, { readonly good: object; readonly bad: object }> = {
  'password-common': {
    good: { complexity: { dictionary: { common: { exclude: true } } } },
    bad: { complexity: { dictionary: { common: { exclude: false } } } },
  },
  'password-history': { good: { age: { historyCount: 5 } }, bad: { age: { historyCount: 4 } } },
  'password-length': { good: { complexity: { minLength: 15 } }, bad: { complexity: { minLength: 14 } } },
  'password-lockout': { good: { lockout: { maxAttempts: 3 } }, bad: { lockout: { maxAttempts: 0 } } },
  'password-lower-case': { good: { complexity: { minLowerCase: 1 } }, bad: { complexity: { minLowerCase: 0 } } },
  'password-maximum-age': { good: { age: { maxAgeDays: 60 } }, bad: { age: { maxAgeDays: 0 } } },
  'password-minimum-age': { good: { age: { minAgeMinutes: 1440 } }, bad: { age: { minAgeMinutes: 1439 } } },
  'password-number': { good: { complexity: { minNumber: 1 } }, bad: { complexity: { minNumber: 0 } } },
  'password-symbol': { good: { complexity: { minSymbol: 1 } }, bad: { complexity: { minSymbol: 0 } } },
  'password-upper-case': { good: { complexity: { minUpperCase: 1 } }, bad: { complexity: { minUpperCase: 0 } } },
};

const policy = (id: string, password: object, status = 'ACTIVE') => ({
  variant: 'PASSWORD',
  id,
  name: id,
  type: 'PASSWORD',
  status,
  settings: { password },
});

const only = queries.filter(
  (query) => query.name === 'control-results' || controls.some((control) => control === query),
);

/** Results of one control, by subject; of the org under the empty name. */
async function resultsOf(control: string, rows: readonly object[], forbidden = false) {
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, { policies: rows });
  const results = run.resources.map((result) =>
    forbidden && result.resourceType === 'policies'
      ? {
          ...result,
          outcome: 'forbidden' as const,
          parts: [],
          variants: result.variants.map((each) => ({ ...each, outcome: 'forbidden' as const })),
        }
      : result,
  );
  const { rows: answers } = await answersOf(folder.store, run, join(folder.path, 'answers'), { results, only });
  const own = (answers.get('control-results') ?? []).filter((row) => row.control === control);
  return Object.fromEntries(own.map((row) => [String(row.subject_id), row.result]));
}

test('every control has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(controls.map(({ name }) => name).sort());
});

test.each(Object.entries(cases))('%s passes, fails, and is not evaluated where nobody can tell', async (control, c) => {
  expect(await resultsOf(control, [policy('p1', c.good), policy('off', c.bad, 'INACTIVE')])).toEqual({
    '': 'pass',
    p1: 'pass',
  });
  expect(await resultsOf(control, [policy('p1', c.good), policy('p2', c.bad)])).toEqual({
    '': 'fail',
    p1: 'pass',
    p2: 'fail',
  });
  expect(await resultsOf(control, [policy('p1', {})])).toEqual({ '': 'not_evaluated', p1: 'not_evaluated' });
  expect(await resultsOf(control, [])).toEqual({ '': 'not_evaluated' });
  expect(await resultsOf(control, [], true)).toEqual({ '': 'not_evaluated' });
});
