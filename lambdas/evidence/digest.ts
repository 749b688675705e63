import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Length and SHA-256 of a file, read as it comes. */
export async function digestOf(path: string): Promise<{ readonly bytes: number; readonly digest: Buffer }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, digest: digest.digest() };
}
