import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import type { Part } from '../contracts/run.ts';
import type { Store } from './store/store.ts';

const Row = z.record(z.string(), z.unknown());

/** A row read back, and where it lies: the part's place among the parts, the row's place in the part. */
export type PlacedRow = { readonly part: number; readonly row: number; readonly value: z.infer<typeof Row> };

/** Rows of the parts from a place on, one at a time. @throws {StoreError} */
export async function* readRows(
  store: Store,
  parts: readonly Part[],
  from: { readonly part: number; readonly row: number },
): AsyncGenerator<PlacedRow> {
  for (const [index, part] of parts.entries()) {
    if (index < from.part || part.rows === 0) continue;
    let row = 0;
    for await (const line of linesOf(store.read(part.key))) {
      if (index > from.part || row >= from.row) yield { part: index, row, value: Row.parse(JSON.parse(line)) };
      row += 1;
    }
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // The loop below meets an error of either stream; the callback only has to exist.
  const unzipped = pipeline(Readable.from(bytes), createGunzip(), () => undefined);
  const utf8 = new TextDecoder();
  let rest = '';
  for await (const chunk of unzipped) {
    const lines = (rest + utf8.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** The value at a path of a row, dots descending; undefined where there is none. */
export function fieldOf(row: unknown, path: string): unknown {
  let value = row;
  for (const name of path.split('.')) {
    const object = Row.safeParse(value);
    if (!object.success) return undefined;
    value = object.data[name];
  }
  return value;
}
