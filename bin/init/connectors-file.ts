import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { SettingsError } from '../../lambdas/settings/settings.ts';
import { WrongUse } from '../commands/exit-status.ts';
import { parseConnectors } from '../connectors.ts';

/** What of the file is kept as it stands, whatever it says. */
const Kept = z.looseObject({ connectors: z.array(z.looseObject({ connector: z.string() })) });

/** Helps editors, where it lies beside the file. */
const schemaFile = 'connectors.schema.json';

/**
 * Writes a connector into connectors.json, beside those that are there.
 *
 * @throws {WrongUse} when the file is not understood, or has one of that name.
 */
export async function addConnector(
  file: string,
  settings: Readonly<Record<string, unknown>> & { readonly connector: string },
): Promise<void> {
  const present = await connectorsIn(file);
  const { connector } = settings;
  if (present.connectors.some((each) => each.connector === connector))
    throw new WrongUse(`${file} has a connector ${connector} already. Name this one otherwise, with --connector.`);
  const text = `${JSON.stringify({ ...present, connectors: [...present.connectors, settings] }, null, 2)}\n`;
  understood(file, text);
  await writeFile(file, text);
}

async function connectorsIn(file: string): Promise<z.infer<typeof Kept>> {
  if (!existsSync(file))
    return { ...(existsSync(join(dirname(file), schemaFile)) ? { $schema: `./${schemaFile}` } : {}), connectors: [] };
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`${file} cannot be read. Name another file with --file.`);
  });
  understood(file, text);
  return Kept.parse(JSON.parse(text));
}

/** @throws {WrongUse} when the app would not understand it. */
function understood(file: string, text: string): void {
  try {
    parseConnectors(text);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new WrongUse(`${file} is not understood, and stays as it is:\n${error.message}`);
  }
}
