import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controlsPage } from '../../../bin/docs/controls.ts';
import { controls } from '../../../lambdas/posture/queries.ts';

test('docs/controls.md says what the controls say', () => {
  const page = readFileSync(new URL('../../../docs/controls.md', import.meta.url), 'utf8');
  expect(page, 'npm run docs makes it anew').toBe(controlsPage(controls));
});
