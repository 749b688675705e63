import { type Store, StoreError } from '../../lambdas/evidence/store/store.ts';

/** Dies at the nth write and takes no further one; with `written`, what it was writing is there all the same. */
export function dyingAt(store: Store, writes: number, written: boolean): Store {
  let left = writes;
  const write = async <T>(key: string, put: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left === 0 && written) await put();
    if (left <= 0) throw new StoreError(`Killed while writing ${key}.`);
    return put();
  };
  return {
    ...store,
    put: (key, body) => write(key, () => store.put(key, body)),
    putFile: (key, path) => write(key, () => store.putFile(key, path)),
  };
}
