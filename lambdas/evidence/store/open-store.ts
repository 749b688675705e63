import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { createFileStore } from './file-store.ts';
import { createS3Store } from './s3-store.ts';
import { type Store, StoreError } from './store.ts';

/** S3 asks for patience when a prefix gets busy, and connections break: the SDK's three attempts are soon spent. */
const maxAttempts = 5;

/**
 * The store an EVIDENCE_URL names: `s3://bucket/prefix` or `file:///folder`.
 *
 * @throws {StoreError} on any other URL.
 */
export function openStore(evidenceUrl: string): Store {
  const url = URL.canParse(evidenceUrl) ? new URL(evidenceUrl) : null;
  if (url?.protocol === 'file:') return createFileStore(fileURLToPath(url));
  if (url?.protocol === 's3:' && url.hostname !== '') {
    const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
    return createS3Store(new S3Client({ maxAttempts }), url.hostname, prefix === '' ? '' : `${prefix}/`);
  }
  throw new StoreError(`"${evidenceUrl}" names no store. Write s3://bucket/prefix or file:///folder.`);
}
