import * as z from 'zod';
import { literal, name, type Tables } from '../../lambdas/posture/tables.ts';
import type { Compared, Difference } from './compare.ts';

/** What a reader looks for first. */
export type Headline = { readonly title: string; readonly count: number; readonly named: readonly string[] };

/** Things named in a headline. */
const mostNamed = 20;

type Telling = {
  readonly title: string;
  readonly of: string;
  readonly kinds: readonly Difference['kind'][];
  readonly by: string;
};

/** Differences that are told first: of which type, and by which column of their key they are named. */
const tellings: readonly Telling[] = [
  { title: 'New administrators', of: 'admin-users', kinds: ['added'], by: 'id' },
  { title: 'Administrators no more', of: 'admin-users', kinds: ['removed'], by: 'id' },
  { title: 'New admin roles', of: 'admin-role-assignments', kinds: ['added'], by: 'userId' },
  { title: 'New API tokens', of: 'api-tokens', kinds: ['added'], by: 'id' },
  { title: 'Policy rules changed', of: 'policy-rules', kinds: ['added', 'removed', 'changed'], by: 'id' },
  { title: 'Apps opened to new groups', of: 'app-groups', kinds: ['added'], by: 'appId' },
];

/** Factors that everybody has, and those that only recover: neither is a second factor. */
const noFactor = `'email', 'question'`;
const Person = z.object({ id: z.string(), before: z.coerce.number(), after: z.coerce.number() });
const Label = z.object({ id: z.string(), label: z.string().nullable() });

/** @param compared of all types, with the tables they were compared in. */
export async function headlines(tables: Tables, compared: readonly Compared[]): Promise<Headline[]> {
  const of = (resourceType: string) => compared.find((each) => each.resourceType === resourceType);
  const found = tellings.map(({ title, of: resourceType, kinds, by }) => {
    const { counts, differences } = of(resourceType) ?? { counts: null, differences: [] };
    const ids = differences.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key[by] ?? '');
    return { title, count: kinds.reduce((sum, kind) => sum + (counts?.[kind] ?? 0), 0), ids };
  });
  if ((of('user-factors')?.counts ?? null) !== null) {
    const people = await mfaChanged(tables);
    const gained = people.filter(({ before }) => before === 0).map(({ id }) => id);
    const lost = people.filter(({ after }) => after === 0).map(({ id }) => id);
    found.push({ title: 'People who have a second factor now', count: gained.length, ids: gained });
    found.push({ title: 'People who have no second factor any more', count: lost.length, ids: lost });
  }
  const named = found
    .filter(({ count }) => count > 0)
    .map((each) => ({ ...each, ids: [...new Set(each.ids)].slice(0, mostNamed) }));
  const labels = await labelsOf(
    tables,
    compared,
    named.flatMap(({ ids }) => ids),
  );
  return named.map(({ title, count, ids }) => ({ title, count, named: ids.map((id) => labels.get(id) ?? id) }));
}

/** People who went from no second factor to one, or back. */
function mfaChanged(tables: Tables): Promise<z.infer<typeof Person>[]> {
  const active = (table: string) =>
    `SELECT json->>'userId' AS id FROM ${name(table)} WHERE (json->>'status') = 'ACTIVE' AND (json->>'factorType') NOT IN (${noFactor})`;
  return tables.query(
    `SELECT coalesce(a.id, b.id) AS id, coalesce(a.n, 0) AS before, coalesce(b.n, 0) AS after
      FROM (SELECT id, count(*) AS n FROM (${active('user-factors before')}) GROUP BY id) a
      FULL OUTER JOIN (SELECT id, count(*) AS n FROM (${active('user-factors after')}) GROUP BY id) b ON a.id = b.id
      WHERE a.n IS NULL OR b.n IS NULL ORDER BY 1`,
    Person,
  );
}

/** Names that people know, of users, groups, apps, rules and tokens, as far as they were compared. */
async function labelsOf(
  tables: Tables,
  compared: readonly Compared[],
  ids: readonly string[],
): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  if (ids.length === 0) return labels;
  for (const [resourceType, label] of [
    ['users', `json->'profile'->>'login'`],
    ['apps', `json->>'label'`],
    ['policy-rules', `json->>'name'`],
    ['api-tokens', `json->>'name'`],
  ] as const) {
    if ((compared.find((each) => each.resourceType === resourceType)?.counts ?? null) === null) continue;
    const found = await tables.query(
      ['before', 'after']
        .map(
          (side) =>
            `SELECT json->>'id' AS id, ${label} AS label FROM ${name(`${resourceType} ${side}`)} WHERE (json->>'id') IN (${ids.map(literal).join(', ')})`,
        )
        .join(' UNION ALL '),
      Label,
    );
    for (const { id, label } of found) if (label !== null) labels.set(id, `${label} (${id})`);
  }
  return labels;
}
