import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { Manifest, type ResourceResult } from '../contracts/manifest.ts';
import type { Store } from './store/store.ts';
import { readAs } from './verify/finding.ts';
import { checkSignature } from './verify/signature.ts';

/** A manifest as an event or a pointer names it. */
export type NamedManifest = {
  readonly key: string;
  /** Absent or null: the newest. */
  readonly versionId?: string | null | undefined;
  /** Hex. Absent: only the signature tells whether it is the one that was written. */
  readonly sha256?: string | undefined;
};

/** A row: Okta's object, of children after their parent's ids. */
const EvidenceRow = z.record(z.string(), z.unknown());
export type EvidenceRow = z.infer<typeof EvidenceRow>;

/** A run whose manifest was checked, to be read. */
export type CheckedRun = {
  readonly manifest: Manifest;
  /** How a resource type ended, which says whether its rows are all there. @throws {EvidenceError} when the run has no such type. */
  resource(resourceType: string): ResourceResult;
  /**
   * Rows of a resource type in their order, of one part after the other: none before its part's bytes are known to be those
   * that were signed. A part is held in memory, at most 64 MiB.
   *
   * @throws {EvidenceError} when a part is not what the manifest says. @throws {StoreError}
   */
  rows(resourceType: string): AsyncGenerator<EvidenceRow>;
};

/** Evidence is not what it was when it was signed, or is not signed by the key that is trusted. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
}

/**
 * Opens a run for whoever consumes it: reads the manifest, and checks its signature.
 *
 * @param publicKey that must have signed, PEM: the stack's output SigningPublicKey. Never the one beside the evidence, which
 * whoever changes evidence can change too.
 * @throws {EvidenceError} with a sentence for each thing that is wrong. @throws {StoreError} when the store refuses.
 */
export async function openRun(store: Store, named: NamedManifest, publicKey: string): Promise<CheckedRun> {
  const { key, versionId, sha256 } = named;
  const body = await bytesOf(store, key, versionId ?? null);
  if (sha256 !== undefined && hash('sha256', body) !== sha256)
    throw new EvidenceError(`${key}: It is not the manifest that was announced.`);
  const manifest = readAs(Manifest, body);
  if (manifest === null) throw new EvidenceError(`${key}: It is no manifest that this version reads.`);
  const wrong: string[] = [];
  await checkSignature(store, manifest, body, publicKey, (file, what) => wrong.push(`${file}: ${what}`), []);
  if (wrong.length > 0) throw new EvidenceError(wrong.join('\n'));
  const resource = (resourceType: string) => {
    const found = manifest.resources.find((each) => each.resourceType === resourceType);
    if (found === undefined) throw new EvidenceError(`Run ${manifest.run} has no resource type ${resourceType}.`);
    return found;
  };
  return {
    manifest,
    resource,
    async *rows(resourceType) {
      for (const part of resource(resourceType).parts) {
        const packed = await bytesOf(store, part.key, part.versionId);
        if (hash('sha256', packed) !== part.sha256)
          throw new EvidenceError(`${part.key}: Its bytes are not those that were signed.`);
        for (const line of linesOf(gunzipSync(packed))) yield EvidenceRow.parse(JSON.parse(line));
      }
    },
  };
}

/** Lines of a part, each without its end. A row is cut out as it is asked for: all at once would be many times the bytes. */
function* linesOf(bytes: Buffer): Generator<string> {
  for (let from = 0, to = bytes.indexOf('\n'); to !== -1; from = to + 1, to = bytes.indexOf('\n', from))
    yield bytes.toString('utf8', from, to);
}

async function bytesOf(store: Store, key: string, versionId: string | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.read(key, versionId ?? undefined)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
