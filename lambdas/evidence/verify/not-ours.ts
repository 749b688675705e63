import * as z from 'zod';
import { readAs } from './finding.ts';

const Named = z.looseObject({ schema: z.string() });

/** Why a file cannot be read as what it should be. */
export function notOurs(body: Uint8Array, expected: string): string {
  const named = readAs(Named, body);
  if (named === null) return 'It is damaged, or was never written by this connector.';
  return named.schema === expected
    ? 'It was edited by hand: a field is missing, or one is there that does not belong.'
    : `It is of another version (${named.schema}): check it with the connector that wrote it.`;
}
