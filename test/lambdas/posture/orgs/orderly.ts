import { notice } from './dod-notice.ts';
import type { Org } from './org.ts';
import {
  app,
  assurance,
  authenticator,
  automation,
  denied,
  enrollment,
  everyone,
  factor,
  offices,
  passwordPolicy,
  person,
  policy,
  resistant,
  role,
  rule,
  service,
  session,
  token,
  zone,
} from './rows.ts';

const within35Days = automation(35);
/** Everything is as it should be. */
export const orderly: Org = {
  rows: {
    users: [person('00uAda'), service('00uSync')],
    'user-factors': [factor('00uAda', 'webauthn', 'FIDO'), factor('00uSync', 'webauthn', 'FIDO')],
    groups: [everyone],
    policies: [
      passwordPolicy(
        'Passwords',
        {
          complexity: {
            minLength: 15,
            minLowerCase: 1,
            minUpperCase: 1,
            minNumber: 1,
            minSymbol: 1,
            excludeUsername: true,
            excludeAttributes: ['firstName', 'lastName'],
            dictionary: { common: { exclude: true } },
          },
          age: { historyCount: 5, maxAgeDays: 60, minAgeMinutes: 1440 },
          lockout: { maxAttempts: 3, autoUnlockMinutes: 0 },
        },
        { okta_sms: { status: 'INACTIVE' }, okta_email: { status: 'ACTIVE' } },
      ),
      enrollment('Enrollment', ['00gAll'], {
        authenticators: [
          { key: 'okta_verify', enroll: { self: 'REQUIRED' } },
          { key: 'phone_number', enroll: { self: 'NOT_ALLOWED' } },
        ],
      }),
      // What is not active decides nothing.
      { ...passwordPolicy('Off', {}), status: 'INACTIVE' },
      policy('Sessions', 'OKTA_SIGN_ON'),
      policy('Consoles', 'ACCESS_POLICY'),
      within35Days.policy,
    ],
    'policy-rules': [
      // A rule that denies asks for nothing, and is passed over.
      rule(
        'Sessions',
        'OKTA_SIGN_ON',
        0,
        'Elsewhere',
        { signon: { access: 'DENY' } },
        {
          conditions: { network: { connection: 'ZONE', exclude: ['nzoOffices'] } },
        },
      ),
      rule('Sessions', 'OKTA_SIGN_ON', 1, 'Everybody', session(15, 1080, false)),
      rule('Sessions', 'OKTA_SIGN_ON', 99, 'Default Rule', session(120, 0, true)),
      rule('Consoles', 'ACCESS_POLICY', 0, 'Offices', assurance('2FA', resistant), { conditions: zone }),
      rule('Consoles', 'ACCESS_POLICY', 99, 'Catch-all Rule', denied),
      within35Days.rule,
    ],
    apps: [
      app('0oaConsole', 'saasure', 'Okta Admin Console', 'Consoles'),
      app('0oaBoard', 'okta_enduser', 'Okta Dashboard', 'Consoles'),
      app('0oaCollector', 'oidc_client', 'Collector', null, {
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } },
      }),
    ],
    'app-client-keys': [{ appId: '0oaCollector', kid: 'k1', status: 'ACTIVE', created: '2026-06-01T00:00:00.000Z' }],
    'threat-insight': [{ action: 'block', excludeZones: [] }],
    'trusted-origins': [{ id: 'tosPortal', name: 'Portal', origin: 'https://portal.example.com', status: 'ACTIVE' }],
    'first-party-app-settings': [{ sessionIdleTimeoutMinutes: 15, sessionMaxLifetimeMinutes: 720 }],
    'log-streams': [{ id: 'lstLake', name: 'Lake', type: 'aws_eventbridge', status: 'ACTIVE' }],
    brands: [{ id: 'bndOwn', name: 'Agency' }],
    'sign-in-pages': [
      { variant: 'customized', brandId: 'bndOwn', pageContent: notice },
      { variant: 'default', brandId: 'bndOwn', pageContent: '<html>Welcome</html>' },
    ],
    authenticators: [
      authenticator('smart_card_idp', 'ACTIVE'),
      authenticator('okta_verify', 'ACTIVE', { compliance: { fips: 'REQUIRED' } }),
    ],
    'identity-providers': [
      {
        id: '0oaPiv',
        type: 'X509',
        name: 'PIV',
        status: 'ACTIVE',
        protocol: {
          type: 'MTLS',
          credentials: { trust: { issuer: 'CN=DOD ID CA-70, OU=PKI, OU=DoD, O=U.S. Government, C=US' } },
        },
      },
    ],
    'api-tokens': [token('00Tsync', '00uSync')],
    'admin-role-assignments': [role('00uAda', 'SUPER_ADMIN'), role('00uSync', 'READ_ONLY_ADMIN')],
    'network-zones': [
      offices,
      {
        id: 'nzoAnon',
        type: 'DYNAMIC_V2',
        name: 'Anonymizers',
        status: 'ACTIVE',
        usage: 'BLOCKLIST',
        ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] },
        asns: { include: [], exclude: [] },
        locations: { include: [], exclude: [] },
      },
    ],
  },
};
