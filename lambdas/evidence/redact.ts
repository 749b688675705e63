import * as z from 'zod';
import { withoutSecrets } from './secrets.ts';

// Checked, not copied: a copy would lose a key named __proto__.
const RedactedRow = z.custom<Readonly<Record<string, unknown>>>((row) => typeof row === 'object').brand<'Redacted'>();

/** A row from which everything that must not be kept is gone. Only {@link createRedact} makes one, or an earlier run did; only these are written. */
export type Redacted = z.infer<typeof RedactedRow>;

/**
 * Takes out of a row what must not be kept, and counts by path what it took or changed. In paths `*` stands for every item
 * of an array.
 */
export type Redact = (row: Readonly<Record<string, unknown>>, count: (path: string) => void) => Redacted;

/** What a resource type's rows lose beside the secrets that are known by name or shape. In paths dots descend, `*` is every item or key. */
export type RedactionRules = {
  /** Left out, whatever they hold. */
  readonly drop: readonly string[];
  /** Phone numbers and private addresses: dealt with as {@link Contact} says. */
  readonly contact: readonly string[];
  /** Containers that people fill as they like: of these only the keys listed stay. */
  readonly allow: Readonly<Record<string, readonly string[]>>;
  /** URLs that lose what follows `?` or `#`. */
  readonly stripQuery: readonly string[];
};

/** What becomes of phone numbers and private addresses: a pseudonym, by which rows can still be joined; nothing; themselves. */
export type Contact =
  | { readonly by: 'hash'; readonly hash: (text: string) => string }
  | { readonly by: 'drop' }
  | { readonly by: 'keep' };

/** A row as it was read back from the store: what must not be kept left it before it was written. */
export const redactedBefore = (row: Readonly<Record<string, unknown>>): Redacted => RedactedRow.parse(row);

type Action = 'drop' | 'contact' | 'stripQuery';
type Node = { actions: Set<Action>; allow: Set<string> | null; readonly below: Map<string, Node> };
const newNode = (): Node => ({ actions: new Set(), allow: null, below: new Map() });

/** Compiles rules. Secrets that are known by their key's name or their own shape go in any case. */
export function createRedact(rules: RedactionRules, contact: Contact): Redact {
  const root = newNode();
  const nodeAt = (path: string): Node => {
    let node = root;
    for (const key of path.split('.')) {
      const next = node.below.get(key) ?? newNode();
      node.below.set(key, next);
      node = next;
    }
    return node;
  };
  for (const path of rules.drop) nodeAt(path).actions.add('drop');
  for (const path of rules.contact) nodeAt(path).actions.add('contact');
  for (const path of rules.stripQuery) nodeAt(path).actions.add('stripQuery');
  for (const [path, keys] of Object.entries(rules.allow)) nodeAt(path).allow = new Set(keys);
  return (row, count) => RedactedRow.parse(clean(row, [root], '', { count, contact }));
}

type Tools = { readonly count: (path: string) => void; readonly contact: Contact };
const gone = Symbol('gone');

function clean(value: unknown, nodes: readonly Node[], path: string, tools: Tools): unknown {
  const does = (action: Action) => nodes.some(({ actions }) => actions.has(action));
  // A null holds nothing: leaving it in shows that there was nothing to take.
  if (value === null) return null;
  if (does('drop')) return taken(path, tools);
  if (does('contact')) return contactOf(value, path, tools);
  if (typeof value === 'string') return cleanText(value, does('stripQuery'), path, tools);
  if (Array.isArray(value))
    return value
      .map((item, index) => clean(item, descend(nodes, String(index)), `${path}.*`, tools))
      .filter((item) => item !== gone);
  if (typeof value === 'number' && !isWhatOktaSaid(value)) tools.count(path);
  if (typeof value !== 'object') return value;
  const allow = nodes.flatMap((node) => (node.allow === null ? [] : [node.allow]));
  const kept: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    const name = key.toWellFormed();
    const at = path === '' ? name : `${path}.${name}`;
    const below = descend(nodes, key);
    const listed = allow.every((keys) => keys.has(key)) || nodes.some((node) => node.below.has(key));
    const cleaned = listed || item === null ? clean(item, below, at, tools) : taken(at, tools);
    const safe = cleaned === gone ? gone : withoutSecrets.underKey(key, cleaned);
    if (safe === withoutSecrets.secret) tools.count(at);
    else if (safe !== gone) kept.push([name, safe]);
    if (name !== key) tools.count(at);
  }
  // From entries, not by assignment: a key named __proto__ stays a key.
  return Object.fromEntries(kept);
}

function taken(path: string, { count }: Tools): typeof gone {
  count(path);
  return gone;
}

function contactOf(value: unknown, path: string, tools: Tools): unknown {
  const { contact } = tools;
  if (value === '') return value;
  if (contact.by === 'keep') return typeof value === 'string' ? wellFormed(value, path, tools) : value;
  if (contact.by === 'drop' || typeof value !== 'string') return taken(path, tools);
  tools.count(path);
  return contact.hash(value);
}

function cleanText(text: string, stripQuery: boolean, path: string, { count }: Tools): string {
  const cleaned = withoutSecrets.inText(stripQuery ? text.replace(/[?#].*$/s, '') : text).toWellFormed();
  if (cleaned !== text) count(path);
  return cleaned;
}

/** A whole number beyond 2^53 was rounded when it was read, and one beyond all numbers is none: neither is kept in silence. */
const isWhatOktaSaid = (number: number) =>
  Number.isSafeInteger(number) || (Number.isFinite(number) && !Number.isInteger(number));

/**
 * Half a surrogate pair becomes U+FFFD, and is counted: JSON can spell it (`"\ud83d"`, of a text cut off in an emoji) but UTF-8
 * cannot hold it, so that DuckDB and other strict readers refuse the whole file for it. Whoever fails to sign in chooses the
 * name that the System Log repeats.
 */
function wellFormed(text: string, path: string, { count }: Tools): string {
  if (text.isWellFormed()) return text;
  count(path);
  return text.toWellFormed();
}

function descend(nodes: readonly Node[], key: string): Node[] {
  return nodes.flatMap((node) => [node.below.get(key), node.below.get('*')].filter((below) => below !== undefined));
}
