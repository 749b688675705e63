import { z } from 'zod';

const RedactedRow = z.record(z.string(), z.unknown()).brand<'Redacted'>();

/** A row from which everything that must not be kept is gone. Only {@link createRedact} makes one; only these are written. */
export type Redacted = z.infer<typeof RedactedRow>;

/** Takes secrets out of a row and counts, by path, what it took. In paths `*` stands for every item of an array. */
export type Redact = (row: Readonly<Record<string, unknown>>, count: (path: string) => void) => Redacted;

/** Key names whose text is a secret wherever it stands. Objects of these names (a password policy's) are walked as usual. */
const secretKey =
  /^(password|passphrase|passcode|(client|shared|consumer|api|app)?_?secret|secret_?key|private_?key|api_?key|access_?key|(access|refresh|id|session|state|bearer|auth|api|activation|recovery|device|otp)?_?token|(recovery_?)?answer|seed)$/i;

/** Text that is a secret by its shape: an SSWS token, a JSON Web Token, a private key in PEM. */
const secretShape =
  /(?<![\w-])00[\w-]{40}(?![\w-])|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** What stands in a text where a secret stood. */
const mark = '[redacted]';

type Node = { end: boolean; readonly below: Map<string, Node> };

/**
 * Compiles a resource type's paths. Dots descend, `*` is every item of an array or key of an object. Matching values are
 * left out of the row, whatever they are; secrets that the floor knows by name or shape go too.
 */
export function createRedact(paths: readonly string[]): Redact {
  const root: Node = { end: false, below: new Map() };
  for (const path of paths) {
    let node = root;
    for (const key of path.split('.')) {
      const next = node.below.get(key) ?? { end: false, below: new Map<string, Node>() };
      node.below.set(key, next);
      node = next;
    }
    node.end = true;
  }
  return (row, count) => RedactedRow.parse(clean(row, [root], '', count));
}

function clean(value: unknown, nodes: readonly Node[], path: string, count: (path: string) => void): unknown {
  if (typeof value === 'string') return cleanText(value, path, count);
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const below = descend(nodes, String(index));
      const at = `${path}.*`;
      if (below.some((node) => node.end)) count(at);
      else kept.push(clean(item, below, at, count));
    }
    return kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    const below = descend(nodes, key);
    const at = path === '' ? key : `${path}.${key}`;
    const secret = typeof item === 'string' && item !== '' && secretKey.test(key);
    if (secret || below.some((node) => node.end)) {
      // A null holds nothing: leaving it in shows that there was nothing to take.
      if (item === null) kept.push([key, item]);
      else count(at);
    } else kept.push([key, clean(item, below, at, count)]);
  }
  // From entries, not by assignment: a key named __proto__ stays a key.
  return Object.fromEntries(kept);
}

function descend(nodes: readonly Node[], key: string): Node[] {
  return nodes.flatMap((node) => [node.below.get(key), node.below.get('*')].filter((below) => below !== undefined));
}

function cleanText(text: string, path: string, count: (path: string) => void): string {
  const cleaned = text.replace(secretShape, mark);
  if (cleaned !== text) count(path);
  return cleaned;
}
