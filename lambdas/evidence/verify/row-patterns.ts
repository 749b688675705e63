import * as z from 'zod';

/**
 * Rows known by their pattern: their bytes but for the text of strings and the digits of integers. JSON.parse makes objects of
 * every row, and takes three times as long as unzipping it; of a pattern, one row is parsed and held against the schema, and all
 * others of it are only compared with it. A schema that names types and fields says the same of all of them.
 */
export type RowPatterns = {
  /**
   * Looks at the row that begins at `from`; the bytes end with a line feed.
   *
   * @returns where the row's line feed is; -1: its pattern is not known.
   */
  match(bytes: Uint8Array, from: number): number;
  /** Of the row matched last: whether its schema passes. */
  readonly passes: boolean;
  /** Of the row matched last: whether it has all of its key, whose columns lie at `starts` to `ends`, quotes included. */
  readonly hasKey: boolean;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Remembers the pattern of a row, which is JSON. */
  learn(text: string, passes: boolean): void;
};

/** What a value that differs from row to row may be; `told`: the schema looks at its text, which is part of the pattern. */
type Kind = 'text' | 'integer' | 'told';
type Node = {
  /** What stands before the value, or to the end of one that is told; of a row's last node, up to its line feed. */
  readonly literal: Uint8Array;
  /** Bytes of a value that is told, quotes included. */
  readonly told: number;
  /** Null: the row ends here. */
  readonly kind: Kind | null;
  /** Which column of the key the value is; -1: none. */
  readonly column: number;
  readonly next: Node[];
  readonly passes: boolean;
  readonly hasKey: boolean;
};

/** Nodes that are remembered, some 20 MB of them, and branches at one: of rows more various than that each is parsed. */
const mostNodes = 50_000;
const mostBranches = 64;

const [quote, backslash, space, minus, zero, nine] = [0x22, 0x5c, 0x20, 0x2d, 0x30, 0x39];

/** @param schema of the rows. @param key the columns that together identify a row. */
export function createRowPatterns(schema: unknown, key: readonly string[]): RowPatterns {
  const told = valuesTold(schema);
  const first: Node[] = [];
  let nodes = 0;
  const starts = new Int32Array(key.length);
  const ends = new Int32Array(key.length);
  let last: Node | null = null;

  return {
    starts,
    ends,
    get passes() {
      return last?.passes ?? false;
    },
    get hasKey() {
      return last?.hasKey ?? false;
    },
    match(bytes, from) {
      let at = from;
      let next = first;
      for (;;) {
        let node: Node | null = null;
        for (let index = 0; index < next.length && node === null; index += 1) {
          const candidate = next[index];
          if (candidate !== undefined && begins(bytes, at, candidate.literal)) node = candidate;
        }
        if (node === null) return -1;
        at += node.literal.length;
        if (node.kind === null) {
          last = node;
          return at - 1;
        }
        if (node.kind === 'told') {
          starts[node.column] = at - node.told;
          ends[node.column] = at;
          next = node.next;
          continue;
        }
        const end = node.kind === 'text' ? textEnd(bytes, at, node.column >= 0) : integerEnd(bytes, at);
        if (end < 0) return -1;
        if (node.column >= 0) {
          starts[node.column] = at - 1;
          ends[node.column] = end + 1;
        }
        at = end;
        next = node.next;
      }
    },
    learn(text, passes) {
      const pieces = told === null || nodes > mostNodes ? null : piecesOf(`${text}\n`, key, told);
      if (pieces === null) return;
      let next = first;
      for (const piece of pieces) {
        let node = next.find(
          (each) =>
            each.kind === piece.kind &&
            each.column === piece.column &&
            Buffer.compare(each.literal, piece.literal) === 0,
        );
        if (node === undefined) {
          if (next.length === mostBranches) return;
          node = { ...piece, next: [], passes };
          next.push(node);
          nodes += 1;
        }
        next = node.next;
      }
    },
  };
}

function begins(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let index = 0; index < literal.length; index += 1) if (bytes[at + index] !== literal[index]) return false;
  return true;
}

/** Where a string's closing quote is; -1: it is no string of JSON, or one that should be plain has escapes. */
function textEnd(bytes: Uint8Array, from: number, plain: boolean): number {
  let at = from;
  for (let byte = bytes[at]; byte !== quote; byte = bytes[at]) {
    if (byte === undefined || byte < space) return -1;
    if (byte === backslash) {
      const length = plain ? 0 : escapeLength(bytes, at);
      if (length === 0) return -1;
      at += length;
    } else at += 1;
  }
  return at;
}

