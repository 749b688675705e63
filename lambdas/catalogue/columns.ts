import * as z from 'zod';
import type { Resource } from './resource.ts';

/** The columns of a type's rows: text as Okta gives it, everything else as JSON. */
export type Columns = Readonly<Record<string, 'text' | 'json'>>;

const Properties = z.looseObject({ properties: z.record(z.string(), z.looseObject({})).default({}) });
const OfText = z.looseObject({ type: z.union([z.literal('string'), z.array(z.enum(['string', 'null']))]) });

/** The top-level columns of a type's rows: of its parent, its key, its record and its example. */
export function columnsOf({ variants, parent, key, record, example, project }: Resource): Columns {
  const text = (columns: readonly string[]) => columns.map((column) => [column, 'text'] as const);
  const head = [...text(variants === undefined ? [] : ['variant']), ...text(Object.keys(parent?.columns ?? {}))];
  if (project !== undefined) return Object.fromEntries([...head, ...text([...key, ...Object.keys(project)])]);
  const { properties } = Properties.parse(z.toJSONSchema(record));
  const known = Object.entries(properties).map(
    ([column, shape]) => [column, OfText.safeParse(shape).success ? 'text' : 'json'] as const,
  );
  const shown = Object.entries(example).map(
    ([column, value]) => [column, typeof value === 'string' ? 'text' : 'json'] as const,
  );
  return Object.fromEntries([...text(key), ...shown, ...known, ...head]);
}
