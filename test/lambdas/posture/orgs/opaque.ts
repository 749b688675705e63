import type { Org } from './org.ts';
import {
  app,
  assurance,
  at,
  automation,
  denied,
  enrollment,
  everyone,
  factor,
  passwordPolicy,
  person,
  policy,
  resistant,
  role,
  rule,
  token,
  zone,
} from './rows.ts';

const forSome = automation(35, ['00gStaff']);
/** Okta shows less than it takes to judge. */
export const opaque: Org = {
  rows: {
    users: [
      person('00uAda', { created: null, lastLogin: null }),
      person('00uGone', { status: 'DEPROVISIONED' }),
      person('00uFed', { credentials: { provider: { type: 'FEDERATION' } } }),
    ],
    // A kind of factor that Okta added since.
    'user-factors': [factor('00uAda', 'palm', 'OKTA')],
    'admin-role-assignments': [role('00uAda', 'READ_ONLY_ADMIN')],
    // Okta waits for the app to confirm.
    'app-users': [{ appId: '0oaNew', userId: '00uGone', scope: 'USER', status: 'REVOKED', created: at }],
    apps: [app('0oaNew', 'example', 'New app', null, { signOnMode: null })],
    'trusted-origins': [{ id: 'tosPortal', name: 'Portal', origin: null, status: 'ACTIVE' }],
    groups: [everyone],
    policies: [
      passwordPolicy('Passwords', {}),
      enrollment('Enrollment', ['00gAll'], undefined),
      policy('Sessions', 'OKTA_SIGN_ON'),
      // Its name alone does not say which app it decides on, and the app that it is mapped to is not shown.
      policy('Okta Admin Console', 'ACCESS_POLICY'),
      forSome.policy,
    ],
    'policy-rules': [
      rule('Okta Admin Console', 'ACCESS_POLICY', 1, 'Everybody', assurance('2FA', resistant), { conditions: zone }),
      rule('Okta Admin Console', 'ACCESS_POLICY', 99, 'Catch-all Rule', denied),
      forSome.rule,
    ],
    'policy-mappings': [
      {
        policyId: 'Okta Admin Console',
        policyType: 'ACCESS_POLICY',
        id: 'map1',
        _links: { application: { href: 'https://acme.okta.com/api/v1/apps/0oaUnseen' } },
      },
    ],
    brands: [{ id: 'bndOwn', name: 'Agency' }],
    'sign-in-pages': [{ variant: 'customized', brandId: 'bndOwn', pageContent: null }],
    'identity-providers': [
      { id: '0oaPiv', type: 'X509', name: 'PIV', status: 'ACTIVE', protocol: { type: 'MTLS', credentials: {} } },
    ],
    'api-tokens': [token('00Tsync', '00uAda', { network: null, created: null, lastUpdated: null })],
    'network-zones': [
      { id: 'nzoList', type: 'IP', name: 'Blocked', status: 'ACTIVE', usage: 'BLOCKLIST', gateways: [{}, {}] },
    ],
  },
  hidden: { apps: "Okta's own apps are shown to Super Administrators only." },
};
