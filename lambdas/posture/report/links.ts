/** Where the Admin Console shows something, with `{0}`, `{1}` for ids. Null: nowhere that we know. */
export type Places = Readonly<Record<'user' | 'group' | 'app' | 'token' | 'policy', string>> | null;

/**
 * Places of the Admin Console of an org, which stands beside the org's own address with `-admin` in its name. A domain of
 * the customer's does not tell that address.
 *
 * @param domains Okta's own.
 */
export function placesOf(host: string, domains: readonly string[]): Places {
  const domain = domains.find((known) => host.endsWith(`.${known}`));
  const subdomain = domain === undefined ? '' : host.slice(0, -domain.length - 1);
  if (domain === undefined || subdomain === '' || subdomain.includes('.')) return null;
  const admin = `https://${subdomain}-admin.${domain}`;
  return {
    user: `${admin}/admin/user/profile/view/{0}`,
    group: `${admin}/admin/group/{0}`,
    app: `${admin}/admin/app/{1}/instance/{0}`,
    token: `${admin}/admin/access/api/tokens`,
    policy: `${admin}/admin/authn/authentication-policies#id={0}`,
  };
}
