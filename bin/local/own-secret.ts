import { readFile } from 'node:fs/promises';
import { TokenError } from '../../lambdas/okta/token.ts';

/** What the options that name a secret say of it. */
export const secretOption = {
  flag: '--secret <file>',
  description: 'a file with the secret: of a service app, or an API token (default: OKTA_API_TOKEN)',
} as const;

/**
 * The secret of whoever runs a command: in a file, else in `OKTA_API_TOKEN`; null where there is neither. A file is read anew
 * each time: it may be rotated meanwhile.
 */
export function ownSecret(file: string | undefined): (() => Promise<string>) | null {
  if (file !== undefined) return () => secretIn(file);
  const text = process.env.OKTA_API_TOKEN ?? '';
  return text.trim() === '' ? null : async () => text;
}

/** What a secret's file holds. @throws {TokenError} when it cannot be read. */
export async function secretIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
    throw new TokenError(`The secret's file ${file} cannot be read (${name}).`);
  }
}
