import * as z from 'zod';

/** What a column is answered from: a resource type, or one variant of it. */
export type Source = {
  readonly resourceType: string;
  readonly variant?: string;
  /**
   * Column that holds the id of the parent its rows were read for: where the source lacks some parents and names them,
   * only those rows are not evaluated. `rows`: the answer counts rows of which each says so itself.
   */
  readonly by?: string;
};

/** A column of a derived table. */
export type Column = {
  readonly name: string;
  readonly type: (typeof columnTypes)[number];
  /** Whether it is part of what identifies a row: never null, and what rows are sorted by. */
  readonly key: boolean;
  /** Set for an answer: where one of these is not known, it is `not_evaluated` (text) or null. */
  readonly from: readonly Source[];
  readonly meaning: string;
};

/** A figure that an answer depends on, and that the setting `thresholds` can change. In SQL: `getvariable('<name>')`. */
export type Threshold = { readonly name: string; readonly value: number; readonly meaning: string };

/** A derived table as its SQL file says it. */
export type Query = {
  readonly name: string;
  readonly question: string;
  /** Of the definition: it changes when the same rows would give other answers. */
  readonly version: string;
  /** Resource types, and derived tables as `posture.<name>`, that the SQL reads. */
  readonly sources: readonly string[];
  /** Resource types without which rows may be missing. */
  readonly rowsFrom: readonly Source[];
  readonly thresholds: readonly Threshold[];
  readonly columns: readonly Column[];
  /** The whole file. */
  readonly sql: string;
};

/** What columns hold. Instants are UTC. */
export const columnTypes = ['VARCHAR', 'VARCHAR[]', 'BIGINT', 'DOUBLE', 'BOOLEAN', 'TIMESTAMP'] as const;

const Column = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: z.enum(columnTypes),
  key: z.string().optional(),
  from: z.string().optional(),
  meaning: z.string().min(1),
});
const columnLine = /^(?<name>\S+) (?<type>[A-Z[\]]+)(?<key> key)?(?: from (?<from>[^:]+))?: (?<meaning>.+)$/;
const thresholdLine = /^(?<name>[a-z][a-z0-9_]*) = (?<value>-?\d+(?:\.\d+)?): (?<meaning>.+)$/;
const Threshold = z.object({ name: z.string(), value: z.coerce.number(), meaning: z.string() });

/** The header is broken: the message says where, for whoever wrote the file. */
export class QueryFileError extends Error {
  override readonly name = 'QueryFileError';
}

/**
 * Reads the header of an SQL file: lines of comment before the query.
 *
 *     -- question: Who has an account and does not use it?
 *     -- version: 1
 *     -- sources: users, posture.people
 *     -- rows from: users
 *     -- threshold stale_days = 90: days without a sign-in after which an account is stale
 *     -- column user_id VARCHAR key: Okta's id of the person
 *     -- column stale BOOLEAN from users: whether …
 *
 * A column's `from` lists what its answer needs: `users`, `policies/PASSWORD` (a variant), `user-factors by user_id`. A line
 * `-- needs enrollment = user-factors by user_id, …` gives such a list a name.
 *
 * @throws {QueryFileError}
 */
export function parseQuery(name: string, sql: string): Query {
  const said = new Map<string, string[]>();
  for (const line of sql.split('\n')) {
    if (!line.startsWith('--')) break;
    const [, word, rest] = /^-- (question|version|sources|rows from|needs|threshold|column):? (.+)$/.exec(line) ?? [];
    if (word === undefined || rest === undefined) continue;
    said.set(word, [...(said.get(word) ?? []), rest.trim()]);
  }
  const one = (word: string): string => {
    const [text, ...more] = said.get(word) ?? [];
    if (text === undefined || more.length > 0)
      throw new QueryFileError(`${name}.sql: its header needs one line "-- ${word}: …".`);
    return text;
  };
  const needs = new Map(
    (said.get('needs') ?? []).map((line): [string, string[]] => {
      const [alias = '', list = ''] = line.split(' = ');
      return [alias, list.split(', ')];
    }),
  );
  const sourcesOf = (list: string) =>
    list
      .split(', ')
      .flatMap((item) => needs.get(item) ?? [item])
      .map(sourceOf);
  return {
    name,
    question: one('question'),
    version: one('version'),
    sources: one('sources').split(', '),
    rowsFrom: (said.get('rows from') ?? []).flatMap(sourcesOf),
    thresholds: (said.get('threshold') ?? []).map((line) => parsed(name, line, thresholdLine, Threshold)),
    columns: (said.get('column') ?? []).map((line) => {
      const { key, from, ...column } = parsed(name, line, columnLine, Column);
      return { ...column, key: key !== undefined, from: from === undefined ? [] : sourcesOf(from) };
    }),
    sql,
  };
}

/** The text of one line of a header, by its word. @throws {QueryFileError} */
export function headerLine(name: string, sql: string, word: string): string {
  const found = new RegExp(`^-- ${word}: (.+)$`, 'm').exec(sql)?.[1];
  if (found === undefined) throw new QueryFileError(`${name}.sql: its header needs one line "-- ${word}: …".`);
  return found.trim();
}

function parsed<T extends z.ZodType>(name: string, line: string, form: RegExp, shape: T): z.infer<T> {
  const found = shape.safeParse({ ...form.exec(line)?.groups });
  if (!found.success) throw new QueryFileError(`${name}.sql: its header has a line that cannot be read: "${line}".`);
  return found.data;
}

function sourceOf(text: string): Source {
  const [path = '', by] = text.split(' by ');
  const [resourceType = '', variant] = path.split('/');
  return {
    resourceType,
    ...(variant === undefined ? {} : { variant }),
    ...(by === undefined ? {} : { by }),
  };
}
