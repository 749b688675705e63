import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coverage, coveragePage, unspecified } from '../../../bin/docs/coverage.ts';
import { leftOut } from '../../../bin/docs/left-out.ts';
import { signInPage } from '../../../bin/docs/sign-in.ts';
import { catalogue } from '../../../lambdas/catalogue/index.ts';

test("every GET of Okta's specification is read by a resource type, or left out for a reason", () => {
  const forgotten = coverage(catalogue).filter(({ reason }) => reason === undefined);
  expect(forgotten.map(({ path }) => path)).toEqual([]);
});

test('no reason is given for what is read, or for what Okta does not have', () => {
  const reasons = coverage(catalogue).filter(({ readBy, path }) => readBy.length === 0 && leftOut[path] !== undefined);
  expect(Object.keys(leftOut).sort()).toEqual(reasons.map(({ path }) => path).sort());
});

test("every path that is read stands in Okta's specification", () => {
  expect(unspecified(catalogue)).toEqual([]);
});

test('what reveals secrets is read by nobody', () => {
  const revealing = coverage(catalogue).filter(({ path }) => /secrets|sessions\/|credentials\/tokens/.test(path));
  expect(revealing.flatMap(({ readBy }) => readBy)).toEqual([]);
  expect(revealing.length).toBeGreaterThan(4);
});

test.each([
  ['coverage.md', coveragePage],
  ['sign-in.md', signInPage],
] as const)('docs/%s is what the catalogue says', (page, made) => {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
  expect(text, 'Run npm run docs.').toBe(made(catalogue));
});
