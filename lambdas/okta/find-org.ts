import { createOktaClient, type OktaClientOptions } from './client.ts';
import { OktaError } from './errors.ts';
import { apiOrigin, parseOrgUrl, WellKnownOrganization } from './org.ts';

/** An org that answered for itself, without a token. */
export type FoundOrg = {
  /** Origin that API requests go to. */
  readonly origin: string;
  readonly id: string;
  readonly host: string;
  readonly engine: 'idx' | 'classic';
};

/** Nothing at that address answers as an Okta org. The message says what came instead. */
export class OrgNotFoundError extends Error {
  override readonly name = 'OrgNotFoundError';
}

const path = '/.well-known/okta-organization';

/**
 * Asks an org who it is, before any token is sent.
 *
 * @throws {OrgUrlError} when the text is no org's address.
 * @throws {OrgNotFoundError} when nothing there answers as an Okta org.
 */
export async function findOrg(
  orgUrl: string,
  options: { readonly allowLoopback: boolean; readonly userAgent: string } & Pick<
    OktaClientOptions,
    'backoffMs' | 'timeoutMs' | 'windowMs'
  >,
): Promise<FoundOrg> {
  const org = parseOrgUrl(orgUrl, options);
  const { allowLoopback: _, ...clientOptions } = options;
  const okta = createOktaClient({ origin: org.origin, fraction: 1, ...clientOptions });
  const answer = await okta.get({ target: path, path, bucket: path }).catch((error: unknown) => {
    if (!(error instanceof OktaError)) throw error;
    throw new OrgNotFoundError(
      error.status === null
        ? `${org.origin} could not be reached. Check the org's name, and that this network lets you out to it.`
        : `${org.origin} is no Okta org: it answered ${error.status} to GET ${path}. Check the org's name.`,
    );
  });
  const known = WellKnownOrganization.safeParse(answer.body);
  if (!known.success)
    throw new OrgNotFoundError(
      `${org.origin} is no Okta org: its answer to GET ${path} names no org id. Check the org's name.`,
    );
  const origin = apiOrigin(org, known.data);
  return {
    origin,
    id: known.data.id,
    host: new URL(origin).host,
    engine: known.data.pipeline === 'idx' ? 'idx' : 'classic',
  };
}
