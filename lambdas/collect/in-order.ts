/** What a task came to: looked at later, so that a failure waits for its turn too. */
export type Settled<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Starts a task for each item, at most `width()` ahead, and yields item and result in the items' order, whatever finishes
 * first. A failed task's error is thrown at its turn. `leave` is called when the loop ends, for whatever reason: tasks
 * still under way should then end soon, and are waited for.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  task: (item: Item) => Promise<Result>,
  width: () => number,
  leave: () => void,
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
  const source = items[Symbol.asyncIterator]();
  const ahead: { item: Item; settled: Promise<Settled<Result>> }[] = [];
  const fill = async () => {
    while (ahead.length < width()) {
      const next = await source.next();
      if (next.done) return;
      ahead.push({ item: next.value, settled: settle(task(next.value)) });
    }
  };
  try {
    for (await fill(); ; await fill()) {
      const first = ahead.shift();
      if (first === undefined) return;
      const settled = await first.settled;
      if ('error' in settled) throw settled.error;
      yield { item: first.item, result: settled.value };
    }
  } finally {
    leave();
    await Promise.all(ahead.map(({ settled }) => settled));
    await source.return?.();
  }
}

/** What a promise came to, without throwing. */
export function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}
