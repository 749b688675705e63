import * as z from 'zod';
import { OktaError } from './errors.ts';

/** What Okta told, or why it did not. */
export type Told<T> =
  | { readonly outcome: 'complete'; readonly value: T }
  | { readonly outcome: 'forbidden' | 'unavailable' | 'failed' };

/** Facts about the token are worth having and not worth failing for; only a refused token is. */
export async function unlessRefused<T>(read: () => Promise<T>): Promise<Told<T>> {
  try {
    return { outcome: 'complete', value: await read() };
  } catch (error) {
    if (error instanceof z.ZodError) return { outcome: 'failed' };
    if (!(error instanceof OktaError) || error.refusesToken) throw error;
    if (error.status === 403 || error.oauthError === 'insufficient_scope') return { outcome: 'forbidden' };
    return { outcome: error.status === 404 || error.status === 405 || error.status === 401 ? 'unavailable' : 'failed' };
  }
}
