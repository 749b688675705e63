import { hash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { Manifest, type Part, Pointer, type ResourceResult } from '../run.ts';
import { Envelope, keyId, open } from './dsse.ts';
import { createKeySet } from './key-set.ts';
import { envelopeKey, manifestKey, publicKeyKey, runFolder } from './keys.ts';
import { jsonBytes } from './ledger.ts';
import type { Store } from './store.ts';

/** What is wrong with a run's evidence: in which file, in which line of it where there is one. */
export type Finding = { readonly file: string; readonly line: number | null; readonly what: string };

/** How the check of a run ended. */
export type Verified = {
  readonly run: string;
  readonly org: string;
  readonly files: number;
  readonly rows: number;
  /** Id of the key whose signature was good; null: nobody's. */
  readonly signedBy: string | null;
  readonly findings: readonly Finding[];
  /** What is no fault, and should be known. */
  readonly notes: readonly string[];
};

/** What lies in a store: the files of each run, oldest run first, and those that belong to none. */
export type Contents = { readonly runs: readonly RunFiles[]; readonly others: readonly string[] };
export type RunFiles = { readonly org: string; readonly run: string; readonly keys: readonly string[] };

/** @throws {StoreError} */
export async function contentsOf(store: Store): Promise<Contents> {
  const runs = new Map<string, { org: string; run: string; keys: string[] }>();
  const others: string[] = [];
  for await (const key of store.list('')) {
    const [, org, run] = /\/org=([^/]+)\/(?:dt=[^/]+\/)?run=([^/]+)\//.exec(`/${key}`) ?? [];
    if (org === undefined || run === undefined) others.push(key);
    else {
      const name = `${run} ${org}`;
      const files = runs.get(name) ?? { org, run, keys: [] };
      files.keys.push(key);
      runs.set(name, files);
    }
  }
  return { runs: [...runs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, files]) => files), others };
}

/** Checks what belongs to no run: pointers name manifests that are there and the same; nothing else has a place. */
export async function verifyOthers(store: Store, others: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const key of others) {
    const found = (what: string) => findings.push({ file: key, line: null, what });
    const stored = key.startsWith('latest/') ? await store.get(key) : null;
    const pointer = stored === null ? null : readAs(Pointer, stored.body);
    if (stored === null) found('It belongs to no run.');
    else if (pointer === null) found(notOurs(stored.body, 'okta-evidence/pointer/v1'));
    else {
      const manifest = await store.get(pointer.manifest.key);
      const named = manifest === null ? null : readAs(Manifest, manifest.body)?.run;
      if (manifest === null || hash('sha256', manifest.body) !== pointer.manifest.sha256 || named !== pointer.run)
        found(`It points to a manifest that is not as it was: ${pointer.manifest.key}.`);
      else if (!isAsWritten(stored.body, pointer)) found('It was changed.');
    }
  }
  return findings;
}

/**
 * Checks a run's evidence with nothing but its files and a public key: every digest, row count, key and schema, that no file is
 * missing or extra, the signature, and the manifest before it in the chain. Rows are streamed.
 *
 * @param trusted the public key that must have signed, PEM; null: the one beside the evidence, which proves only that nobody
 * changed the files afterwards without it.
 * @throws {StoreError} when the store refuses.
 */
export async function verifyRun(store: Store, { org, run, keys }: RunFiles, trusted: string | null): Promise<Verified> {
  const findings: Finding[] = [];
  const notes: string[] = [];
  const found = (file: string, what: string, line: number | null = null) => findings.push({ file, line, what });
  const key = manifestKey(org, run);
  const stored = await store.get(key);
  const manifest = stored === null ? null : readAs(Manifest, stored.body);
  if (stored === null && keys.includes(envelopeKey(org, run)))
    found(key, 'It is missing, and the run was signed: without its manifest it proves nothing.');
  else if (stored === null) notes.push('It has no manifest: it goes on, or was given up. Its files are no evidence.');
  else if (manifest === null) found(key, notOurs(stored.body, 'okta-evidence/manifest/v1'));
  if (stored === null || manifest === null) return { run, org, files: 0, rows: 0, signedBy: null, findings, notes };
  if (manifest.run !== run || manifest.org.id !== org) {
    found(key, `It is the manifest of run ${manifest.run} of org ${manifest.org.id}, put in the place of another.`);
    return { run, org, files: 0, rows: 0, signedBy: null, findings, notes };
  }

  const signedBy = await checkSignature(store, manifest, stored.body, trusted, found, notes);
  const parts = manifest.resources.flatMap((resource) => resource.parts);
  for (const file of manifest.files) await checkBytes(store, file, found);
  let rows = 0;
  for (const resource of manifest.resources) rows += await checkRows(store, resource, found);
  const named = new Set([...parts, ...manifest.files].map((file) => file.key));
  if (named.size < parts.length + manifest.files.length) found(key, 'It names a file twice.');
  // The manifest and its signature cannot name themselves.
  for (const own of [key, envelopeKey(org, run)]) if (manifest.signing !== null || own === key) named.add(own);
  for (const present of keys)
    if (!named.has(present)) found(present, 'It is no file of the run: its manifest does not name it.');
  await checkChain(store, manifest, found, notes);
  return { run, org, files: named.size, rows, signedBy, findings, notes };
}

