import { readdirSync, readFileSync } from 'node:fs';
import { type Control, controlResults, parseControl, requirementResults } from './controls.ts';
import { parseQuery, type Query } from './query-file.ts';

/** SQL files of a folder beside this one; bundles carry the folders along. */
function queriesIn<T extends Query>(folder: string, parse: (name: string, sql: string) => T): T[] {
  const place = new URL(`${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => parse(file.slice(0, -'.sql'.length), readFileSync(new URL(file, place), 'utf8')));
}

/** Folders of SQL files, the frameworks, and what the report carries in it: a bundle needs them beside it. */
export const queryFolders = ['shared', 'artifacts', 'controls', 'frameworks', 'report'] as const;

/** Definitions that several artifacts have in common. They are published as text, and have no rows of their own. */
export const shared: readonly Query[] = queriesIn('shared', parseQuery);

/** Checks with a result for each subject, gathered in the artifact `control-results`. */
export const controls: readonly Control[] = queriesIn('controls', parseControl);

/** The derived artifacts, each after those it reads. */
export const artifacts: readonly Query[] = inOrder([
  ...queriesIn('artifacts', parseQuery),
  controlResults(controls),
  requirementResults(controls),
]);

/** All of them, each after what it reads. */
export const queries: readonly Query[] = inOrder([...shared, ...controls, ...artifacts]);

/** Each query after those it reads. @throws {Error} when they read one another in a circle. */
export function inOrder(unordered: readonly Query[]): Query[] {
  const ordered = new Map<string, Query>();
  const visit = (query: Query, path: readonly string[]) => {
    if (ordered.has(query.name)) return;
    if (path.includes(query.name)) throw new Error(`Queries read one another: ${[...path, query.name].join(' → ')}.`);
    for (const source of query.sources) {
      const read = unordered.find(({ name }) => source === `posture.${name}`);
      if (read !== undefined) visit(read, [...path, query.name]);
    }
    ordered.set(query.name, query);
  };
  for (const query of unordered) visit(query, []);
  return [...ordered.values()];
}

/**
 * Figures that no query goes by are a slip of the pen, and would silently do nothing.
 *
 * @throws {UnknownThresholdError} with the names that there are.
 */
export function assertThresholds(thresholds: Readonly<Record<string, number>>): void {
  const known = [...new Set(queries.flatMap((query) => query.thresholds.map(({ name }) => name)))].sort();
  const unknown = Object.keys(thresholds).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UnknownThresholdError(`There is no threshold ${unknown}. There are: ${known.join(', ')}.`);
}

/** The setting `thresholds` names a figure that no query goes by. */
export class UnknownThresholdError extends Error {
  override readonly name = 'UnknownThresholdError';
}

/** Resource types that a query's answers come from, through all that it reads. */
export function resourceTypesOf(query: string): string[] {
  const read = queries.find(({ name }) => name === query)?.sources ?? [];
  return [
    ...new Set(
      read.flatMap((source) =>
        source.startsWith('posture.') ? resourceTypesOf(source.slice('posture.'.length)) : [source],
      ),
    ),
  ].filter((source) => !source.includes('.'));
}

/** A file that the report carries in it. */
export const reportAsset = (file: string): string => readFileSync(new URL(`report/${file}`, import.meta.url), 'utf8');
