import * as z from 'zod';
import type { Catalogue, Resource } from '../../lambdas/catalogue/resource.ts';
import type { Manifest } from '../../lambdas/contracts/manifest.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { literal, name, type Tables } from '../../lambdas/posture/tables.ts';

/** A field that is not what it was. */
export type FieldChange = { readonly path: string; readonly before: unknown; readonly after: unknown };

/** A row that one of two runs has and the other has not, or has otherwise. */
export type Difference = {
  readonly resourceType: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Its key, by column. */
  readonly key: Readonly<Record<string, string>>;
  /** Of changed rows: which fields. */
  readonly fields: readonly FieldChange[];
  /** The last event about it in the System Log between the runs. */
  readonly by?: { readonly actor: string | null; readonly eventType: string; readonly published: string };
};

/** What two runs differ in, a resource type at a time. */
export type Compared = {
  readonly resourceType: string;
  /** Null where it could not be compared. */
  readonly counts: Readonly<Record<Difference['kind'], number>> | null;
  readonly reason?: string;
  readonly differences: readonly Difference[];
};

/** A run and where it lies. */
export type Side = { readonly manifest: Manifest; readonly store: Store };

const Found = z.object({
  key: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const Count = z.object({ kind: z.enum(['added', 'removed', 'changed']), rows: z.coerce.number() });

/**
 * Compares one resource type of two runs by its key. Rows carried over count as what they are: the run they come from is no
 * difference.
 *
 * @param most differences told one by one, the first by key; all are counted.
 */
export async function compareType(
  tables: Tables,
  resourceType: string,
  resource: Resource,
  [before, after]: readonly [Side, Side],
  most: number,
): Promise<Compared> {
  const outcomes = [before, after].map(({ manifest }) =>
    manifest.resources.find((each) => each.resourceType === resourceType),
  );
  const [one, other] = outcomes;
  if (one === undefined || other === undefined || !isRead(one.outcome) || !isRead(other.outcome))
    return {
      resourceType,
      counts: null,
      reason: `It was ${one?.outcome ?? 'not known'} in the first run and ${other?.outcome ?? 'not known'} in the second.`,
      differences: [],
    };
  const [a, b, d] = [`${resourceType} before`, `${resourceType} after`, `${resourceType} differing`];
  await tables.addWhole(a, before.store, one.parts);
  await tables.addWhole(b, after.store, other.parts);
  const row = bySameAddress(`regexp_replace(json::VARCHAR, ',"carriedFrom":"[^"]*"}$', '}')`, [before, after]);
  const key =
    resource.key.length === 0
      ? `'[]'`
      : `to_json([${resource.key.map((column) => `json_extract_string(json, ${literal(`$."${column}"`)})`).join(', ')}])::VARCHAR`;
  // Digests first, of keys too: rows that are the same, nearly all, need not be held, and a digest is 16 bytes.
  const keyDigest = `md5_number(${key})`;
  const digests = (table: string) => `SELECT ${keyDigest} AS key, md5_number(${row}) AS digest FROM ${name(table)}`;
  await tables.run(`CREATE TABLE ${name(d)} AS
    SELECT coalesce(a.key, b.key) AS key, CASE WHEN a.key IS NULL THEN 'added' WHEN b.key IS NULL THEN 'removed' ELSE 'changed' END AS kind
    FROM (${digests(a)}) a FULL OUTER JOIN (${digests(b)}) b ON a.key = b.key WHERE a.digest IS DISTINCT FROM b.digest`);
  const counted = await tables.query(`SELECT kind, count(*) AS rows FROM ${name(d)} GROUP BY kind`, Count);
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { kind, rows } of counted) counts[kind] = rows;
  // Most types differ in nothing, and are not read again.
  if (counted.length === 0) return { resourceType, counts, differences: [] };
  const differing = counts.added + counts.removed + counts.changed;
  const keys = (table: string) =>
    `SELECT ${key} AS key FROM ${name(table)} WHERE ${keyDigest} IN (SELECT key FROM ${name(d)})`;
  // Where not all are told, the first are told by their keys, which are read only then.
  const told =
    differing <= most
      ? `SELECT key FROM ${name(d)}`
      : `SELECT md5_number(key) AS key FROM (${keys(a)} UNION ${keys(b)} ORDER BY key LIMIT ${most})`;
  const rows = (table: string) =>
    `SELECT ${key} AS key, ${row} AS row FROM ${name(table)} WHERE ${keyDigest} IN (SELECT key FROM told)`;
  const found = await tables.query(
    `WITH told AS MATERIALIZED (${told}),
      before AS MATERIALIZED (${rows(a)}), after AS MATERIALIZED (${rows(b)})
    SELECT coalesce(a.key, b.key) AS key, a.row AS before, b.row AS after
    FROM before a FULL OUTER JOIN after b ON a.key = b.key ORDER BY 1`,
    Found,
  );
  return { resourceType, counts, differences: found.map((each) => differenceOf(resourceType, resource, each)) };
}

/** Links within rows name the address by which the org was read: where two runs read it by two, it is no difference. */
function bySameAddress(row: string, sides: readonly [Side, Side]): string {
  const [one, other] = sides.map(({ manifest }) => manifest.org.host);
  if (one === other) return row;
  // An address ends with a slash, or with its text.
  return ['/', '"'].reduce(
    (text, end) => `replace(${text}, ${literal(`://${one}${end}`)}, ${literal(`://${other}${end}`)})`,
    row,
  );
}

const isRead = (outcome: string) => !['skipped', 'unavailable', 'forbidden'].includes(outcome);

function differenceOf(resourceType: string, { key }: Resource, found: z.infer<typeof Found>): Difference {
  const values = z.array(z.string().nullable()).parse(JSON.parse(found.key));
  const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  const [before, after] = [read(found.before), read(found.after)];
  return {
    resourceType,
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    key: Object.fromEntries(key.map((column, index) => [column, values[index] ?? ''])),
    fields: before === null || after === null ? [] : fieldChanges(before, after, ''),
  };
}

/** Objects field by field, everything else as a whole. */
export function fieldChanges(before: unknown, after: unknown, path: string): FieldChange[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  if (one === null || other === null)
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  const names = [...new Set([...one.keys(), ...other.keys()])].filter(
    (field) => path !== '' || field !== 'carriedFrom',
  );
  return names.flatMap((field) =>
    fieldChanges(one.get(field), other.get(field), path === '' ? field : `${path}.${field}`),
  );
}

/** An object's own fields, whatever their names (`__proto__` among them); null where it is none. */
const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;

const Event = z.object({
  id: z.string(),
  actor: z.string().nullable(),
  eventType: z.string(),
  published: z.string(),
});

/** Adds to each difference the last event about it, as far as the System Logs of the two runs reach. */
export async function withActors(
  tables: Tables,
  catalogue: Catalogue,
  [before, after]: readonly [Side, Side],
  compared: readonly Compared[],
): Promise<Compared[]> {
  const ids = [...new Set(compared.flatMap(({ differences }) => differences.flatMap(({ key }) => idsOf(key))))];
  if (ids.length === 0) return [...compared];
  const logs: string[] = [];
  for (const [side, { manifest, store }] of [before, after].entries())
    for (const [resourceType, resource] of Object.entries(catalogue)) {
      if (resource.window === undefined) continue;
      const table = `${resourceType} ${side}`;
      const parts = manifest.resources.find((each) => each.resourceType === resourceType)?.parts ?? [];
      await tables.add(table, store, resource, parts);
      logs.push(`SELECT published, "eventType", actor, target FROM ${name(table)}`);
    }
  const events = await tables.query(
    `WITH told AS (SELECT published, "eventType", actor, unnest(CAST(json_extract_string(target, '$[*].id') AS VARCHAR[])) AS id
        FROM (${logs.join(' UNION ALL ')}) WHERE published >= ${literal(before.manifest.window.startedAt)})
      SELECT id, arg_max(coalesce(actor->>'alternateId', actor->>'id'), published) AS actor,
        arg_max("eventType", published) AS "eventType", max(published) AS published
      FROM told WHERE id IN (${ids.map(literal).join(', ')}) GROUP BY id`,
    Event,
  );
  const known = new Map(events.map(({ id, ...by }) => [id, by]));
  return compared.map((each) => ({
    ...each,
    differences: each.differences.map((difference) => {
      // The last column of a key names the thing itself, those before it what it hangs on.
      const id = idsOf(difference.key).findLast((key) => known.has(key));
      const by = id === undefined ? undefined : known.get(id);
      return by === undefined ? difference : { ...difference, by };
    }),
  }));
}

const idsOf = (key: Difference['key']) =>
  Object.entries(key).flatMap(([column, value]) => (column === 'variant' || value === '' ? [] : [value]));
