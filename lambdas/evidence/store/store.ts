/** An object as the store keeps it. `versionId` is null where the store has no versions. */
export type StoredObject = {
  readonly key: string;
  readonly versionId: string | null;
  readonly bytes: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
};

/** Where evidence lies. It can add and overwrite; there is no way to delete. */
export type Store = {
  /** Bucket's name, or the folder's path: what a reader needs beside a key. */
  readonly bucket: string;
  /** @throws {StoreError} when the store refuses. */
  put(key: string, body: Uint8Array): Promise<StoredObject>;
  /** Takes a file of this machine, whatever its size. @throws {StoreError} when the store refuses. */
  putFile(key: string, path: string): Promise<StoredObject>;
  /** A small object, whole; null when there is none. @throws {StoreError} */
  get(key: string): Promise<{ readonly body: Uint8Array; readonly versionId: string | null } | null>;
  /**
   * An object's bytes as they come, of one of its versions where there are any.
   *
   * @throws {StoreError} also when there is none.
   */
  read(key: string, versionId?: string): AsyncIterable<Uint8Array>;
  /** Path of an object on this machine; absent where objects lie elsewhere. */
  readonly pathOf?: (key: string) => string;
  /** Keys that start with `prefix`, in key order. @throws {StoreError} */
  list(prefix: string): AsyncIterable<string>;
};

/** The store would not take or give an object. The message says which, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
