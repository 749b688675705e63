import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startDemoOrg } from '../../../bin/demo-org/demo-org.ts';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { fieldOf } from '../../../lambdas/evidence/rows.ts';
import { schemaOf } from '../../../lambdas/publish/schema.ts';
import { quick, run, temporaryFolder } from '../../support/local-run.ts';

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

test('a manifest passes the JSON Schema that lies beside it', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const result = await run({ org, store: folder.store, input: { resources: ['users', 'group-members'] } });
  await org.close();
  const key = (name: string) => `runs/org=${org.orgId}/run=${result?.runId}/${name}`;
  const read = async (name: string) =>
    JSON.parse(Buffer.from((await folder.store.get(key(name)))?.body ?? []).toString());
  const passes = new Ajv2020({ strict: false, validateFormats: false }).compile(await read('schemas/manifest.json'));
  const manifest = await read('manifest.json');
  expect(passes(manifest)).toBe(true);
  expect(passes({ ...manifest, status: 'fine' })).toBe(false);
  expect(passes({ ...manifest, more: 1 })).toBe(false);
});
