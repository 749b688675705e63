import type { StoredFile } from '../../contracts/run.ts';
import type { Found } from './finding.ts';
import type { Reader } from './reader.ts';

/** Checks that files have the bytes that were written. @throws {StoreError} */
export async function checkFiles(
  files: readonly StoredFile[],
  { reader, present }: { readonly reader: Reader; readonly present: ReadonlySet<string> },
  found: Found,
): Promise<void> {
  const read = await Promise.all(
    files.map(async (file) => ({
      file,
      was: present.has(file.key) ? await reader.file({ key: file.key, bytes: file.bytes }) : null,
    })),
  );
  for (const { file, was } of read)
    if (was === null) found(file.key, 'It is missing.');
    else if (was.sha256 !== file.sha256) found(file.key, changed(was.bytes, file.bytes));
}

export const changed = (bytes: number, expected: number) =>
  `It was changed: its SHA-256 is not the manifest's${bytes === expected ? '' : `, and it has ${bytes} bytes instead of ${expected}`}.`;
