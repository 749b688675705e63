import { join } from 'node:path';
import * as z from 'zod';
import type { ResourceResult } from '../../contracts/manifest.ts';
import type { Part } from '../../contracts/run.ts';
import type { Store } from '../store/store.ts';
import { changed } from './files.ts';
import { type Found, readAs } from './finding.ts';
import { bucketsFor } from './key-digests.ts';
import { keyColumns } from './part-rows.ts';
import { mostRepeated, type Reader } from './reader.ts';
import type { Digest, KeyDigests, PartRead, RowRules } from './tasks.ts';

/** What is there to check rows with. */
export type RowChecks = {
  readonly store: Store;
  readonly reader: Reader;
  /** Keys of the run's files that are there. */
  readonly present: ReadonlySet<string>;
  /** A folder on this machine for digests of keys, eight bytes a row. */
  readonly scratch: string;
};

/**
 * Checks the rows of a resource type: bytes and rows of each part, keys, schema. A row that surprises is counted, not refused:
 * as many may fail the schema as the manifest says.
 *
 * @returns how many rows there are. @throws {StoreError}
 */
export async function checkRows(resource: ResourceResult, checks: RowChecks, found: Found): Promise<number> {
  if (resource.parts.length === 0) return 0;
  const { store, reader, present, scratch } = checks;
  const stored = resource.schema === null ? null : await store.get(resource.schema);
  const rules: RowRules = { schema: stored === null ? null : readAs(z.looseObject({}), stored.body) };
  const digests = { folder: join(scratch, resource.resourceType), buckets: bucketsFor(sumOf(resource.parts)) };
  const read = await Promise.all(
    resource.parts.map(async (part) => ({
      part,
      was: present.has(part.key) ? await reader.part({ key: part.key, bytes: part.bytes, rules, digests }) : null,
    })),
  );
  for (const { part, was } of read)
    if (was === null) found(part.key, 'It is missing.');
    else tellPart(part, was, found);
  const there = read.filter(({ was }) => was !== null).map(({ part }) => part);
  await tellRepeated(there, { rules, digests, reader, resourceType: resource.resourceType }, found);

  const surprising = read.find(({ was }) => was !== null && was.surprises.line !== null);
  const surprises = read.reduce((sum, { was }) => sum + (was?.surprises.count ?? 0), 0);
  if (surprises > resource.unrecognised && surprising !== undefined)
    found(
      surprising.part.key,
      `It is not as its schema says; of ${resource.resourceType} so are ${surprises} rows, and the manifest says ${resource.unrecognised}.`,
      surprising.was?.surprises.line ?? null,
    );
  if (sumOf(resource.parts) !== resource.rows)
    found(
      resource.parts[0]?.key ?? '',
      `The parts of ${resource.resourceType} add up to other rows than the manifest says.`,
    );
  return read.reduce((sum, { was }) => sum + (was?.rows ?? 0), 0);
}

const sumOf = (parts: readonly Part[]) => parts.reduce((total, part) => total + part.rows, 0);

function tellPart(part: Part, was: PartRead, found: Found): void {
  if (was.sha256 !== part.sha256) found(part.key, changed(was.bytes, part.bytes));
  for (const line of was.noRows.lines) found(part.key, 'It is no row of JSON.', line);
  const more = was.noRows.count - was.noRows.lines.length;
  if (more > 0) found(part.key, `${more} more of its lines are no rows of JSON.`);
  // What cannot be unzipped its digest has told already: what was written can be.
  if (was.whole && was.rows !== part.rows)
    found(part.key, `It has ${was.rows} rows, and the manifest says ${part.rows}.`);
}

type KeyChecks = {
  readonly rules: RowRules;
  readonly digests: KeyDigests;
  readonly reader: Reader;
  readonly resourceType: string;
};

/** Names the rows that have the key of a row before them. Two keys may have one digest: the keys themselves decide. */
async function tellRepeated(parts: readonly Part[], checks: KeyChecks, found: Found): Promise<void> {
  const { rules, digests, reader, resourceType } = checks;
  const columns = keyColumns(rules);
  if (columns === null || parts.length === 0) return;
  const buckets = Array.from({ length: digests.buckets }, (_, bucket) => reader.repeated({ digests, bucket }));
  const wanted: readonly Digest[] = (await Promise.all(buckets)).flat().slice(0, mostRepeated);
  if (wanted.length === 0) return;
  const seen = new Set<string>();
  let told = 0;
  for (const part of parts)
    for (const { line, key } of await reader.keyed({ key: part.key, bytes: part.bytes, rules, wanted })) {
      if (!seen.has(key)) seen.add(key);
      else if (told < mostRepeated) {
        told += 1;
        found(part.key, `Its key ${columns.join(', ')} is that of another row.`, line);
      }
    }
  if (told === mostRepeated)
    found(parts[0]?.key ?? '', `More rows of ${resourceType} may have keys of others: the first ${told} are named.`);
}
