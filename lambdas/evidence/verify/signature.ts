import { hash } from 'node:crypto';
import type { Manifest } from '../../contracts/manifest.ts';
import { envelopeKey, manifestKey, publicKeyKey } from '../keys.ts';
import { Envelope, keyId, open } from '../signing/dsse.ts';
import type { Store } from '../store/store.ts';
import { type Found, isAsWritten, readAs } from './finding.ts';

/**
 * Checks the signature: that it is good, and covers the manifest and every file as the manifest has them.
 *
 * @param bytes of the manifest. @param trusted the public key that must have signed; null: the one beside the evidence.
 * @returns the id of the key that signed; null: nobody's signature was good. @throws {StoreError}
 */
export async function checkSignature(
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
  const files = [...manifest.resources.flatMap(({ parts }) => parts), ...manifest.files];
  for (const { key: name, sha256 } of files)
    if (expected.get(name) !== sha256) found(name, 'The signature does not cover it as the manifest has it.');
  if (expected.size !== files.length + 1) found(key, 'It covers other files than the manifest names.');
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
