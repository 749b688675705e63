/** What the machine's commonest refusals mean to whoever named a file, a folder or an address. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'what was taken for a folder is a file',
  EEXIST: 'it is there already, and is no folder',
  EISDIR: 'it is a folder, and a file is needed',
  EACCES: 'you may not',
  EPERM: 'the machine does not allow it',
  EROFS: 'nothing can be written there: it is mounted read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EMFILE: 'too many files are open: raise `ulimit -n`',
};

/**
 * What the machine refused, as a sentence; null for any other error.
 *
 * @param error such as Node throws of a system call.
 */
export function systemRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const { code, syscall } = error;
  // Of a copy it is the place it was to go to: what is copied is our own.
  const path = 'dest' in error ? String(error.dest) : 'path' in error ? String(error.path) : null;
  const meaning = meanings[String(code)];
  if (path === null || meaning === undefined) return null;
  return `${path}: ${meaning} (${String(code)}, ${String(syscall)}). Name another place, or make this one fit.`;
}

/** Whether whoever read what is printed has stopped reading, as `head` does. */
export const isClosedPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE';
