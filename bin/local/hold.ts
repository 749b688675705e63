import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { WrongUse } from '../commands/exit-status.ts';

const Holder = z.object({ process: z.int().positive(), run: z.string(), id: z.string().optional() });
type Holder = z.infer<typeof Holder>;

/**
 * Holds a folder for one run at a time, by a file that names the process: what a process that is gone has left holds nobody up.
 * Its name is that of an unfinished object, which is no evidence.
 *
 * @throws {WrongUse} while another run goes on in it.
 */
export async function holdFolder(folder: string, run: string): Promise<AsyncDisposable> {
  const file = join(folder, 'run.unfinished');
  await mkdir(folder, { recursive: true });
  const id = randomUUID();
  heldHere.add(id);
  try {
    await take(folder, file, JSON.stringify({ process: process.pid, run, id }));
  } catch (error) {
    heldHere.delete(id);
    throw error;
  }
  return {
    async [Symbol.asyncDispose]() {
      await rm(file, { force: true });
      heldHere.delete(id);
    },
  };
}

/** Holds of this very process: of another that had its number, as happens in containers, nothing is here. */
const heldHere = new Set<string>();

async function take(folder: string, file: string, own: string): Promise<void> {
  if (await isNew(file, own)) return;
  const there = await readFile(file, 'utf8').catch(() => '');
  const holder = holderOf(there);
  if (holder !== null && isAlive(holder))
    throw new WrongUse(
      `Run ${holder.run} goes on in ${folder} (process ${holder.process}). Wait for its end, or name another folder with --out.`,
    );
  const begun = (left: string) =>
    new WrongUse(
      `Another run has just begun in ${folder}. Wait for its end, or name another folder with --out; if there is none, remove ${left}.`,
    );
  if (holder === null) throw begun(file);
  // Only one at a time puts itself in the place of a process that is gone, and only while it is still that one's.
  const turn = join(folder, 'run.taken.unfinished');
  if (!(await isNew(turn, own))) throw begun(turn);
  try {
    if ((await readFile(file, 'utf8').catch(() => '')) !== there) throw begun(file);
    await rename(turn, file);
  } finally {
    await rm(turn, { force: true });
  }
}

/** Writes a file unless there is one already: of those that come at once, one does. */
function isNew(file: string, text: string): Promise<boolean> {
  return writeFile(file, text, { flag: 'wx' }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

function holderOf(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isAlive({ process: pid, id }: Holder): boolean {
  if (pid === process.pid) return id !== undefined && heldHere.has(id);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
