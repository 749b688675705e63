import * as z from 'zod';

/** Domains under which Okta serves orgs (https://developer.okta.com/docs/concepts/okta-organizations/). */
export const oktaDomains = [
  'okta.com',
  'oktapreview.com',
  'okta-emea.com',
  'okta-gov.com',
  'okta.mil',
  'okta-miltest.com',
  'trex-govcloud.com',
] as const;

/** Names under Okta's domains that are Okta's own sites, not orgs. */
const notOrgs = ['developer', 'help', 'login', 'status', 'support', 'trust', 'www'] as const;

/** Where an org is reached: an Okta domain, a domain of the customer's, or this machine. */
export type OrgUrl = { readonly origin: string; readonly kind: 'okta' | 'custom' | 'loopback' };

/** The org's URL is not one we can send a token to. The message says why and what to write instead. */
export class OrgUrlError extends Error {
  override readonly name = 'OrgUrlError';
}

/**
 * Normalises an org's URL in the forms people paste: upper case, without scheme, with a path, the `-admin` host.
 * Whole labels are compared, never endings: `acme.okta.com.example.io` is not Okta's.
 *
 * @throws {OrgUrlError} on everything that is not an org's address.
 */
export function parseOrgUrl(text: string, { allowLoopback }: { readonly allowLoopback: boolean }): OrgUrl {
  const pasted = text.trim();
  const refuse = (reason: string) => new OrgUrlError(`"${pasted}" is not an Okta org's address: ${reason}`);
  if (pasted === '') throw new OrgUrlError('No Okta org given. Write its address, such as acme.okta.com.');
  if (/[{}<>$]/.test(pasted)) throw refuse('it is a placeholder. Write your own, such as acme.okta.com.');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(pasted) ? pasted : `https://${pasted}`;
  if (!URL.canParse(withScheme)) throw refuse('it cannot be read as a URL. Write it like acme.okta.com.');
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '')
    throw refuse('it holds a user name. Leave out everything before the host.');

  const host = url.hostname;
  if (isLoopback(host)) {
    if (!allowLoopback) throw refuse('it is this machine. For a demo org, say --allow-loopback.');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('it is neither http nor https.');
    return { origin: url.origin, kind: 'loopback' };
  }
  if (url.protocol === 'http:') throw refuse(`plain http would show the token to the network. Write https://${host}.`);
  if (url.protocol !== 'https:') throw refuse('it is not https.');
  if (url.port !== '') throw refuse(`Okta answers on port 443 only. Leave out ":${url.port}".`);
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) throw refuse('it is an IP address. Write the host name.');

  const labels = host.split('.');
  if (labels.some((label) => label.startsWith('xn--')))
    throw refuse('it holds letters outside the Latin alphabet, which can imitate another name.');
  if (labels.length === 1)
    throw refuse(
      `a name alone does not say in which of Okta's domains. Write ${host}.okta.com, ${host}.oktapreview.com or ${host}.okta-emea.com.`,
    );
  const domain = oktaDomains.find((known) => host === known || host.endsWith(`.${known}`));
  if (domain === undefined) return customDomain(host, labels, refuse);

  const name = labels.slice(0, -domain.split('.').length);
  const [label, ...more] = name;
  if (label === undefined || more.length > 0) throw refuse(`write exactly one name before .${domain}.`);
  if (notOrgs.some((site) => site === label)) throw refuse("it is one of Okta's own sites.");
  return { origin: `https://${label.replace(/-admin$/, '')}.${domain}`, kind: 'okta' };
}

function customDomain(host: string, labels: readonly string[], refuse: (reason: string) => OrgUrlError): OrgUrl {
  const hidden = oktaDomains.find((known) => `.${host}.`.includes(`.${known}.`));
  if (hidden !== undefined) throw refuse(`it names ${hidden} but ends in another domain.`);
  // Okta serves a custom domain on a host below it, never on the bare domain.
  if (labels.length === 2)
    throw refuse(`it is a bare domain. Write the org's host, such as login.${host} or acme.okta.com.`);
  return { origin: `https://${host}`, kind: 'custom' };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Okta's `/.well-known/okta-organization`: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/OrgSettingMetadata/ */
export const WellKnownOrganization = z.looseObject({
  id: z.string().startsWith('00o'),
  pipeline: z.enum(['idx', 'v1']),
  _links: z.looseObject({ organization: z.looseObject({ href: z.url() }).optional() }).optional(),
});
export type WellKnownOrganization = z.infer<typeof WellKnownOrganization>;

/**
 * The origin that gets the token. A custom domain only tells where its org lives: the token goes to that host, and only
 * when it is one of Okta's own.
 *
 * @throws {OrgUrlError} when a custom domain names a host that is not Okta's.
 */
export function apiOrigin(org: OrgUrl, answer: WellKnownOrganization): string {
  if (org.kind !== 'custom') return org.origin;
  const canonical = answer._links?.organization?.href;
  if (canonical !== undefined) {
    const named = parseOrgUrl(canonical, { allowLoopback: false });
    if (named.kind === 'okta') return named.origin;
  }
  throw new OrgUrlError(
    `${org.origin} does not say which of Okta's own hosts it belongs to, so the token is not sent. Write the org's address in an Okta domain, such as acme.okta.com.`,
  );
}
