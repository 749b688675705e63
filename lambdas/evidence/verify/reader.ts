import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { type Store, StoreError } from '../store/store.ts';
import { createDigestWriter, nameOf, placeForDigests, repeatedIn } from './key-digests.ts';
import { createRowReader, type RowReader, type RowWatcher } from './part-rows.ts';
import type {
  Asked,
  BucketTask,
  Digest,
  FileRead,
  FileTask,
  KeyDigests,
  KeyedRow,
  KeyedTask,
  PartRead,
  PartTask,
  RowRules,
} from './tasks.ts';

/** What is done for each object: here, or in threads beside. Everything passes between threads. */
export type Reader = {
  /** @throws {StoreError} */
  file(task: FileTask): Promise<FileRead>;
  /** Reads a part once: its digest, its rows, the digests of their keys. @throws {StoreError} */
  part(task: PartTask): Promise<PartRead>;
  /** Digests that a bucket has more than once, at most {@link mostRepeated}. */
  repeated(task: BucketTask): Promise<readonly Digest[]>;
  /** Reads a part once more for the rows of some digests, at most {@link mostRepeated}. @throws {StoreError} */
  keyed(task: KeyedTask): Promise<readonly KeyedRow[]>;
};

/** Rows that have another's key are named one by one up to this number. */
export const mostRepeated = 100;
/** Likewise lines that are no rows. */
const mostLines = 100;

/** Reads objects one after another. @param name of this reader among those that write digests. */
export function createReader(store: Store, name = 'here'): Reader {
  // Patterns that were learned from a type's first part serve its others, and so does the writer of its digests.
  const held = placeForDigests();
  const rowReader = rememberLast((rules: RowRules) => createRowReader(rules));
  const digestWriter = rememberLast((digests: KeyDigests) => createDigestWriter(digests, name, held));
  const oneByOne = queue();

  return {
    file: ({ key }) =>
      oneByOne(async () => {
        const digest = createHash('sha256');
        let bytes = 0;
        for await (const chunk of store.read(key)) {
          digest.update(chunk);
          bytes += chunk.byteLength;
        }
        return { bytes, sha256: digest.digest('hex') };
      }),
    part: ({ key, bytes, rules, digests }) =>
      oneByOne(async () => {
        const writer = digestWriter(digests);
        let rows = 0;
        const noRows: { count: number; lines: number[] } = { count: 0, lines: [] };
        const surprises: { count: number; line: number | null } = { count: 0, line: null };
        const read = await readRows(store, { key, bytes }, rowReader(rules), {
          row(passes) {
            rows += 1;
            if (passes === null) {
              noRows.count += 1;
              if (noRows.lines.length < mostLines) noRows.lines.push(rows);
            } else if (!passes) {
              surprises.count += 1;
              surprises.line ??= rows;
            }
          },
          key: ({ high, low }) => writer.add(high, low),
        });
        writer.flush();
        return { ...read, rows, noRows, surprises };
      }),
    repeated: async ({ digests, bucket }) => repeatedIn(digests, bucket, mostRepeated),
    keyed: ({ key, bytes, rules, wanted }) =>
      oneByOne(async () => {
        const names = new Set(wanted.map(nameOf));
        const found: KeyedRow[] = [];
        let line = 0;
        await readRows(store, { key, bytes }, rowReader(rules), {
          row() {
            line += 1;
          },
          key(digest, bytes, starts, ends) {
            if (!names.has(nameOf(digest)) || found.length === mostRepeated) return;
            const columns = [...starts].map((start, index) => bytes.subarray(start, ends[index]));
            found.push({ line, key: columns.map((column) => Buffer.from(column).toString('utf8')).join() });
          },
        });
        return found;
      }),
  };
}

/** What a reader answers to what it was asked. */
export function answerOf(reader: Reader, asked: Asked): Promise<unknown> {
  switch (asked.method) {
    case 'file':
      return reader.file(asked.task);
    case 'part':
      return reader.part(asked.task);
    case 'repeated':
      return reader.repeated(asked.task);
    case 'keyed':
      return reader.keyed(asked.task);
  }
}

/** Bytes that are unzipped at a time: each handing over costs a switch of threads, and a small part needs no large place. */
const [fewestBytesAPiece, mostBytesAPiece] = [16 * 1024, 512 * 1024];
/** Rows are some ten times as long as their bytes in a part. */
const bytesAPiece = (bytes: number) => Math.max(fewestBytesAPiece, Math.min(mostBytesAPiece, 10 * bytes));

/** Reads a part's bytes once, for their digest and for the rows in them: what cannot be unzipped is digested all the same. */
async function readRows(
  store: Store,
  { key, bytes: expected }: FileTask,
  rows: RowReader,
  watcher: RowWatcher,
): Promise<FileRead & { whole: boolean }> {
  const digest = createHash('sha256');
  const chunkSize = bytesAPiece(expected);
  // Small buffers are cut from a pool that Node lends to others too: https://nodejs.org/api/buffer.html#static-method-bufferallocunsafesize
  const isOwn = chunkSize > Buffer.poolSize;
  const gunzip = createGunzip({ chunkSize });
  let broken = false;
  const { promise: over, resolve, reject } = Promise.withResolvers<boolean>();
  // It may fail before anyone waits for it.
  over.catch(() => undefined);
  gunzip.once('end', () => resolve(true));
  gunzip.on('error', () => {
    broken = true;
    resolve(false);
  });
  rows.begin(watcher);
  gunzip.on('data', (chunk: Uint8Array<ArrayBuffer>) => {
    try {
      rows.take(chunk);
      // Gunzip fills a buffer and then takes another. Left to the collector, a gigabyte of them costs as much as unzipping it twice.
      if (isOwn && chunk.byteOffset + chunk.byteLength === chunk.buffer.byteLength) chunk.buffer.transfer(0);
    } catch (error) {
      // Thrown out of an event it would end the process, or leave whoever waits for the end waiting for ever.
      broken = true;
      gunzip.destroy();
      reject(error);
    }
  });
  let bytes = 0;
  for await (const chunk of store.read(key)) {
    digest.update(chunk);
    bytes += chunk.byteLength;
    if (!broken && !gunzip.write(chunk))
      await Promise.race([over, new Promise((resolve) => gunzip.once('drain', resolve))]);
  }
  if (!broken) gunzip.end();
  const whole = await over;
  if (whole) rows.end();
  return { bytes, sha256: digest.digest('hex'), whole };
}

/** Makes something of what it is given, and gives it again for as long as it is given the same. */
function rememberLast<T, Made>(make: (given: T) => Made): (given: T) => Made {
  let last: { readonly text: string; readonly made: Made } | null = null;
  return (given) => {
    const text = JSON.stringify(given);
    if (last?.text !== text) last = { text, made: make(given) };
    return last.made;
  };
}

/** An answer of S3 may break off in its body, and is then asked for again. */
const attempts = 3;

/** Runs what it is given one after the other. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const patiently = async () => {
      for (let attempt = 1; ; attempt += 1)
        try {
          return await task();
        } catch (error) {
          if (!(error instanceof StoreError) || attempt === attempts) throw error;
        }
    };
    const next = last.then(patiently);
    last = next.catch(() => undefined);
    return next;
  };
}
