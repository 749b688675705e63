import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest, KeyDigests } from './tasks.ts';

/** Digests that a bucket is meant to hold: with the table that finds what comes twice, some 24 MB. */
const bucketSize = 2 ** 20;
const mostBuckets = 1024;

/** Enough buckets for so many rows: a power of two. */
export function bucketsFor(rows: number): number {
  let buckets = 1;
  while (buckets < mostBuckets && rows > buckets * bucketSize) buckets *= 2;
  return buckets;
}

/** Digests held before they are written, of all buckets together: 2 MiB. */
const mostHeld = 2 ** 18;

/** Writes digests. Any number of writers may write to one folder, each under its own name. */
export type DigestWriter = {
  add(high: number, low: number): void;
  /** Writes what is held. */
  flush(): void;
};

/** A place for digests that are not written yet, of one writer at a time. */
export const placeForDigests = () => new Int32Array(2 * mostHeld);

/** @param name of this writer among those of the folder. */
export function createDigestWriter(
  { folder, buckets }: KeyDigests,
  name: string,
  held: Int32Array<ArrayBuffer> = placeForDigests(),
): DigestWriter {
  mkdirSync(folder, { recursive: true });
  const each = mostHeld / buckets;
  const counts = new Uint32Array(buckets);
  const flushOne = (bucket: number) => {
    const count = counts[bucket] ?? 0;
    if (count === 0) return;
    const from = 2 * each * bucket;
    const path = join(folder, `${bucket}-${name}`);
    appendFileSync(path, Buffer.from(held.buffer, 4 * from, 8 * count));
    counts[bucket] = 0;
  };
  return {
    add(high, low) {
      const bucket = high & (buckets - 1);
      const count = counts[bucket] ?? 0;
      const at = 2 * (each * bucket + count);
      held[at] = high;
      held[at + 1] = low;
      counts[bucket] = count + 1;
      if (count + 1 === each) flushOne(bucket);
    },
    flush() {
      for (let bucket = 0; bucket < buckets; bucket += 1) flushOne(bucket);
    },
  };
}

/** Digests that were written more than once to a bucket, at most so many of them. */
export function repeatedIn({ folder }: KeyDigests, bucket: number, most: number): Digest[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${bucket}-`));
  const written = files.map((name) => readFileSync(join(folder, name)));
  const total = written.reduce((sum, { byteLength }) => sum + byteLength / 8, 0);
  const set = createDigestSet(total);
  const repeated = new Map<number, Digest>();
  for (const bytes of written) {
    const digests = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    for (let at = 0; at < digests.length; at += 2) {
      const high = digests[at] ?? 0;
      const low = digests[at + 1] ?? 0;
      if (!set.add(high, low) && repeated.size < most) repeated.set(nameOf({ high, low }), { high, low });
    }
  }
  return [...repeated.values()];
}

/** A number for a digest: of its 64 bits 53, which is enough among a few. */
export const nameOf = ({ high, low }: Digest) => (high >>> 0) * 2 ** 21 + (low >>> 11);

/** Remembers digests, at most as many as it was made for. */
function createDigestSet(size: number): {
  /** Whether it is new. */ readonly add: (high: number, low: number) => boolean;
} {
  let places = 1024;
  while (places < 2 * size) places *= 2;
  const table = new Int32Array(2 * places);
  return {
    add(high, low) {
      // The first bits are the same in all of a bucket.
      for (let place = (low ^ (high >>> 10)) & (places - 1); ; place = (place + 1) & (places - 1)) {
        const there = table[2 * place + 1];
        if (there === low && table[2 * place] === high) return false;
        // The second half of a digest is never zero.
        if (there !== 0) continue;
        table[2 * place] = high;
        table[2 * place + 1] = low;
        return true;
      }
    },
  };
}

/** Makes the digest of a key, as two numbers that V8 holds without a place in memory: equal keys have equal ones, and whoever finds two that are equal compares the keys. */
export function digestOf(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, into: { high: number; low: number }) {
  let high = 0x9747b28c;
  let low = 0x3c074a61;
  for (let column = 0; column < starts.length; column += 1) {
    const end = ends[column] ?? 0;
    // Two multiplications by the odd numbers of MurmurHash3, which do not know of one another.
    for (let at = starts[column] ?? 0; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      high = Math.imul(high ^ byte, 0xcc9e2d51) ^ (high >>> 15);
      low = Math.imul(low ^ byte, 0x1b873593) ^ (low >>> 13);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35);
  into.high = high ^ (high >>> 13);
  into.low = (low ^ (low >>> 13)) | 1;
}
