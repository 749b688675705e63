import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ledger, Meaning } from '../../../lambdas/contracts/ledger.ts';
import type { Plan } from '../../../lambdas/contracts/plan.ts';
import type { Delivery } from '../../../lambdas/evidence/deliveries.ts';
import { outcomes } from '../../../lambdas/evidence/outcomes.ts';
import { ledgerOf, plainResource, planOf, refusalOf } from '../../support/records.ts';

const catalogue = {
  things: plainResource,
  people: { ...plainResource, neverEmpty: true },
  'thing-parts': { ...plainResource, parent: { resourceType: 'things', columns: { thingId: 'id' } } },
  kinds: { ...plainResource, variants: { A: {}, B: {}, C: {} } },
};
const whole: Record<string, Delivery> = {
  things: { ledgers: [ledgerOf('things')] },
  people: { ledgers: [ledgerOf('people')] },
  'thing-parts': { ledgers: [ledgerOf('thing-parts', { answered: { '': 2 } })] },
  kinds: { ledgers: [ledgerOf('kinds', { answered: { A: 1, B: 1, C: 1 }, rowsByVariant: { A: 2, B: 0, C: 0 } })] },
};

function judge(changes: Record<string, Delivery> = {}, plan: Plan = planOf(catalogue)) {
  const { status, reason, resources } = outcomes(plan, new Map(Object.entries({ ...whole, ...changes })), catalogue);
  return {
    status,
    reason,
    resources,
    of: (name: string) => resources.find(({ resourceType }) => resourceType === name),
  };
}
const one = (name: string, changes: Partial<Ledger>): Record<string, Delivery> => ({
  [name]: { ledgers: [ledgerOf(name, changes)] },
});

test('a run is complete when every list was read to its end', () => {
  const { status, resources } = judge();
  expect(status).toBe('complete');
  expect(resources.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete', 'complete']);
});

test('a resource type without any ledger has failed, with the name of the error the workflow caught', () => {
  const { status, of } = judge({ things: { ledgers: [], error: 'Runtime.OutOfMemory' } });
  expect(of('things')).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('Runtime.OutOfMemory') });
  expect(status).toBe('incomplete');
});

test('a resource type whose last ledger points on has failed, and its rows stay evidence', () => {
  const position = { variant: 0, parent: { part: 0, row: 0 }, page: '/api/v1/things?after=x' };
  const next = [{ window: 0, position, lastPage: [] }];
  expect(judge(one('things', { next })).of('things')).toMatchObject({ outcome: 'failed', rows: 2 });
});

test('a refusal of the only list is forbidden and names the reason; the run is limited', () => {
  const { status, of } = judge(one('things', { rows: 0, answered: {}, refusals: [refusalOf('forbidden')] }));
  expect(of('things')).toMatchObject({ outcome: 'forbidden', reason: 'It was forbidden.' });
  expect(of('thing-parts')?.outcome).toBe('partial');
  expect(status).toBe('incomplete');
});

test('what hangs on a forbidden type and was not read is forbidden too, never an empty complete', () => {
  const nothing = { rows: 0, answered: {} };
  const { status, of } = judge({
    ...one('things', { ...nothing, refusals: [refusalOf('forbidden')] }),
    ...one('thing-parts', nothing),
  });
  expect(of('thing-parts')).toMatchObject({ outcome: 'forbidden', reason: expect.stringContaining('things') });
  expect(status).toBe('limited');
});

test('a feature this org lacks is unavailable, with what hangs on it, and the run is complete', () => {
  const nothing = { rows: 0, answered: {} };
  const { status, of } = judge({
    ...one('things', { ...nothing, refusals: [refusalOf('unavailable')] }),
    ...one('thing-parts', nothing),
  });
  expect(of('things')?.outcome).toBe('unavailable');
  expect(of('thing-parts')?.outcome).toBe('unavailable');
  expect(status).toBe('complete');
});

test('an empty list that cannot be empty is suspect', () => {
  expect(judge(one('people', { rows: 0 })).of('people')?.outcome).toBe('suspect');
  expect(judge(one('people', { rows: 0 })).status).toBe('incomplete');
});

test('a child gone while we read is a gap, and the type is partial', () => {
  const gap = refusalOf('gap', { parent: { thingId: '7' }, status: 404, errorCode: 'E0000007' });
  const { of } = judge(one('thing-parts', { answered: { '': 5 }, refusals: [gap] }));
  expect(of('thing-parts')).toMatchObject({ outcome: 'partial', gaps: [gap] });
});

test('a list that broke off has failed even with rows before, and so has one that was given up', () => {
  expect(judge(one('things', { answered: {}, refusals: [refusalOf('failed')] })).of('things')?.outcome).toBe('failed');
  const abandoned = refusalOf('failed', { abandoned: true });
  expect(judge(one('thing-parts', { answered: { '': 9 }, refusals: [abandoned] })).of('thing-parts')?.outcome).toBe(
    'failed',
  );
});

test('what the org lacks for some and had for others went away meanwhile: something is missing', () => {
  const refusals = [refusalOf('unavailable')];
  expect(judge(one('thing-parts', { answered: { '': 3 }, refusals })).of('thing-parts')).toMatchObject({
    outcome: 'partial',
    reason: expect.stringContaining('It did for 3 others'),
  });
});

