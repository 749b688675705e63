import * as z from 'zod';

/** The secret: `{"kind":"ssws","token":"…"}`. A bare string is read as an SSWS token. */
export const TokenSecret = z.strictObject({
  kind: z.literal('ssws'),
  // Visible ASCII only: anything else (a line break from a copy, say) cannot stand in a header.
  token: z.string().regex(/^[!-~]+$/),
});
export type TokenSecret = z.infer<typeof TokenSecret>;

/** What to do when Okta refuses the token: https://developer.okta.com/docs/guides/create-an-api-token/ */
export const refusedTokenAdvice =
  'Okta refuses the API token: it is wrong, it was revoked, or it went unused for 30 days. Make a new one in the Admin Console under Security > API > Tokens, and put it where the old one was.';

/** There is no usable token. The message never holds what was found. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** @throws {TokenError} when the text is empty or of another form. */
export function parseTokenSecret(text: string): TokenSecret {
  const trimmed = text.trim();
  if (trimmed === '')
    throw new TokenError('The secret is empty. Put an Okta API token in it: {"kind":"ssws","token":"…"}.');
  let value: unknown = { kind: 'ssws', token: trimmed };
  if (trimmed.startsWith('{')) {
    try {
      value = JSON.parse(trimmed);
    } catch {
      throw new TokenError('The secret looks like JSON and is not. It must read {"kind":"ssws","token":"…"}.');
    }
  }
  const parsed = TokenSecret.safeParse(value);
  if (!parsed.success)
    throw new TokenError(
      'The secret has another form than {"kind":"ssws","token":"…"}, or the token holds spaces or line breaks.',
    );
  return parsed.data;
}

/** How a request proves who we are: the `Authorization` header's value. */
export type Authorize = {
  (): Promise<string>;
  /** Reads the secret again: it may have been rotated. Returns whether it changed. */
  refresh(): Promise<boolean>;
};

/** Authorizes with the secret that `read` gives, read once and kept. */
export function authorizeWith(read: () => Promise<string>): Authorize {
  let secret: Promise<TokenSecret> | undefined;
  const current = () => {
    secret ??= read().then(parseTokenSecret);
    return secret;
  };
  const authorize = async () => `SSWS ${(await current()).token}`;
  const refresh = async () => {
    const before = await authorize();
    secret = undefined;
    return (await authorize()) !== before;
  };
  return Object.assign(authorize, { refresh });
}
