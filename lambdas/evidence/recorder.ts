import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Resource } from '../catalogue/resource.ts';
import type { PartWriter } from './part-writer.ts';
import { type Redact, redactedBefore } from './redact.ts';
import { fieldOf } from './rows.ts';
import type { Tally } from './tally.ts';

/** Whose records a page holds. */
export type Origin = { readonly variant: string; readonly columns: Readonly<Record<string, string>> };

/** Takes pages in: validates, redacts and writes their records, in this order, and counts what it does. */
export type Recorder = {
  /** @throws {StoreError} when a full part is refused. */
  record(origin: Origin, records: readonly unknown[]): Promise<void>;
  /** Writes rows of an earlier run, each with the run in which Okta gave it. @throws {StoreError} */
  carry(origin: Origin, rows: AsyncIterable<Row>, from: string): Promise<void>;
  /** From now on, records of this list that are among its rows already written are taken for repetitions. */
  again(origin: Origin, written: AsyncIterable<unknown>): Promise<void>;
  /** Digests of the last page's keys. */
  readonly lastPage: string[];
};

type Row = Readonly<Record<string, unknown>>;
const ObjectRecord = z.record(z.string(), z.unknown());

/** Rows for each of which the instant of one is kept: enough to divide a list by. */
const rowsAMark = 500;

/**
 * @param lastPage digests of the keys on the page before: Okta's cursors may give a record a second time.
 * @param belongs whether a record is one of the window's that is read; of a list that is not divided, all are.
 */
export function createRecorder(
  resource: Resource,
  redact: Redact,
  writer: PartWriter,
  tally: Tally,
  lastPage: readonly string[],
  belongs: (record: Row) => boolean = () => true,
): Recorder {
  let before = new Set(lastPage);
  let written: { readonly of: string; readonly keys: Set<string> } | null = null;
  const nameOf = ({ variant, columns }: Origin) => JSON.stringify([variant, columns]);

  return {
    async again(origin, rows) {
      const keys = written?.of === nameOf(origin) ? written.keys : new Set<string>();
      const head = { ...(resource.variants === undefined ? {} : { variant: origin.variant }), ...origin.columns };
      for await (const value of rows) {
        const row = ObjectRecord.parse(value);
        const key = Object.entries(head).every(([column, id]) => row[column] === id)
          ? digestOfKey(resource, row)
          : null;
        if (key !== null) keys.add(key);
      }
      written = { of: nameOf(origin), keys };
    },
    get lastPage() {
      return [...before];
    },
    async carry(origin, rows, from) {
      for await (const row of rows) {
        await writer.write(redactedBefore({ ...row, carriedFrom: row.carriedFrom ?? from }));
        tally.carried(origin.variant);
      }
    },
    async record(origin, records) {
      tally.page(origin.variant, records.length);
      if (written?.of !== nameOf(origin)) written = null;
      const here = new Map<string, Row>();
      for (const record of records) {
        const object = ObjectRecord.safeParse(record);
        const row = toRow(resource, origin, object.success ? object.data : { value: record });
        const key = digestOfKey(resource, row);
        const elsewhere = object.success && !belongs(object.data);
        const isWritten = key !== null && (before.has(key) || written?.keys.has(key) || isSame(here.get(key), row));
        if (elsewhere || isWritten) {
          tally.repeated();
          continue;
        }
        if (key !== null) here.set(key, row);
        const surprises = object.success ? surprisesIn(resource, object.data) : ['(not an object)'];
        if (surprises.length > 0) tally.unrecognised(surprises);
        if (object.success && resource.certain?.record.safeParse(object.data).success) tally.certain();
        await writer.write(redact(row, tally.redacted));
        tally.row(origin.variant);
        if (resource.divide !== undefined && tally.rows % rowsAMark === 0)
          tally.mark(String(fieldOf(row, resource.divide.at)));
      }
      // An empty page in the middle of a list says nothing about what was seen last.
      if (here.size > 0) before = new Set(here.keys());
    },
  };
}

/**
 * Whether a row stands a second time on one page. Two that differ under one key are two rows, and our key is wrong: both are
 * written, and Assess finds them.
 */
const isSame = (one: Row | undefined, other: Row) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);

/** Paths at which a record is not as its entry says, without places in arrays: never a value. */
function surprisesIn(resource: Resource, record: Row): string[] {
  const parsed = resource.record.safeParse(record);
  if (parsed.success) return [];
  const paths = parsed.error.issues.map(({ path }) =>
    path.map((key) => (typeof key === 'number' ? '*' : String(key))).join('.'),
  );
  return [...new Set(paths)];
}

/** The row: variant and the parent's ids first, then the record, or of a pure edge only what its entry projects. */
function toRow(resource: Resource, { variant, columns }: Origin, record: Row): Row {
  const head = { ...(resource.variants === undefined ? {} : { variant }), ...columns };
  if (resource.project === undefined) return { ...head, ...record, ...head };
  const projected: [string, unknown][] = [];
  for (const [column, field] of Object.entries(resource.project)) {
    const value = fieldOf(record, field);
    if (value !== undefined) projected.push([column, value]);
  }
  return { ...head, ...Object.fromEntries(projected) };
}

/** Null when the record lacks a part of its key: such a record is never taken for a repetition. */
function digestOfKey(resource: Resource, row: Row): string | null {
  const values = resource.key.map((column) => row[column]);
  if (values.some((value) => value === undefined || value === null)) return null;
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}
