import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOf } from '../digest.ts';
import { type Store, StoreError } from './store.ts';

/** Bytes that are read at a time: four times what Node reads unasked, for a quarter of the calls. */
const bytesAPiece = 256 * 1024;

/** Evidence in a folder. An object is written beside its place and moved there whole: a reader never sees half of one. */
export function createFileStore(folder: string): Store & { readonly pathOf: (key: string) => string } {
  const pathOf = (key: string) => join(folder, ...key.split('/'));
  const failed = (verb: string, key: string, error: unknown) =>
    new StoreError(`Could not ${verb} ${key} in ${folder}: ${adviceFor(error)}`);

  const write = async (key: string, body: Uint8Array | ReadStream) => {
    const path = pathOf(key);
    const unfinished = `${path}.${randomUUID()}.unfinished`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(unfinished, 'wx');
      try {
        await file.writeFile(body);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw failed('write', key, error);
    }
  };

  return {
    bucket: folder,
    pathOf,
    async put(key, body) {
      await write(key, body);
      return { key, versionId: null, bytes: body.byteLength, sha256: createHash('sha256').update(body).digest('hex') };
    },
    async putFile(key, path) {
      const { bytes, digest } = await digestOf(path);
      await write(key, createReadStream(path));
      return { key, versionId: null, bytes, sha256: digest.toString('hex') };
    },
    async get(key) {
      try {
        return { body: await readFile(pathOf(key)), versionId: null };
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw failed('read', key, error);
      }
    },
    async *read(key) {
      try {
        for await (const chunk of createReadStream(pathOf(key), { highWaterMark: bytesAPiece })) yield chunk;
      } catch (error) {
        throw failed('read', key, error);
      }
    },
    async *list(prefix) {
      try {
        yield* keysBelow(folder, '', prefix);
      } catch (error) {
        throw failed('list', prefix, error);
      }
    },
  };
}

/** Walks only the folders that can hold a key with the prefix. Sorted as S3 sorts: by the whole key. */
async function* keysBelow(folder: string, path: string, prefix: string): AsyncGenerator<string> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  });
  const named = entries
    .filter((entry) => !entry.name.endsWith('.unfinished'))
    .map((entry) => ({ key: `${path}${entry.name}${entry.isDirectory() ? '/' : ''}`, isFolder: entry.isDirectory() }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const { key, isFolder } of named) {
    if (isFolder && (key.startsWith(prefix) || prefix.startsWith(key))) yield* keysBelow(folder, key, prefix);
    if (!isFolder && key.startsWith(prefix)) yield key;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function adviceFor(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Make room, or name another folder with --out.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'the folder may not be written. Give yourself the right, or name another folder with --out.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder is needed. Name another folder with --out.';
    default:
      return codeOf(error) ?? 'an unknown error';
  }
}
