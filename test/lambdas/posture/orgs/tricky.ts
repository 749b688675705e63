import { notice } from './dod-notice.ts';
import type { Org } from './org.ts';
import {
  app,
  assurance,
  at,
  authenticator,
  denied,
  enrollment,
  everyone,
  offices,
  passwordPolicy,
  person,
  policy,
  resistant,
  role,
  rule,
  token,
  zone,
} from './rows.ts';

const chained = {
  appSignOn: {
    access: 'ALLOW',
    verificationMethod: {
      type: 'AUTH_METHOD_CHAIN',
      chains: [
        {
          authenticationMethods: [{ key: 'okta_password', method: 'password' }],
          next: [{ authenticationMethods: [{ key: 'webauthn', method: 'webauthn' }] }],
        },
      ],
    },
  },
};
const ofDirectory = (id: string) => person(id, { credentials: { provider: { type: 'ACTIVE_DIRECTORY' } } });
const reset = (requirement: object) => ({ selfServicePasswordReset: { access: 'ALLOW', requirement } });
/** Where it is easy to judge wrongly. */
export const tricky: Org = {
  rows: {
    users: [
      ofDirectory('00uAda'),
      ofDirectory('00uBea'),
      ofDirectory('00uRun'),
      person('00uSus', { status: 'SUSPENDED' }),
    ],
    groups: [everyone, { id: '00gStaff', type: 'OKTA_GROUP', created: at, profile: { name: 'Staff' } }],
    'group-members': [{ groupId: '00gStaff', userId: '00uSus' }],
    policies: [
      passwordPolicy('ByPolicy', {}, { okta_sms: { status: 'INACTIVE' } }),
      passwordPolicy('ByText', {}, { okta_sms: { status: 'INACTIVE' } }),
      passwordPolicy('ByNobody', {}, { okta_sms: { status: 'ACTIVE' } }),
      enrollment('Enrollment', [], { authenticators: [{ key: 'okta_email', enroll: { self: 'OPTIONAL' } }] }),
      policy('Console', 'ACCESS_POLICY'),
      policy('Board', 'ACCESS_POLICY'),
      policy('Sites', 'ACCESS_POLICY'),
    ],
    'policy-rules': [
      rule('ByPolicy', 'PASSWORD', 1, 'Everybody', reset({ accessControl: 'AUTH_POLICY' })),
      rule(
        'ByText',
        'PASSWORD',
        1,
        'Everybody',
        reset({ primary: { methods: ['email', 'sms'] }, accessControl: 'LEGACY' }),
      ),
      rule('ByNobody', 'PASSWORD', 1, 'Everybody', { selfServicePasswordReset: { access: 'DENY' } }),
      rule('Console', 'ACCESS_POLICY', 0, 'Keep out', denied, { conditions: zone }),
      rule('Console', 'ACCESS_POLICY', 1, 'In steps', chained),
      rule('Board', 'ACCESS_POLICY', 0, 'Off', assurance('1FA'), { status: 'INACTIVE' }),
      rule('Board', 'ACCESS_POLICY', 1, 'Offices', assurance('2FA', resistant), { conditions: zone }),
      rule('Board', 'ACCESS_POLICY', 99, 'Catch-all Rule', assurance('1FA')),
      rule('Sites', 'ACCESS_POLICY', 1, 'Offices', assurance('2FA'), { conditions: zone }),
      rule('Sites', 'ACCESS_POLICY', 2, 'Travel', assurance('2FA')),
      rule('Sites', 'ACCESS_POLICY', 99, 'Catch-all Rule', denied),
    ],
    apps: [
      app('0oaConsole', 'saasure', 'Okta Admin Console', 'Console'),
      app('0oaBoard', 'okta_enduser', 'Okta Dashboard', 'Board'),
      app('0oaSite', 'example', 'Site', 'Sites'),
      app('0oaOld', 'example', 'Old site', null, { status: 'INACTIVE' }),
    ],
    authenticators: [
      authenticator('okta_password', 'ACTIVE'),
      authenticator('okta_email', 'ACTIVE', { allowedFor: 'recovery' }),
      authenticator('webauthn', 'ACTIVE'),
      authenticator('okta_verify_push', 'ACTIVE', { compliance: { fips: 'REQUIRED' } }),
      authenticator('okta_verify_fastpass', 'ACTIVE', { compliance: { fips: 'OPTIONAL' } }),
    ],
    brands: [{ id: 'bndOwn', name: 'Agency' }],
    'sign-in-pages': [
      { variant: 'customized', brandId: 'bndOwn', pageContent: '<html>Welcome</html>' },
      { variant: 'default', brandId: 'bndOwn', pageContent: notice },
    ],
    'identity-providers': [{ id: '0oaPiv', type: 'X509', name: 'PIV', status: 'INACTIVE', protocol: {} }],
    'api-tokens': [
      token('00Troot', '00uAda', { network: { connection: 'ZONE', include: ['nzoGone'] } }),
      token('00Tgroup', '00uBea'),
      token('00Trun1', '00uRun'),
      token('00Trun2', '00uRun'),
    ],
    'admin-role-assignments': [role('00uAda', 'SUPER_ADMIN'), role('00uBea', 'SUPER_ADMIN', 'GROUP')],
    'network-zones': [
      offices,
      { id: 'nzoList', type: 'IP', name: 'Blocked', status: 'ACTIVE', usage: 'BLOCKLIST', gateways: [{}] },
      { id: 'nzoAny', type: 'DYNAMIC', name: 'Proxies', status: 'ACTIVE', usage: 'BLOCKLIST', proxyType: 'Any' },
    ],
  },
};
