import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where questions are read from and shown: a terminal, or a file or pipe that holds the answers. */
export type Talk = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

/**
 * Asks for a secret: on a terminal for one line, which is not shown; elsewhere all that comes.
 *
 * @param question shown on a terminal only.
 */
export async function askUnseen(question: string, { input, output }: Talk): Promise<string> {
  if (input.isTTY !== true) return text(input);
  // As a terminal, readline shows what is typed by writing it itself: here, to nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.once('SIGINT', () => process.exit(130));
  output.write(question);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    output.write('\n');
  }
}