const simpleEscapes = new Set(Buffer.from('"\\/bfnrt'));
const letterU = 0x75;

/** Bytes of the escape that begins here; 0: there is no such escape. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1] ?? 0;
  if (simpleEscapes.has(kind)) return 2;
  const digits = Buffer.from(bytes.subarray(at + 2, at + 6)).toString('latin1');
  return kind === letterU && /^[0-9a-fA-F]{4}$/.test(digits) ? 6 : 0;
}

/** JSON has no leading zeros; and with more digits an integer may not be one any more. */
const mostDigits = 15;

/** Where an integer ends; -1: it is none. What may follow it, the next literal says. */
function integerEnd(bytes: Uint8Array, from: number): number {
  const digits = bytes[from] === minus ? from + 1 : from;
  let at = digits;
  for (let byte = bytes[at] ?? 0; byte >= zero && byte <= nine; byte = bytes[at] ?? 0) at += 1;
  const length = at - digits;
  return length === 0 || length > mostDigits || (length > 1 && bytes[digits] === zero) ? -1 : at;
}

/** A name or a string, a number, or a letter or sign of anything else. */
const tokens = /"(?:[^"\\]|\\.)*":?|-?\d[\d.eE+-]*|[^"]/g;
const integer = /^-?\d{1,15}$/;

/** Cuts a row into what is the same in all rows of its pattern; null: its key is no plain text, and it is a pattern of none. */
function piecesOf(
  row: string,
  key: readonly string[],
  told: readonly string[],
): Omit<Node, 'next' | 'passes'>[] | null {
  const pieces: Omit<Node, 'next' | 'passes'>[] = [];
  const keyed = new Set<number>();
  let literal = '';
  let depth = 0;
  let name = '';
  const cut = (kind: Kind | null, column: number, text = '') => {
    const hasKey = key.length > 0 && keyed.size === key.length;
    pieces.push({ literal: Buffer.from(literal), kind, column, hasKey, told: Buffer.byteLength(text) });
    literal = '';
  };
  for (const [token] of row.matchAll(tokens)) {
    if (token.startsWith('"') && token.endsWith(':')) {
      if (depth === 1) name = String(JSON.parse(token.slice(0, -1)));
      literal += token;
      continue;
    }
    const column = depth === 1 ? key.indexOf(name) : -1;
    const isText = token.startsWith('"');
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    // A key of numbers or lists is looked at row by row; none at all, or null, is part of the pattern.
    if (column >= 0 && !isText && !/^[,}null\n]$/.test(token)) return null;
    if (isText && depth === 1 && told.includes(name)) {
      // Whoever compares keys compares bytes, and so an escape in one wants a look.
      if (column >= 0 && token.includes('\\')) return null;
      literal += token;
      if (column < 0) continue;
      keyed.add(column);
      cut('told', column, token);
    } else if (isText) {
      literal += '"';
      if (column >= 0) keyed.add(column);
      cut('text', column);
      literal = '"';
    } else if (integer.test(token)) cut('integer', -1);
    else literal += token;
  }
  cut(null, -1);
  return pieces;
}

const Keywords = z.record(z.string(), z.unknown());
/** Keywords that look at types and names alone; `enum` besides, on a column of the row itself. */
const ofPatterns = ['$schema', '$id', 'title', 'description', 'type', 'required', 'additionalProperties'];

/** Columns whose text the schema looks at; null: it looks at values elsewhere too, and no pattern answers for its rows. */
function valuesTold(schema: unknown): string[] | null {
  const told: string[] = [];
  const looksAtPatterns = (node: unknown, column: string | null, depth: number): boolean =>
    Object.entries(Keywords.parse(node)).every(([keyword, value]) => {
      if (ofPatterns.includes(keyword) || keyword.startsWith('x-')) return true;
      if (keyword === 'properties')
        return Object.entries(Keywords.parse(value)).every(([name, below]) =>
          looksAtPatterns(below, depth === 0 ? name : null, depth + 1),
        );
      if (keyword === 'items') return looksAtPatterns(value, null, depth + 1);
      if (keyword === 'anyOf')
        return z
          .array(z.unknown())
          .parse(value)
          .every((each) => looksAtPatterns(each, column, depth));
      if (keyword !== 'enum' || column === null) return false;
      told.push(column);
      return true;
    });
  return looksAtPatterns(schema, null, 0) ? told : null;
}
