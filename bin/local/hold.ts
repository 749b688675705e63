import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { WrongUse } from '../commands/exit-status.ts';

const Holder = z.object({ process: z.int().positive(), run: z.string() });

/**
 * Holds a folder for one run at a time, by a file that names the process: what a process that is gone has left holds nobody up.
 * Its name is that of an unfinished object, which is no evidence.
 *
 * @throws {WrongUse} while another run goes on in it.
 */
export async function holdFolder(folder: string, run: string): Promise<AsyncDisposable> {
  const file = join(folder, 'run.unfinished');
  await mkdir(folder, { recursive: true });
  const holder = await holderIn(file);
  if (holder !== null && holder.process !== process.pid && isAlive(holder.process))
    throw new WrongUse(
      `Run ${holder.run} goes on in ${folder} (process ${holder.process}). Wait for its end, or name another folder with --out.`,
    );
  // Only what a process that is gone has left: of two that come at once one finds the other's file.
  if (holder !== null) await rm(file, { force: true });
  try {
    await writeFile(file, JSON.stringify({ process: process.pid, run }), { flag: 'wx' });
  } catch {
    throw new WrongUse(
      `Another run has just begun in ${folder}. Wait for its end, or name another folder with --out; if there is none, remove ${file}.`,
    );
  }
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

async function holderIn(file: string): Promise<z.infer<typeof Holder> | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
