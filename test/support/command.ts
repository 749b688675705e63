import { execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../bin/okta-evidence.ts', import.meta.url));

/** Commands leave nothing in the configuration folder of whoever runs the tests, and are compiled once for all tests. */
export const configuration = {
  XDG_CONFIG_HOME: join(tmpdir(), 'okta-evidence-tests'),
  NODE_COMPILE_CACHE: join(tmpdir(), 'okta-evidence-tests', 'compiled'),
};

/** What a command is given besides its arguments: what it is asked is answered from `input`. */
export type Given = { readonly input?: string; readonly cwd?: string };

/** Ours, without a token that whoever runs the tests may have. */
function environmentWith(variables: Readonly<Record<string, string>>) {
  const { OKTA_API_TOKEN: _, ...inherited } = process.env;
  return { ...inherited, ...configuration, ...variables };
}

/** Begins the command as a person would, for a test that does something else meanwhile. */
export const begin = (args: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, [script, ...args], { env: environmentWith(variables) });

/** Runs the command as a person would, and gives what it printed and how it left. */
export function okta(args: string[], variables: Record<string, string> = {}, { input = '', cwd }: Given = {}) {
  return new Promise<{ status: number; out: string; error: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { env: environmentWith(variables), ...(cwd === undefined ? {} : { cwd }) },
      (_error, out, error) => resolve({ status: child.exitCode ?? -1, out, error }),
    );
    // One that asks nothing may have left before.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