type Found = (file: string, what: string, line?: number | null) => void;

async function checkSignature(
  store: Store,
  manifest: Manifest,
  bytes: Uint8Array,
  trusted: string | null,
  found: Found,
  notes: string[],
): Promise<string | null> {
  const { org, run, signing } = manifest;
  const key = envelopeKey(org.id, run);
  if (signing === null) {
    if (trusted === null) notes.push('The run is not signed.');
    else found(manifestKey(org.id, run), 'It is not signed, and a key was named that must have signed.');
    return null;
  }
  const sealed = await store.get(key);
  const envelope = sealed === null ? null : readAs(Envelope, sealed.body);
  if (sealed === null || envelope === null) {
    found(key, sealed === null ? 'It is missing: the signature of the run.' : 'It is no signed envelope.');
    return null;
  }
  const beside = await store.get(publicKeyKey(org.id, run));
  const publicKey = trusted ?? (beside === null ? null : Buffer.from(beside.body).toString('utf8'));
  if (publicKey === null) {
    found(publicKeyKey(org.id, run), 'It is missing: the public key of the signature. Name one that you trust.');
    return null;
  }
  if (!isAsWritten(sealed.body, envelope) || envelope.signatures.some(({ keyid }) => keyid !== signing.keyId))
    found(key, 'It was changed, though not in what is signed.');
  const statement = opened(envelope, publicKey);
  if (statement === null) {
    found(key, 'Its signature is not good: it was changed, or another key signed.');
    return null;
  }
  const { predicate } = statement;
  if (predicate.run !== run || predicate.org !== org.id) {
    found(key, `It is the signature of run ${predicate.run} of org ${predicate.org}, put in the place of another.`);
    return null;
  }
  if (keyId(publicKey) !== signing.keyId)
    found(manifestKey(org.id, run), `It names ${signing.keyId} as its key, and another key signed.`);
  const expected = new Map(statement.subject.map(({ name, digest }) => [name, digest.sha256]));
  if (expected.get(manifestKey(org.id, run)) !== hash('sha256', bytes))
    found(manifestKey(org.id, run), 'It is not the manifest that was signed.');
  for (const { key: name, sha256 } of [...manifest.resources.flatMap(({ parts }) => parts), ...manifest.files])
    if (expected.get(name) !== sha256) found(name, 'The signature does not cover it as the manifest has it.');
  if (expected.size !== manifest.files.length + manifest.resources.flatMap(({ parts }) => parts).length + 1)
    found(key, 'It covers other files than the manifest names.');
  if (trusted === null)
    notes.push(
      `Signed by key ${keyId(publicKey)}, which lies beside the evidence: compare it with one from elsewhere.`,
    );
  return keyId(publicKey);
}

function opened(envelope: Envelope, publicKey: string) {
  try {
    return open(envelope, publicKey);
  } catch {
    return null;
  }
}

/** @returns whether the bytes are those that were written. */
async function checkBytes(
  store: Store,
  file: { key: string; bytes: number; sha256: string },
  found: Found,
): Promise<void> {
  const stored = await store.get(file.key);
  if (stored === null) found(file.key, 'It is missing.');
  else if (hash('sha256', stored.body) !== file.sha256) found(file.key, changed(stored.body.byteLength, file.bytes));
}

const changed = (bytes: number, expected: number) =>
  `It was changed: its SHA-256 is not the manifest's${bytes === expected ? '' : `, and it has ${bytes} bytes instead of ${expected}`}.`;