test('a forbidden variant makes the type forbidden, keeps the rows of the others and names the variant', () => {
  const { of } = judge(
    one('kinds', { answered: { A: 1, B: 1 }, refusals: [refusalOf('forbidden', { variant: 'C' })] }),
  );
  expect(of('kinds')).toMatchObject({ outcome: 'forbidden', rows: 2, reason: expect.stringContaining('C: ') });
  expect(of('kinds')?.variants.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'forbidden']);
});

test('a variant that this org lacks leaves the type complete; when it lacks all, the type is unavailable', () => {
  const absent = (variant: string) => refusalOf('unavailable', { variant });
  expect(judge(one('kinds', { answered: { A: 1, B: 1 }, refusals: [absent('C')] })).of('kinds')?.outcome).toBe(
    'complete',
  );
  const all = ['A', 'B', 'C'].map(absent);
  expect(judge(one('kinds', { rows: 0, answered: {}, refusals: all })).of('kinds')?.outcome).toBe('unavailable');
});

test('what hangs on a type whose count is doubted is not complete either', () => {
  const question = 'Are there as many as Okta counts?';
  const doubt = { check: 'count', resourceType: 'things', question, subject: null, expected: 3, actual: 2 };
  const assessed = { checks: [{ ...doubt, result: 'unexplained' as const }], distinctKeys: {}, changes: null };
  const { resources } = outcomes(planOf(catalogue), new Map(Object.entries(whole)), catalogue, assessed);
  const found = Object.fromEntries(resources.map(({ resourceType, outcome }) => [resourceType, outcome]));
  expect(found).toMatchObject({ people: 'complete', things: 'suspect', 'thing-parts': 'suspect' });
});

test('of a variant asked for each parent, each has its own outcome, and without parents there is nothing to ask', () => {
  const parent = { resourceType: 'things', columns: { thingId: 'id' } };
  const withParents = { things: plainResource, marks: { ...plainResource, parent, variants: { A: {}, B: {} } } };
  const marksOf = (ledger: Partial<Ledger>) =>
    outcomes(
      planOf(withParents),
      new Map(
        Object.entries({ things: { ledgers: [ledgerOf('things')] }, marks: { ledgers: [ledgerOf('marks', ledger)] } }),
      ),
      withParents,
    ).resources.find(({ resourceType }) => resourceType === 'marks');
  const variants = (...found: string[]) => ['A', 'B'].map((variant, place) => ({ variant, outcome: found[place] }));
  const lacking = [refusalOf('unavailable', { variant: 'A' })];
  expect(marksOf({ answered: { B: 2 }, refusals: lacking })).toMatchObject({
    outcome: 'complete',
    variants: variants('unavailable', 'complete'),
  });
  expect(marksOf({ answered: {}, refusals: lacking })).toMatchObject({
    outcome: 'partial',
    variants: variants('unavailable', 'failed'),
  });
  expect(marksOf({ answered: {}, refusals: [] })).toMatchObject({
    outcome: 'complete',
    variants: variants('complete', 'complete'),
  });
});

test('a variant that was never asked for is not complete', () => {
  expect(judge(one('kinds', { answered: { A: 1, B: 1 } })).of('kinds')).toMatchObject({ outcome: 'partial' });
});

test('what was left out on purpose is skipped, and a run of the rest is complete', () => {
  const plan = planOf(catalogue, {
    resources: [{ resourceType: 'things' }, { resourceType: 'people', skippedBy: 'input' }],
    waves: [['things']],
  });
  const { status, of } = judge({}, plan);
  expect(of('people')?.outcome).toBe('skipped');
  expect(status).toBe('complete');
});

test('a plan that failed fails the run and everything in it, with its reason', () => {
  const { status, reason, resources } = judge({}, planOf(catalogue, { failure: 'The token is dead.', waves: [] }));
  expect(status).toBe('failed');
  expect(reason).toBe('The token is dead.');
  expect(resources.every(({ outcome }) => outcome === 'failed')).toBe(true);
});

test('a run in which not one page was read has failed', () => {
  const dead = (name: string) =>
    one(name, { rows: 0, pages: 0, answered: {}, refusals: [refusalOf('failed', { abandoned: true })] });
  expect(judge(Object.assign({}, ...Object.keys(catalogue).map(dead))).status).toBe('failed');
});

test('no type is complete while anything of it is known to be missing', () => {
  const meanings = fc.constantFrom(...Meaning.options);
  const ledgers = fc.record({
    answered: fc.nat(3),
    refusals: fc.array(meanings, { maxLength: 4 }),
    final: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.constantFrom('things', 'people', 'thing-parts'), ledgers, (name, { answered, refusals, final }) => {
      const position = { variant: 0, parent: { part: 0, row: 0 }, page: null };
      const next = final ? null : [{ window: 0, position, lastPage: [] }];
      const { status, of } = judge(
        one(name, { answered: { '': answered }, refusals: refusals.map((meaning) => refusalOf(meaning)), next }),
      );
      const missing = !final || refusals.some((meaning) => meaning !== 'unavailable');
      if (missing) {
        expect(of(name)?.outcome).not.toBe('complete');
        expect(status).not.toBe('complete');
      }
    }),
  );
});
