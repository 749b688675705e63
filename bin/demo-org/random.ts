/**
 * Draws that depend on nothing but their names: the same seed and keys give the same number in [0, 1), in any order and
 * in any process. So the org needs no memory of what it made up.
 */
export type Draw = (...keys: readonly (string | number)[]) => number;

export function drawWith(seed: number): Draw {
  return (...keys) => mixed(`${seed}|${keys.join('|')}`) / 2 ** 32;
}

/** FNV-1a, then murmur3's finalizer: FNV alone leaves the last characters in the low bits. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The item at a draw. */
export function pick<T>(items: readonly [T, ...T[]], draw: number): T {
  return items[Math.floor(draw * items.length)] ?? items[0];
}

/** The item at a draw, where each has a weight. */
export function weighted<const T extends readonly (readonly [unknown, number])[]>(
  items: T,
  draw: number,
): T[number][0] {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  const found = items.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  if (found === undefined) throw new RangeError('There is nothing to draw from');
  return found[0];
}

/** An id in Okta's form, 20 characters: what it is (`00u`), which one, and nothing that could be anyone's. */
export function oktaId(prefix: string, index: number): string {
  return `${prefix}demo${index.toString(36).padStart(20 - prefix.length - 7, '0')}5d7`;
}

/** Which one an id is; null when it is no id of that kind. */
export function indexOf(prefix: string, id: string): number | null {
  const [, index] = new RegExp(`^${prefix}demo([0-9a-z]+)5d7$`).exec(id) ?? [];
  return index === undefined || id.length !== 20 ? null : Number.parseInt(index, 36);
}
