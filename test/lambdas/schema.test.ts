import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { fieldOf } from '../../lambdas/evidence/rows.ts';
import { schemaOf } from '../../lambdas/schema.ts';

describe.each(Object.entries(catalogue))('the JSON Schema of %s', (resourceType, resource) => {
  const schema = schemaOf(resourceType, resource);
  const { variants, parent, project, example } = resource;
  const row = {
    ...(variants === undefined ? {} : { variant: Object.keys(variants)[0] }),
    ...Object.fromEntries(Object.keys(parent?.columns ?? {}).map((column) => [column, 'id'])),
    ...(project === undefined
      ? example
      : Object.fromEntries(Object.entries(project).map(([column, field]) => [column, fieldOf(example, field)]))),
  };

  test('fits a row, and one with a field that Okta added', () => {
    const shape = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));
    expect(shape.safeParse(row).error?.issues).toBeUndefined();
    expect(shape.safeParse({ ...row, newField: { of: 'Okta' } }).success).toBe(true);
  });

  test('says what each column means', () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.object({ description: z.string().min(10) })) })
      .parse(schema);
    expect(Object.keys(properties).length).toBeGreaterThanOrEqual(Object.keys(parent?.columns ?? {}).length);
  });
});
