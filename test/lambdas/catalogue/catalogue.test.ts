import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { assertResourceTypes, waves, withParents } from '../../../lambdas/catalogue/waves.ts';
import { fieldOf } from '../../../lambdas/evidence/rows.ts';

describe.each(Object.entries(catalogue))('%s', (name, resource) => {
  test('has an example that it recognises, with its key and without a clash with the columns beside it', () => {
    expect(resource.record.safeParse(resource.example).success).toBe(true);
    const columns = Object.keys(resource.parent?.columns ?? {});
    const projected = Object.entries(resource.project ?? {}).filter(([, field]) => field in resource.example);
    const record = resource.project === undefined ? Object.keys(resource.example) : projected.map(([column]) => column);
    const head = [...(resource.variants === undefined ? [] : ['variant']), ...columns];
    // A field that a column hides must be the same fact.
    const parent = resource.parent && catalogue[resource.parent.resourceType];
    for (const column of head.filter((each) => record.includes(each)))
      expect(resource.example[column]).toBe(fieldOf(parent?.example, resource.parent?.columns[column] ?? ''));
    expect([...head, ...record]).toEqual(expect.arrayContaining([...resource.key]));
  });

  test('names every id of its path after a column of its parent', () => {
    const paths = [resource.path, ...Object.values(resource.variants ?? {}).flatMap(({ path }) => path ?? [])];
    for (const path of paths)
      for (const [, column] of path.matchAll(/\{(\w+)\}/g))
        expect(Object.keys(resource.parent?.columns ?? {})).toContain(column);
  });

  test('has a parent that is collected in no deeper run', () => {
    if (resource.parent === undefined) return;
    const depth = ['lean', 'standard', 'full', 'extra'];
    const parent = catalogue[resource.parent.resourceType];
    expect(parent).toBeDefined();
    expect(depth.indexOf(parent?.profile ?? 'extra')).toBeLessThanOrEqual(depth.indexOf(resource.profile));
  });

  test('is named as it can be in keys, functions and arguments', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

test('every resource type comes after its parent, once', () => {
  const names = Object.keys(catalogue);
  fc.assert(
    fc.property(fc.subarray(names), (asked) => {
      const wanted = withParents(catalogue, asked);
      const ordered = waves(catalogue, wanted);
      expect(ordered.flat().sort()).toEqual([...wanted].sort());
      const seen = new Set<string>();
      for (const wave of ordered) {
        for (const type of wave) {
          const parent = catalogue[type]?.parent?.resourceType;
          expect(parent === undefined || seen.has(parent)).toBe(true);
        }
        for (const type of wave) seen.add(type);
      }
    }),
  );
});

test('lists the known resource types when one is not', () => {
  expect(() => assertResourceTypes(catalogue, ['users', 'user'])).toThrow(
    /Unknown resource type: user\. Like it are users, .* docs\/coverage\.md lists all/,
  );
});
