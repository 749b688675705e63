import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { posturePage } from '../../../bin/docs/posture.ts';
import { artifacts } from '../../../lambdas/posture/queries.ts';

test('docs/posture.md says what the queries say', () => {
  const page = readFileSync(new URL('../../../docs/posture.md', import.meta.url), 'utf8');
  expect(page, 'npm run docs makes it anew').toBe(posturePage(artifacts));
});
