import { type Catalogue, judgedBy } from './resource.ts';

/** A name that is none of the catalogue's. The message names those that are like it. */
export class UnknownResourceTypeError extends Error {
  override readonly name = 'UnknownResourceTypeError';
}

/** @throws {UnknownResourceTypeError} unless every name is a resource type of the catalogue. */
export function assertResourceTypes(catalogue: Catalogue, names: readonly string[]): void {
  const unknown = names.filter((name) => !Object.hasOwn(catalogue, name));
  if (unknown.length > 0)
    throw new UnknownResourceTypeError(
      `Unknown resource type: ${unknown.join(', ')}.${likeThem(unknown, Object.keys(catalogue))} docs/coverage.md lists all ${Object.keys(catalogue).length}.`,
    );
}

/** Of each unknown name at most this many that are like it are named. */
const mostAlike = 5;

/** Those that have most letters in common from the beginning of a word on: what was meant is mostly among them. */
function likeThem(unknown: readonly string[], known: readonly string[]): string {
  const alike = unknown.flatMap((given) =>
    known
      .map((name) => ({ name, letters: Math.max(...wordsOf(name).map((tail) => inCommon(tail, given))) }))
      .filter(({ letters }) => letters > 2)
      .sort((one, other) => other.letters - one.letters)
      .slice(0, mostAlike),
  );
  return alike.length === 0 ? '' : ` Like it are ${[...new Set(alike.map(({ name }) => name))].join(', ')}.`;
}

/** `group-members` from each of its words on. */
const wordsOf = (name: string) => name.split('-').map((_, index, words) => words.slice(index).join('-'));

function inCommon(one: string, other: string): number {
  const differ = [...one].findIndex((letter, index) => letter !== other[index]?.toLowerCase());
  return differ === -1 ? one.length : differ;
}

/** The resource types that `resourceTypes` are read from: their parents, the parents' parents, and so on, with themselves. */
export function withParents(catalogue: Catalogue, resourceTypes: Iterable<string>): Set<string> {
  const all = new Set<string>();
  const pending = [...resourceTypes];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (all.has(type)) continue;
    all.add(type);
    const parent = catalogue[type]?.parent;
    if (parent) pending.push(parent.resourceType);
  }
  return all;
}

/** Which resource types are collected at all. */
export type Chosen = {
  /** Only these, and the parents they are read through. None: all. */
  readonly include: readonly string[];
  /** Not these, nor what hangs on them: it cannot be read without them. */
  readonly exclude: readonly string[];
};

/** The resource types that the settings leave, in the catalogue's order. */
export function chosenOf(catalogue: Catalogue, { include, exclude }: Chosen): string[] {
  const included = withParents(catalogue, include.length === 0 ? Object.keys(catalogue) : include);
  return Object.keys(catalogue).filter(
    (type) => included.has(type) && !exclude.some((excluded) => withParents(catalogue, [type]).has(excluded)),
  );
}

/**
 * Resource types in the order they can be collected: each list holds types whose parents lie in earlier lists, and what
 * their carrying is judged by where that is collected at all, in the catalogue's order. `resourceTypes` must hold every
 * parent of its members ({@link withParents}). What tells of the others' time is a last list of its own.
 */
export function waves(catalogue: Catalogue, resourceTypes: ReadonlySet<string>): string[][] {
  const ordered: string[][] = [];
  let left = Object.keys(catalogue).filter((type) => resourceTypes.has(type));
  const placed = new Set<string>();
  const last = left.filter((type) => catalogue[type]?.during);
  left = left.filter((type) => !last.includes(type));
  while (left.length > 0) {
    const wave = left.filter((type) => {
      const resource = catalogue[type];
      const parent = resource?.parent === undefined ? [] : [resource.parent.resourceType];
      const judges = resource === undefined ? [] : judgedBy(resource).filter((judge) => resourceTypes.has(judge));
      return [...parent, ...judges].every((earlier) => placed.has(earlier));
    });
    if (wave.length === 0)
      throw new Error(`These resource types wait for parents that are not planned: ${left.join(', ')}.`);
    for (const type of wave) placed.add(type);
    left = left.filter((type) => !placed.has(type));
    ordered.push(wave);
  }
  return last.length === 0 ? ordered : [...ordered, last];
}
