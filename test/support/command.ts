import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const script = fileURLToPath(new URL('../../bin/okta-evidence.ts', import.meta.url));

/** Runs the command as a person would, and gives what it printed and how it left. */
export function okta(args: string[], variables: Record<string, string> = {}) {
  const { OKTA_API_TOKEN: _, ...inherited } = process.env;
  return new Promise<{ status: number; out: string; error: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { env: { ...inherited, ...variables } },
      (_error, out, error) => resolve({ status: child.exitCode ?? -1, out, error }),
    );
  });
}
