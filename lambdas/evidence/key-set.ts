import { hash } from 'node:crypto';

/**
 * Remembers which keys were seen, twenty million of them in half a gigabyte: of each the first 64 bits of its SHA-256. That
 * two different keys among so many look the same happens once in a hundred thousand times.
 */
export function createKeySet(): { /** Whether the key is new. */ readonly add: (key: string) => boolean } {
  let high = new Uint32Array(1024);
  let low = new Uint32Array(1024);
  let size = 0;
  const place = (h: number, l: number) => {
    const mask = high.length - 1;
    let at = l & mask;
    // A place of two zeros is free; digests that are zero do not occur.
    while (high[at] !== 0 || low[at] !== 0) {
      if (high[at] === h && low[at] === l) return { at, known: true };
      at = (at + 1) & mask;
    }
    return { at, known: false };
  };
  const grow = () => {
    const [oldHigh, oldLow] = [high, low];
    high = new Uint32Array(oldHigh.length * 2);
    low = new Uint32Array(oldLow.length * 2);
    for (const [index, h] of oldHigh.entries()) {
      const l = oldLow[index] ?? 0;
      if (h === 0 && l === 0) continue;
      const { at } = place(h, l);
      high[at] = h;
      low[at] = l;
    }
  };
  return {
    add(key) {
      const digest = hash('sha256', key, 'hex');
      const h = Number.parseInt(digest.slice(0, 8), 16);
      const l = Number.parseInt(digest.slice(8, 16), 16);
      const { at, known } = place(h, l);
      if (known) return false;
      high[at] = h;
      low[at] = l;
      size += 1;
      if (size > high.length * 0.6) grow();
      return true;
    },
  };
}
