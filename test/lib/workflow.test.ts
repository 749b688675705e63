import { readFile } from 'node:fs/promises';
import validate from 'asl-validator';
import { expect, test } from 'vitest';
import { sideBySide } from '../../lambdas/collect.ts';

const text = await readFile(new URL('../../lib/sync.asl.json', import.meta.url), 'utf8');

test('the workflow file is valid Amazon States Language', () => {
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) =>
    name === 'Partition' ? 'aws' : name.toLowerCase(),
  );
  expect(validate(JSON.parse(filled))).toMatchObject({ isValid: true, errors: [] });
});

test('the workflow file keeps to JSONPath and inline maps, which both interpreters run', () => {
  expect(text).not.toMatch(/"QueryLanguage"|"Assign"|"DISTRIBUTED"|\{%/);
});

test('the workflow runs as many collectors at once as each of them reckons with', () => {
  expect(text).toContain(`"MaxConcurrency": ${sideBySide},`);
});
