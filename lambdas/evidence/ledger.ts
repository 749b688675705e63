import { hash } from 'node:crypto';
import type { z } from 'zod';
import { Ledger } from '../contracts/ledger.ts';
import { Manifest, Pointer } from '../contracts/manifest.ts';
import { Plan } from '../contracts/plan.ts';
import type { Part, StoredFile } from '../contracts/run.ts';
import { ledgerKey, ledgerPrefix, manifestKey, planKey, pointerKey } from './keys.ts';
import { type Store, type StoredObject, StoreError } from './store/store.ts';

/** An object of ours cannot be read: it is damaged, or of another version. */
class DamagedError extends StoreError {}

/** The run's plan, or null when none was frozen. @throws {StoreError} */
export const readPlan = (store: Store, org: string, run: string) => readJson(store, planKey(org, run), Plan);

/** The run's manifest, or null while the run is open. @throws {StoreError} */
export async function readManifest(store: Store, org: string, run: string) {
  return readJson(store, manifestKey(org, run), Manifest);
}

/** A resource type's ledgers, slice by slice. @throws {StoreError} */
export async function* readLedgers(
  store: Store,
  org: string,
  run: string,
  resourceType: string,
): AsyncGenerator<{ readonly ledger: Ledger; readonly file: StoredJson<Ledger> }> {
  for await (const key of store.list(ledgerPrefix(org, run, resourceType))) {
    const file = await readJson(store, key, Ledger);
    if (file !== null) yield { ledger: file.value, file };
  }
}

/** The last slice's ledger, or null before the first. @throws {StoreError} */
export async function readLastLedger(
  store: Store,
  org: string,
  run: string,
  resourceType: string,
): Promise<Ledger | null> {
  let last: string | null = null;
  for await (const key of store.list(ledgerPrefix(org, run, resourceType))) last = key;
  return last === null ? null : ((await readJson(store, last, Ledger))?.value ?? null);
}

/**
 * Variants of which slices before this one read a list to its end; of a type without variants the empty name. They are read
 * until `most` are found.
 *
 * @throws {StoreError}
 */
export async function readAnswered(
  store: Store,
  { org, run, resourceType, slice }: Pick<Ledger, 'run' | 'resourceType' | 'slice'> & { readonly org: string },
  most: number,
): Promise<Set<string>> {
  const answered = new Set<string>();
  for await (const { ledger } of readLedgers(store, org, run, resourceType)) {
    if (ledger.slice >= slice || answered.size >= most) break;
    for (const [variant, lists] of Object.entries(ledger.answered)) if (lists > 0) answered.add(variant);
  }
  return answered;
}

/** The ledger of one slice, or null when it left none. @throws {StoreError} */
export async function readLedger(
  store: Store,
  org: string,
  run: string,
  resourceType: string,
  slice: number,
): Promise<Ledger | null> {
  return (await readJson(store, ledgerKey(org, run, resourceType, slice), Ledger))?.value ?? null;
}

/**
 * All parts of a resource type in key order, which is row order.
 *
 * @param before of the slices before this one only. @throws {StoreError}
 */
export async function readParts(
  store: Store,
  org: string,
  run: string,
  resourceType: string,
  before = Number.POSITIVE_INFINITY,
): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const { ledger } of readLedgers(store, org, run, resourceType))
    if (ledger.slice < before) parts.push(...ledger.parts);
  return parts.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * The manifest of the last good run, of the org (`run`) or of one resource type; null before the first, or where another
 * version wrote it.
 *
 * @throws {StoreError}
 */
export async function readLatest(store: Store, org: string, name: string): Promise<Manifest | null> {
  const pointer = await unlessDamaged(readJson(store, pointerKey(org, name), Pointer));
  if (pointer === null) return null;
  return (await unlessDamaged(readJson(store, pointer.value.manifest.key, Manifest)))?.value ?? null;
}

/** The manifest of the last run, whatever it came to; null before the first. @throws {StoreError} */
export async function previousManifest(store: Store, org: string): Promise<Plan['previous']> {
  const pointer = await unlessDamaged(readJson(store, pointerKey(org, 'any'), Pointer));
  if (pointer === null) return null;
  const { run, manifest } = pointer.value;
  return { run, key: manifest.key, sha256: manifest.sha256 };
}

/** Writes an object unless it is there already with these bytes: what is repeated makes no new version. @throws {StoreError} */
export async function writeOnce(store: Store, key: string, body: Uint8Array): Promise<StoredFile> {
  const present = await store.get(key);
  if (present === null || Buffer.compare(present.body, body) !== 0) return store.put(key, body);
  return { key, versionId: present.versionId, bytes: body.byteLength, sha256: hash('sha256', body) };
}

/** Null where what was read is of another shape than this version's. @throws {StoreError} when the store refuses. */
export async function unlessDamaged<T>(read: Promise<T | null>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof DamagedError) return null;
    throw error;
  }
}

/** A JSON object of the store with what a manifest says of it. */
export type StoredJson<T> = {
  readonly value: T;
  readonly key: string;
  readonly versionId: string | null;
  readonly body: Uint8Array;
};

/** Reads and checks a JSON object of ours; null when there is none. @throws {StoreError} when it is damaged. */
export async function readJson<T extends z.ZodType>(
  store: Store,
  key: string,
  shape: T,
): Promise<StoredJson<z.infer<T>> | null> {
  const found = await store.get(key);
  if (found === null) return null;
  try {
    const value = shape.parse(JSON.parse(Buffer.from(found.body).toString('utf8')));
    return { value, key, versionId: found.versionId, body: found.body };
  } catch {
    throw new DamagedError(`${key} in ${store.bucket} is damaged or was written by another version of the connector.`);
  }
}

/** A JSON object in a form people can read. */
export const jsonBytes = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** What a manifest says of an object that was read. */
export function fileOf({ key, versionId, body }: Omit<StoredJson<unknown>, 'value'>): StoredFile {
  return { key, versionId, bytes: body.byteLength, sha256: hash('sha256', body) };
}

/** Writes a JSON object in a form people can read. @throws {StoreError} */
export function writeJson(store: Store, key: string, value: object): Promise<StoredObject> {
  return store.put(key, jsonBytes(value));
}
