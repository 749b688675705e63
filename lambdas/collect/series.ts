import type { Resource } from '../catalogue/resource.ts';
import type { Position } from '../contracts/ledger.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Part } from '../contracts/run.ts';
import { fieldOf, readRows } from '../evidence/rows.ts';
import type { Store } from '../evidence/store/store.ts';
import type { EarlierRows } from './carry/earlier-rows.ts';
import { boundsOf, type Window } from './divide.ts';

/** One list to be read to its end: of a variant, and of a parent's row. */
export type Series = {
  readonly position: Position;
  /** Empty where the resource type has no variants. */
  readonly variant: string;
  /** The parent's ids by the column they get in the rows; null when the parent's row lacks one. */
  readonly columns: Readonly<Record<string, string>> | null;
  /** Path template, for messages. */
  readonly path: string;
  /** Path and query of the first page to ask for. */
  readonly target: string;
  /** Where the parent's rows lie in the earlier run whose rows stand in place of asking; null: it is asked. */
  readonly carriedAt: number | null;
  /** Path and query of the list's own first page: another than `target` where an earlier slice began it. */
  readonly first: string;
};

/** The parent's rows, where they lie. */
export type ParentRows = {
  readonly store: Store;
  readonly parts: readonly Part[];
  /** Rows of an earlier run, for parents that did not change. */
  readonly earlier: Pick<EarlierRows, 'placeOf'> | null;
};

/**
 * The request series of a resource type from a position on, in the order of its rows: variants, then parents.
 *
 * @param window the part of the list to read.
 * @param log the part of the System Log that the run reads.
 */
export async function* seriesFrom(
  resource: Resource,
  from: Position,
  window: Window,
  log: Plan['window'],
  parents: ParentRows | null,
): AsyncGenerator<Series> {
  const variants = Object.entries(resource.variants ?? { '': {} });
  for (const [index, [variant, own]] of variants.entries()) {
    if (index < from.variant) continue;
    const start: Position = index === from.variant ? from : { variant: index, parent: { part: 0, row: 0 }, page: null };
    const path = own.path ?? resource.path;
    const query = new URLSearchParams({
      ...resource.query,
      ...own.query,
      ...(resource.limit === undefined ? {} : { limit: String(resource.limit) }),
      ...(resource.window === undefined
        ? {}
        : { [resource.window.since]: log.since, [resource.window.until]: log.until }),
      ...(resource.divide === undefined
        ? {}
        : boundsOf(resource.divide, window, resource.window === undefined ? undefined : log)),
    });
    for await (const { place, columns, carriedAt } of asked(resource, parents, start.parent)) {
      const resumed = place.part === start.parent.part && place.row === start.parent.row ? start.page : null;
      const again = resumed !== null && start.again ? { again: start.again } : {};
      const position = { variant: index, parent: place, page: resumed, ...again };
      const first = targetOf(path, columns ?? {}, query);
      yield {
        position,
        variant,
        columns,
        path,
        target: resumed ?? first,
        first,
        carriedAt: resumed === null ? carriedAt : null,
      };
    }
  }
}

/**
 * The position after a page: the next page of its series, or the series after it.
 *
 * @param again whether the series was begun again.
 */
export function positionAfter(series: Series, next: string | null, again = false): Position {
  const { variant, parent } = series.position;
  return next === null
    ? { variant, parent: { part: parent.part, row: parent.row + 1 }, page: null }
    : { variant, parent, page: next, ...(again ? { again } : {}) };
}

/** Where the variant after a series' own begins; null: it is the last. */
export function nextVariant({ variants = {} }: Resource, { position }: Series): Position | null {
  const variant = position.variant + 1;
  return variant < Object.keys(variants).length ? { variant, parent: { part: 0, row: 0 }, page: null } : null;
}

type Place = Position['parent'];

async function* asked(
  resource: Resource,
  parents: ParentRows | null,
  from: Place,
): AsyncGenerator<{ place: Place; columns: Record<string, string> | null; carriedAt: number | null }> {
  const { parent } = resource;
  if (parent === undefined || parents === null) {
    if (from.part === 0 && from.row === 0) yield { place: from, columns: {}, carriedAt: null };
    return;
  }
  // What was asked for before `from` must be known again, or a resumed slice would ask for it twice; and the earlier rows
  // are found in the order of the parents, from the first.
  const begin = parent.distinct || parents.earlier !== null ? { part: 0, row: 0 } : from;
  const seen = new Set<string>();
  for await (const placed of readRows(parents.store, parents.parts, begin)) {
    if (parent.except?.safeParse(placed.value).success) continue;
    const columns = columnsOf(placed.value, parent.columns);
    if (parent.distinct) {
      const ids = JSON.stringify(columns);
      if (columns !== null && seen.has(ids)) continue;
      seen.add(ids);
    }
    const carriedAt = (await parents.earlier?.placeOf(placed.value)) ?? null;
    if (placed.part < from.part || (placed.part === from.part && placed.row < from.row)) continue;
    yield { place: { part: placed.part, row: placed.row }, columns, carriedAt };
  }
}

/** The ids that a parent's row gives its children, by column; null when it lacks one. */
export function columnsOf(row: unknown, columns: Readonly<Record<string, string>>): Record<string, string> | null {
  const named: Record<string, string> = {};
  for (const [column, field] of Object.entries(columns)) {
    const value = fieldOf(row, field);
    const id = typeof value === 'string' && field.endsWith('href') ? value.split(/[?#]/)[0]?.split('/').at(-1) : value;
    if (typeof id !== 'string' || id === '') return null;
    named[column] = id;
  }
  return named;
}

/** Path and query of a request: ids in their places. */
export function targetOf(path: string, columns: Readonly<Record<string, string>>, query: URLSearchParams): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, column: string) => encodeURIComponent(columns[column] ?? ''));
  return query.size === 0 ? filled : `${filled}?${query}`;
}
