import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { collector } from '../../lambdas/version.ts';

/** The commit the code was packed from, or this checkout stands at, for the manifest; `unknown` elsewhere. */
export async function commitOfCode(): Promise<string> {
  if (collector.commit !== 'unknown') return collector.commit;
  // Installed, this would be the commit of the project that the package is installed in.
  if (import.meta.url.includes('/node_modules/')) return 'unknown';
  const here = fileURLToPath(new URL('.', import.meta.url));
  const git = promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: here });
  return git.then(({ stdout }) => stdout.trim()).catch(() => 'unknown');
}
