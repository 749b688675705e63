import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a person's key for pseudonyms lies: `$XDG_CONFIG_HOME/okta-evidence/hash-key`. */
export const usualHashKeyFile = () =>
  join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'okta-evidence', 'hash-key');

/** Reads the key, and makes it when the file is not there: readable by its owner alone. */
export async function readHashKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const key = randomBytes(32).toString('hex');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Two runs that begin at once: the first to write wins, the other reads what it wrote.
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return readFile(path, 'utf8');
}
