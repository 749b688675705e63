import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The commit this checkout stands at, for the manifest; `unknown` outside a checkout. */
export async function commitOfCheckout(): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const git = promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: here });
  return git.then(({ stdout }) => stdout.trim()).catch(() => 'unknown');
}
