import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const execute = promisify(execFile);
const Used = z.object({ seconds: z.number(), processorSeconds: z.number(), peakMiB: z.number() });
const mostOutput = 64 * 1024 * 1024;

/** What a command took, as a process of its own. @param command a file for Node, and its arguments. */
export async function used(command: readonly string[]): Promise<z.infer<typeof Used>> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-used-'));
  const file = join(folder, 'used.json');
  const usage = fileURLToPath(new URL('usage.ts', import.meta.url));
  try {
    await execute(process.execPath, ['--import', usage, ...command], {
      env: { ...process.env, BENCH_USAGE: file },
      maxBuffer: mostOutput,
    });
    return Used.parse(JSON.parse(await readFile(file, 'utf8')));
  } finally {
    await rm(folder, { recursive: true });
  }
}
