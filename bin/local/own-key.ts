import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A person's own key, and where it lies: below `$XDG_CONFIG_HOME/okta-evidence/`. */
export type OwnKey = { readonly file: string; readonly make: () => string };

/** Makes the pseudonyms. */
export const hashKey: OwnKey = { file: 'hash-key', make: () => `${randomBytes(32).toString('hex')}\n` };

/** Signs the manifests: ECDSA P-256, PEM. */
export const signingKey: OwnKey = {
  file: 'signing-key.pem',
  make: () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

/** Where a key lies unless told otherwise. */
const usualPath = ({ file }: OwnKey) =>
  join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'okta-evidence', file);

/** Reads a key, and makes it when the file is not there: readable by its owner alone. */
export async function readOwnKey(key: OwnKey, path = usualPath(key)): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Two runs that begin at once: the first to write wins, the other reads what it wrote.
  await writeFile(path, key.make(), { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return readFile(path, 'utf8');
}
