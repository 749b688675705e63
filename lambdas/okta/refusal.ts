import { isListed, type Refusal, type Resource } from '../catalogue/resource.ts';
import type { Principal } from '../contracts/principal.ts';
import { readers } from '../readers.ts';
import type { OktaError } from './errors.ts';

/** What a refusal means for the request series it ended. */
export type Meaning = 'forbidden' | 'unavailable' | 'gap' | 'failed';

/** Refusals by which Okta says that an org has no such thing, wherever they come from (https://developer.okta.com/docs/reference/error-codes/). */
const absentFeature: readonly Refusal[] = [
  [401, 'E0000015'], // feature not enabled for this org
  [405, 'E0000022'], // method not supported: the endpoint's feature is off
  [410, ''], // endpoint gone
];

/** What a 404 or 410 of a list without a parent says: the org has no such endpoint. */
const absentEndpoint = [404, 410];

/**
 * Decides by status and error code, first by the entry's own table.
 *
 * @param engine the org's: a refusal of what only the other engine has is no matter of permissions.
 */
export function meaningOf(error: OktaError, resource: Resource, engine: 'classic' | 'idx'): Meaning {
  const { status, errorCode } = error;
  const isElsewhere = resource.engine !== 'both' && resource.engine !== engine;
  if (error.oauthError === 'insufficient_scope') return isElsewhere ? 'unavailable' : 'forbidden';
  if (error.refusesToken || status === null) return 'failed';
  if (isListed([...resource.unavailableOn, ...absentFeature], status, errorCode)) return 'unavailable';
  const refused = status >= 400 && status < 500 && status !== 429;
  if (refused && isElsewhere) return 'unavailable';
  if (status === 403) return 'forbidden';
  if (resource.parent !== undefined) return refused ? 'gap' : 'failed';
  return absentEndpoint.includes(status) ? 'unavailable' : 'failed';
}

/**
 * Refusals of the request itself: a body, a header, a parameter, a cursor, a filter
 * (https://developer.okta.com/docs/reference/error-codes/). They say nothing of what there is.
 */
const requestAtFault: ReadonlySet<string> = new Set([
  'E0000003',
  'E0000018',
  'E0000019',
  'E0000021',
  'E0000028',
  'E0000029',
  'E0000031',
  'E0000053',
  'E0000054',
  'E0000094',
]);

/** Whether Okta says that a parent has none of it. What refuses a sign-in or the request says nothing of what is asked for. */
export const saysNone = ({ status, errorCode, oauthError }: OktaError, { noneOn = [] }: Resource) =>
  oauthError === null && !requestAtFault.has(errorCode ?? '') && isListed(noneOn, status, errorCode);

/** The sentence that goes into the manifest: what Okta said, and what to do about it. */
export function reasonFor(
  meaning: Meaning,
  error: OktaError,
  resource: Resource,
  kind: Principal['kind'] = 'ssws',
): string {
  if (error.refusesToken) return adviceFor(error);
  switch (meaning) {
    case 'forbidden':
      return error.advice === null
        ? `${error.message}. ${readers[kind].needsRole(resource.role, resource.scope)}`
        : adviceFor(error);
    case 'unavailable':
      return `${error.message}. This org does not have it.`;
    case 'gap':
      return `${error.message}. What it hangs on was probably deleted while the run read.`;
    case 'failed':
      return `${error.message}.`;
  }
}

/** What Okta said, and what to do about it where the error knows. */
export const adviceFor = ({ message, advice }: OktaError) =>
  advice === null ? `${message}.` : `${message}. ${advice}`;
