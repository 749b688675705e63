import { type Store, StoreError } from '../../lambdas/evidence/store.ts';

/** Dies at the nth write and takes no further one; with `written`, what it was writing is there all the same. */
export function dyingAt(store: Store, writes: number, written: boolean): Store {
  let left = writes;
  return {
    ...store,
    put: async (key, body) => {
      left -= 1;
      if (left === 0 && written) await store.put(key, body);
      if (left <= 0) throw new StoreError(`Killed while writing ${key}.`);
      return store.put(key, body);
    },
  };
}
