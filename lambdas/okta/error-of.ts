import * as z from 'zod';
import { OktaError } from './errors.ts';
import type { Incoming } from './transport.ts';

/** Okta's error bodies: only the code is stable (https://developer.okta.com/docs/reference/error-codes/). */
const ErrorBody = z.looseObject({ errorCode: z.string().regex(/^E\d{7}$/) });

/** What OAuth says in the `WWW-Authenticate` header of a refusal: RFC 6750, 3. */
const challenge = (headers: Headers | undefined, name: 'error' | 'scope') =>
  new RegExp(`\\b${name}="([\\w .]{1,200})"`).exec(headers?.get('www-authenticate') ?? '')?.[1] ?? null;

/**
 * An answer that is of no use, as an error: what Okta said, and what to do where that is known.
 *
 * @param what how a sentence about it begins, where it is not that Okta answered with this status.
 */
export function errorOf(
  asked: { readonly method?: string; readonly path: string; readonly advice?: string | undefined },
  answer: Incoming['answer'],
  body: unknown,
  what: string | undefined,
): OktaError {
  const { advice, ...request } = asked;
  const requestId = answer?.requestId ?? null;
  if (what !== undefined) return new OktaError({ ...request, status: null, requestId, what });
  const parsed = ErrorBody.safeParse(body);
  const facts = {
    ...request,
    status: answer?.status ?? null,
    errorCode: parsed.success ? parsed.data.errorCode : null,
    oauthError: challenge(answer?.headers, 'error'),
    requestId,
  };
  const error = new OktaError(facts);
  if (error.refusesToken && advice !== undefined) return new OktaError({ ...facts, advice });
  const scope = facts.oauthError === 'insufficient_scope' ? challenge(answer?.headers, 'scope') : null;
  if (scope === null) return error;
  return new OktaError({ ...facts, advice: `Grant the service app ${scope} under its Okta API Scopes.` });
}
