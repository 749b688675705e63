import { once } from 'node:events';
import { createGzip, gzipSync } from 'node:zlib';
import type { Part } from '../contracts/run.ts';
import type { Redacted } from './redact.ts';
import type { Store } from './store/store.ts';

const MiB = 1024 * 1024;
/** A part is closed at 64 MiB of rows: some 5 MiB compressed, read by Athena in one go and held in memory as bytes. */
const rowsBytesAPart = 64 * MiB;
/** Ten and more parts are open at once where a list is read in windows. */
export const rowsBytesAPartOfMany = 16 * MiB;

/** Writes the rows of one slice as parts, one after another; holds one part's compressed bytes at a time. */
export type PartWriter = {
  /** @throws {StoreError} when a full part is refused. */
  write(row: Redacted): Promise<void>;
  /** Closes the open part, so that all rows can be read back. Returns the parts so far. @throws {StoreError} */
  flush(): Promise<readonly Part[]>;
  /** Closes the last part. Returns all parts of the slice in row order. @throws {StoreError} */
  close(): Promise<Part[]>;
};

export function createPartWriter(
  store: Store,
  keyOf: (part: number) => string,
  options: { readonly bytesAPart?: number } = {},
): PartWriter {
  const bytesAPart = options.bytesAPart ?? rowsBytesAPart;
  const parts: Part[] = [];
  let open: OpenPart | null = null;

  const finish = async () => {
    if (open === null) return;
    const { rows } = open;
    const body = await open.end();
    open = null;
    parts.push({ ...(await store.put(keyOf(parts.length), body)), rows });
  };

  return {
    async write(row) {
      open ??= openPart();
      await open.write(`${JSON.stringify(row)}\n`);
      if (open.bytes >= bytesAPart) await finish();
    },
    async flush() {
      await finish();
      return [...parts];
    },
    async close() {
      await finish();
      return parts;
    },
  };
}

type OpenPart = {
  readonly rows: number;
  /** Bytes of rows, before compression. */
  readonly bytes: number;
  write(line: string): Promise<void>;
  end(): Promise<Uint8Array>;
};

/** Rows are handed to the compressor in pieces of this size: it works beside us, and each handing over costs a switch. */
const bytesAPiece = 128 * 1024;

function openPart(): OpenPart {
  const gzip = createGzip({ chunkSize: bytesAPiece });
  const chunks: Uint8Array[] = [];
  gzip.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  let rows = 0;
  let bytes = 0;
  let piece: string[] = [];
  let pieceBytes = 0;
  let drained: Promise<unknown> | null = null;
  const handOver = async () => {
    const whole = Buffer.from(piece.join(''));
    piece = [];
    pieceBytes = 0;
    // One piece is compressed while the next is made; no more, or memory would fill.
    await drained;
    drained = gzip.write(whole) ? null : once(gzip, 'drain');
  };
  return {
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    async write(line) {
      const size = Buffer.byteLength(line);
      rows += 1;
      bytes += size;
      piece.push(line);
      pieceBytes += size;
      if (pieceBytes >= bytesAPiece) await handOver();
    },
    async end() {
      await handOver();
      await drained;
      gzip.end();
      await once(gzip, 'end');
      return Buffer.concat(chunks);
    },
  };
}

/**
 * Empties what an earlier attempt at this slice left behind beyond the parts written now: nothing is ever deleted, so
 * such a key is overwritten by a part of no rows and named with the others.
 */
export async function emptyLeftovers(store: Store, prefix: string, parts: readonly Part[]): Promise<Part[]> {
  const written = new Set(parts.map((part) => part.key));
  const emptied: Part[] = [];
  for await (const key of store.list(prefix))
    if (!written.has(key)) emptied.push({ ...(await store.put(key, gzipSync(''))), rows: 0 });
  return emptied;
}