const Schema = z.looseObject({ 'x-key': z.array(z.string()) });
/** A row that surprises is counted, not refused: as many may fail the schema as the manifest says. */
async function checkRows(store: Store, resource: ResourceResult, found: Found): Promise<number> {
  if (resource.parts.length === 0) return 0;
  const stored = resource.schema === null ? null : await store.get(resource.schema);
  const schema = stored === null ? null : readAs(Schema, stored.body);
  const passes = schema === null ? () => true : new Ajv2020({ strict: false }).compile(schema);
  const columns = schema?.['x-key'] ?? [];
  const seen = createKeySet();
  let rows = 0;
  const surprises: { count: number; first: { file: string; line: number } | null } = { count: 0, first: null };
  for (const part of resource.parts) {
    let line = 0;
    const whole = await readPart(store, part, found, (text) => {
      line += 1;
      const row = parsed(text);
      if (row === null) return found(part.key, 'It is no row of JSON.', line);
      if (!passes(row)) {
        surprises.count += 1;
        surprises.first ??= { file: part.key, line };
      }
      const key = columns.map((column) => row[column]);
      if (key.some((value) => value === undefined || value === null)) return;
      if (!seen.add(JSON.stringify(key)))
        found(part.key, `Its key ${columns.join(', ')} is that of another row.`, line);
    });
    rows += line;
    if (whole && line !== part.rows) found(part.key, `It has ${line} rows, and the manifest says ${part.rows}.`);
  }
  if (surprises.count > resource.unrecognised && surprises.first !== null)
    found(
      surprises.first.file,
      `It is not as its schema says; of ${resource.resourceType} so are ${surprises.count} rows, and the manifest says ${resource.unrecognised}.`,
      surprises.first.line,
    );
  if (sumOf(resource.parts) !== resource.rows)
    found(
      resource.parts[0]?.key ?? '',
      `The parts of ${resource.resourceType} add up to other rows than the manifest says.`,
    );
  return rows;
}

const sumOf = (parts: readonly Part[]) => parts.reduce((total, part) => total + part.rows, 0);

const Row = z.record(z.string(), z.unknown());

function parsed(text: string): Record<string, unknown> | null {
  try {
    return Row.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Reads a part line by line, and checks its bytes. @returns whether it could be read to its end. */
async function readPart(store: Store, part: Part, found: Found, line: (text: string) => void): Promise<boolean> {
  const stored = await store.get(part.key);
  if (stored === null) {
    found(part.key, 'It is missing.');
    return false;
  }
  if (hash('sha256', stored.body) !== part.sha256) found(part.key, changed(stored.body.byteLength, part.bytes));
  try {
    const unzipped = pipeline(Readable.from([stored.body]), createGunzip(), () => undefined);
    for await (const text of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) line(text);
    return true;
  } catch {
    // Its digest has told already: what was written can be unzipped.
    return false;
  }
}

async function checkChain(
  store: Store,
  { previous, org, run }: Manifest,
  found: Found,
  notes: string[],
): Promise<void> {
  if (previous === null) return void notes.push('It is the first run of its chain.');
  const stored = await store.get(previous.key);
  if (stored !== null) {
    if (hash('sha256', stored.body) !== previous.sha256)
      found(previous.key, `It is not the manifest that run ${run} has as its predecessor.`);
    return;
  }
  for await (const left of store.list(runFolder(org.id, previous.run)))
    return found(
      previous.key,
      `It is missing, and ${left} of the same run is not; run ${run} has it as its predecessor.`,
    );
  notes.push(`The run before it, ${previous.run}, is not here: the chain was not followed further.`);
}

function readAs<T extends z.ZodType>(shape: T, body: Uint8Array): z.infer<T> | null {
  try {
    return shape.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return null;
  }
}

/** Whether these are the bytes that we write for the value. */
const isAsWritten = (body: Uint8Array, value: object) => Buffer.compare(body, jsonBytes(value)) === 0;

const Named = z.looseObject({ schema: z.string() });

/** Why a file cannot be read as what it should be. */
function notOurs(body: Uint8Array, expected: string): string {
  const named = readAs(Named, body);
  if (named === null) return 'It is damaged, or was never written by this connector.';
  return named.schema === expected
    ? 'It was edited by hand: a field is missing, or one is there that does not belong.'
    : `It is of another version (${named.schema}): check it with the connector that wrote it.`;
}
