import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { profiles } from '../../../lambdas/catalogue/resource.ts';
import { waves } from '../../../lambdas/catalogue/waves.ts';
import { Estimate } from '../../../lambdas/contracts/plan.ts';
import { usualLimit } from '../../../lambdas/okta/share.ts';
import { estimateOf, mostEvents } from '../../../lambdas/plan/estimate.ts';

const pace = { limit: (bucket: string) => usualLimit(bucket, 50), fraction: 1, sliceSeconds: 600, logDays: 7 };
const typesOf = (profile: (typeof profiles)[number]) =>
  new Set(
    Object.entries(catalogue)
      .filter(([, each]) => profiles.indexOf(each.profile) <= profiles.indexOf(profile))
      .map(([name]) => name),
  );
const estimate = (people: number, profile: (typeof profiles)[number] = 'full') =>
  estimateOf(catalogue, waves(catalogue, typesOf(profile)), { last: new Map(), people }, pace);

test("a million people's factors and enrollments take days, and fit the workflow's history", () => {
  const { requests, minutes, events, slices, longest } = estimate(1_000_000);
  expect(requests['/api/v1/users']).toBeGreaterThan(2_000_000);
  // Two requests a person at 300 a minute.
  expect(minutes / 60).toBeGreaterThan(111);
  expect(slices['user-factors']).toBeGreaterThan(333);
  expect(longest).toMatch(/^user-/);
  expect(events).toBeLessThan(0.8 * mostEvents);
});

test('what is asked of each of a million people besides does not fit', () => {
  expect(estimate(1_000_000, 'extra').events).toBeGreaterThan(mostEvents);
});

test('a lean run of a thousand people takes minutes', () => {
  const { minutes, events } = estimate(1000, 'lean');
  expect(minutes).toBeLessThan(15);
  expect(events).toBeLessThan(3000);
});

test('more people never take less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (people, more) => {
      const [few, many] = [estimate(people), estimate(people + more)];
      expect(many.minutes).toBeGreaterThanOrEqual(few.minutes);
      expect(many.events).toBeGreaterThanOrEqual(few.events);
      for (const [bucket, requests] of Object.entries(few.requests))
        expect(many.requests[bucket]).toBeGreaterThanOrEqual(requests);
    }),
    { numRuns: 20 },
  );
});

test('what a plan keeps of it is read back, whatever part of a day the log is of', () => {
  const made = estimateOf(
    catalogue,
    waves(catalogue, typesOf('full')),
    { last: new Map(), people: 37 },
    { ...pace, logDays: 0.3217 },
  );
  expect(Estimate.parse(made)).toEqual(made);
  expect(made.rows).toBeGreaterThan(37);
  expect(made.functionSeconds / 60).toBeGreaterThan(made.minutes);
});

test('goes by the last whole run where there was one', () => {
  const last = new Map([['users', { rows: 70_000, requests: 350 }]]);
  const { basis, people, requests } = estimateOf(catalogue, [['users'], ['user-factors']], { last, people: 5 }, pace);
  expect({ basis, people, requests }).toEqual({
    basis: 'last run',
    people: 70_000,
    requests: { '/api/v1/users': 70_700 },
  });
});
