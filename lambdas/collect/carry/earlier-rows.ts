import { createHash } from 'node:crypto';
import type { Resource } from '../../catalogue/resource.ts';
import type { Part } from '../../contracts/run.ts';
import { fieldOf, type PlacedRow, readRows } from '../../evidence/rows.ts';
import { type Store, StoreError } from '../../evidence/store/store.ts';
import { columnsOf } from '../series.ts';

type Row = PlacedRow['value'];

/** Rows of an earlier run, parent by parent. Both questions must be asked in the order of the parents: nothing is read twice. */
export type EarlierRows = {
  /** Where an unchanged parent lay in the earlier run; null when it is new, changed, or to be asked for anyway. */
  placeOf(parent: Row): Promise<number | null>;
  /** The rows of the parent that lay there. @throws {StoreError} */
  rowsAt(place: number): AsyncGenerator<Row>;
};

/** Parents of the earlier run that are looked at ahead, to find one that moved down: deleted ones lie before it. */
const lookAhead = 20_000;

/**
 * @param earlier parts of the earlier run: the parent's and the resource type's own.
 * @param changed ids of parents that are to be asked for although their rows are the same.
 */
export function earlierRows(
  store: Store,
  resource: Resource,
  earlier: { readonly parents: readonly Part[]; readonly rows: readonly Part[] },
  changed: ReadonlySet<string>,
): EarlierRows {
  const columns = resource.parent?.columns ?? {};
  const begin = { part: 0, row: 0 };
  const named = (row: Row) => {
    const ids = columnsOf(row, columns);
    return ids === null || Object.values(ids).some((id) => changed.has(id)) ? null : JSON.stringify(ids);
  };

  const ahead = new Map<string, { place: number; digest: string | null }>();
  const parents = readRows(store, earlier.parents, begin);
  let place = 0;
  const fill = async () => {
    while (ahead.size < lookAhead) {
      const next = await parents.next();
      if (next.done) return;
      const ids = columnsOf(next.value.value, columns);
      const name = JSON.stringify(ids);
      // Of a parent listed twice nobody can tell whose rows are whose.
      ahead.set(name, { place, digest: ahead.has(name) ? null : digestOf(next.value.value, resource) });
      place += 1;
    }
  };

  const walked = readRows(store, earlier.parents, begin);
  const children = readRows(store, earlier.rows, begin);
  let walkedTo = 0;
  let child: IteratorResult<PlacedRow> | null = null;
  const ofChild = (row: Row) =>
    JSON.stringify(Object.fromEntries(Object.keys(columns).map((name) => [name, row[name]])));
  async function* rowsOfNext(): AsyncGenerator<Row> {
    const parent = await walked.next();
    walkedTo += 1;
    if (parent.done) throw new StoreError('The earlier run has fewer parents than it had before.');
    const ids = JSON.stringify(columnsOf(parent.value.value, columns));
    child ??= await children.next();
    for (; !child.done && ofChild(child.value.value) === ids; child = await children.next()) yield child.value.value;
  }

  return {
    async placeOf(parent) {
      const ids = named(parent);
      const digest = digestOf(parent, resource);
      if (ids === null || digest === null) return null;
      if (!ahead.has(ids)) await fill();
      const found = ahead.get(ids);
      if (found === undefined) return null;
      // What lay before it is gone from the list, or was asked about already.
      for (const passed of ahead.keys()) {
        ahead.delete(passed);
        if (passed === ids) break;
      }
      return found.digest === digest ? found.place : null;
    },
    async *rowsAt(wanted) {
      while (walkedTo < wanted) for await (const _ of rowsOfNext());
      yield* rowsOfNext();
    },
  };
}

/** What of a parent's row tells whether its list changed; null when it does not tell. */
function digestOf(parent: Row, { carried }: Resource): string | null {
  if (carried === undefined) return null;
  if ('columns' in carried) {
    const values = carried.columns.map((column) => fieldOf(parent, column));
    return values.some((value) => value === undefined || value === null) ? null : JSON.stringify(values);
  }
  const rest = Object.entries(parent).filter(([column]) => !carried.but.includes(column));
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 22);
}
