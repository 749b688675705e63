import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { digestOf } from './key-digests.ts';
import { createRowPatterns } from './row-patterns.ts';
import type { Digest, RowRules } from './tasks.ts';

const Schema = z.looseObject({ 'x-key': z.array(z.string()) });
const Row = z.record(z.string(), z.unknown());

/** Told of each row of a part, in order. */
export type RowWatcher = {
  /** Whether its schema passes; null: it is no row of JSON. */
  row(passes: boolean | null): void;
  /** Digest of its key, where it has all of it; the key's own bytes lie in `bytes` between `starts` and `ends`. */
  key(digest: Digest, bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void;
};

/** Looks at rows as their bytes come. */
export type RowReader = {
  /** @param watcher of this part. */
  begin(watcher: RowWatcher): void;
  /** The bytes may be gone afterwards. */
  take(chunk: Uint8Array): void;
  /** The part has ended: a last row may have no line feed. */
  end(): void;
};

/** The columns that identify a row; null: they are not known. */
export function keyColumns({ schema }: RowRules): readonly string[] | null {
  const known = Schema.safeParse(schema);
  return known.success ? known.data['x-key'] : null;
}

const lineFeed = 0x0a;
/** A part has at most 64 MiB of rows, and so has a row: what is longer was not written by us, and is not held. */
const longestRow = 64 * 1024 * 1024;

export function createRowReader(rules: RowRules): RowReader {
  const columns = keyColumns(rules);
  const passes = rules.schema === null ? () => true : compiled(rules.schema);
  const patterns = createRowPatterns(rules.schema ?? {}, columns ?? []);
  const digest = { high: 0, low: 0 };
  let watcher: RowWatcher = { row: () => undefined, key: () => undefined };
  /** The beginning of a row whose end has not come yet. */
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  const parse = (bytes: Uint8Array, from: number, to: number) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
    const row = parsed(text);
    if (row === null) return watcher.row(null);
    const good = passes(row);
    watcher.row(good);
    patterns.learn(text, good);
    const values = columns?.map((column) => row[column]) ?? [undefined];
    if (values.some((value) => value === undefined || value === null)) return;
    const written = values.map((value) => Buffer.from(JSON.stringify(value)));
    const ends = Int32Array.from(written, (_, index) =>
      written.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0),
    );
    const starts = Int32Array.from(ends, (end, index) => end - (written[index]?.length ?? 0));
    const key = Buffer.concat(written);
    digestOf(key, starts, ends, digest);
    watcher.key(digest, key, starts, ends);
  };
  /** Rows of bytes that end with a line feed. */
  const rows = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += 1) {
      const end = patterns.match(bytes, at);
      if (end < 0) {
        const from = at;
        at = bytes.indexOf(lineFeed, from);
        parse(bytes, from, at);
        continue;
      }
      watcher.row(patterns.passes);
      if (patterns.hasKey) {
        digestOf(bytes, patterns.starts, patterns.ends, digest);
        watcher.key(digest, bytes, patterns.starts, patterns.ends);
      }
      at = end;
    }
  };
  const hold = (bytes: Uint8Array) => {
    heldBytes += bytes.byteLength;
    if (heldBytes <= longestRow) held.push(Buffer.from(bytes));
  };
  const release = (bytes: Uint8Array) => {
    const whole = heldBytes + bytes.byteLength <= longestRow ? Buffer.concat([...held, bytes]) : null;
    held = [];
    heldBytes = 0;
    if (whole === null) watcher.row(null);
    else rows(whole);
  };

  return {
    begin(next) {
      watcher = next;
      held = [];
      heldBytes = 0;
    },
    take(chunk) {
      const last = chunk.lastIndexOf(lineFeed);
      if (last < 0) return hold(chunk);
      const first = heldBytes === 0 ? 0 : chunk.indexOf(lineFeed) + 1;
      if (first > 0) release(chunk.subarray(0, first));
      if (last + 1 > first) rows(chunk.subarray(first, last + 1));
      if (last + 1 < chunk.length) hold(chunk.subarray(last + 1));
    },
    end() {
      if (heldBytes > 0) release(Uint8Array.of(lineFeed));
    },
  };
}

/** Schemas are held against the manifest's digests, and not against the schema of schemas, which takes longer to compile than they. */
const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false });

/** Of a schema that is none every row passes: that it was changed, its digest tells. */
function compiled(schema: Readonly<Record<string, unknown>>): (row: unknown) => boolean {
  try {
    return ajv.compile({ ...schema });
  } catch {
    return () => true;
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return Row.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
