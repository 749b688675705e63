/** A list that is made as it is read: `at` gives the record at a place, or undefined where there is none. */
export type Sequence<T> = {
  readonly size: number;
  readonly at: (index: number) => T | undefined;
  /** Set when the list is followed and never ends: the cursor after its last record so far, or after a record. */
  readonly cursorAfter?: (record: object | undefined) => string;
};

export function fromArray<T>(items: readonly T[]): Sequence<T> {
  return { size: items.length, at: (index) => items[index] };
}

/** The records that a test lets pass; their places stay. */
export function filtered<T>(sequence: Sequence<T>, passes: (item: T) => boolean): Sequence<T> {
  const at = (index: number) => {
    const item = sequence.at(index);
    return item !== undefined && passes(item) ? item : undefined;
  };
  return { size: sequence.size, at };
}

/** The records in another form; their places stay. */
export function mapped<T, U>(sequence: Sequence<T>, to: (item: T, index: number) => U): Sequence<U> {
  const at = (index: number) => {
    const item = sequence.at(index);
    return item === undefined ? undefined : to(item, index);
  };
  return { size: sequence.size, at };
}

/** Up to `limit` records from a place on, and the place of the first record after them; null: none is left. */
export function slice<T>(sequence: Sequence<T>, from: number, limit: number): { items: T[]; next: number | null } {
  const items: T[] = [];
  for (let index = from; index < sequence.size; index += 1) {
    const item = sequence.at(index);
    if (item === undefined) continue;
    if (items.length === limit) return { items, next: index };
    items.push(item);
  }
  return { items, next: null };
}

/** Every record, for tests to compare with. */
export function everything<T>(sequence: Sequence<T>): T[] {
  return slice(sequence, 0, Number.POSITIVE_INFINITY).items;
}
