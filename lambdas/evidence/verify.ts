import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Manifest } from '../contracts/manifest.ts';
import { envelopeKey, manifestKey, runRowsKey } from './keys.ts';
import type { Store } from './store/store.ts';
import { checkChain } from './verify/chain.ts';
import type { RunFiles } from './verify/contents.ts';
import { checkFiles } from './verify/files.ts';
import { type Finding, type Found, readAs, type Verified } from './verify/finding.ts';
import { notOurs } from './verify/not-ours.ts';
import { createReader, type Reader } from './verify/reader.ts';
import { checkRows } from './verify/rows.ts';
import { checkRunRows } from './verify/run-rows.ts';
import { checkSignature } from './verify/signature.ts';

export { contentsOf, verifyOthers } from './verify/contents.ts';
export type { Finding, Verified } from './verify/finding.ts';

/**
 * Checks a run's evidence with nothing but its files and a public key: every digest, row count, key and schema, that no file is
 * missing or extra, the signature, and the manifest before it in the chain. Every file is read once, as a stream.
 *
 * @param trusted the public key that must have signed, PEM; null: the one beside the evidence, which proves only that nobody
 * changed the files afterwards without it. @param reader reads the files: here, one after the other, unless threads are given.
 * @throws {StoreError} when the store refuses.
 */
export async function verifyRun(
  store: Store,
  { org, run, keys }: RunFiles,
  trusted: string | null,
  reader: Reader = createReader(store),
): Promise<Verified> {
  const findings: Finding[] = [];
  const notes: string[] = [];
  const found: Found = (file, what, line = null) => findings.push({ file, line, what });
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
  const present = new Set(keys);
  await checkFiles(manifest.files, { reader, present }, found);
  const rows = await rowsOf(manifest, { store, reader, present }, found);
  const parts = manifest.resources.flatMap((resource) => resource.parts);
  const named = new Set([...parts, ...manifest.files].map((file) => file.key));
  if (named.size < parts.length + manifest.files.length) found(key, 'It names a file twice.');
  // The manifest and its signature cannot name themselves.
  for (const own of [key, envelopeKey(org, run)]) if (manifest.signing !== null || own === key) named.add(own);
  const files = named.size;
  await checkRunRows(store, manifest, stored.body, found, notes);
  named.add(runRowsKey(org, run));
  for (const file of keys)
    if (!named.has(file)) found(file, 'It is no file of the run: its manifest does not name it.');
  await checkChain(store, manifest, found, notes);
  return { run, org, files, rows, signedBy, findings, notes };
}

type Reading = { readonly store: Store; readonly reader: Reader; readonly present: ReadonlySet<string> };

/** Checks all rows, type by type: what is found stands in the manifest's order, whatever was read first. */
async function rowsOf({ resources }: Manifest, reading: Reading, found: Found): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'okta-evidence-keys-'));
  try {
    const checked = await Promise.all(
      resources.map(async (resource) => {
        const findings: Parameters<Found>[] = [];
        const rows = await checkRows(resource, { ...reading, scratch }, (...finding) => findings.push(finding));
        return { rows, findings };
      }),
    );
    for (const finding of checked.flatMap(({ findings }) => findings)) found(...finding);
    return checked.reduce((sum, { rows }) => sum + rows, 0);
  } finally {
    await rm(scratch, { recursive: true });
  }
}
