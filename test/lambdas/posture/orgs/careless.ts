import { notice } from './dod-notice.ts';
import type { Org } from './org.ts';
import {
  app,
  assurance,
  at,
  authenticator,
  automation,
  enrollment,
  everyone,
  offices,
  passwordPolicy,
  person,
  policy,
  resistant,
  role,
  rule,
  session,
  token,
  zone,
} from './rows.ts';

const within90Days = automation(90);
/** Everything is as it should not be. */
export const careless: Org = {
  rows: {
    users: [
      ...['00uAda', '00uHal', '00uIda', '00uJim', '00uKit', '00uLea'].map((id) => person(id)),
      person('00uOld', { lastLogin: '2026-01-01T08:00:00.000Z' }),
      person('00uGone', { status: 'DEPROVISIONED' }),
    ],
    'app-users': [{ appId: '0oaWiki', userId: '00uGone', scope: 'USER', status: 'ACTIVE', created: at }],
    groups: [everyone, { id: '00gRoot', type: 'OKTA_GROUP', created: at, profile: { name: 'Root' } }],
    policies: [
      passwordPolicy(
        'Passwords',
        {
          complexity: {
            minLength: 14,
            minLowerCase: 0,
            minUpperCase: 0,
            minNumber: 0,
            minSymbol: 0,
            excludeUsername: true,
            excludeAttributes: [],
            dictionary: { common: { exclude: false } },
          },
          age: { historyCount: 3, maxAgeDays: 0, minAgeMinutes: 1439 },
          lockout: { maxAttempts: 0, autoUnlockMinutes: 0 },
        },
        { okta_sms: { status: 'ACTIVE' }, recovery_question: { status: 'ACTIVE' } },
      ),
      enrollment('Enrollment', ['00gRoot'], {
        authenticators: [
          { key: 'okta_verify', enroll: { self: 'REQUIRED' } },
          { key: 'phone_number', enroll: { self: 'OPTIONAL' } },
        ],
      }),
      policy('Sessions', 'OKTA_SIGN_ON', { name: 'Administrators', priority: 1 }),
      policy('Rest', 'OKTA_SIGN_ON', { name: 'Default Policy', priority: 2 }),
      policy('Consoles', 'ACCESS_POLICY'),
      within90Days.policy,
    ],
    'policy-rules': [
      rule('Sessions', 'OKTA_SIGN_ON', 1, 'Long', session(16, 0, true), { conditions: zone }),
      rule('Rest', 'OKTA_SIGN_ON', 1, 'Default Rule', session(15, 1080, false)),
      rule('Consoles', 'ACCESS_POLICY', 1, 'Anybody', assurance('1FA', resistant, { knowledge: {} })),
      rule('Consoles', 'ACCESS_POLICY', 99, 'Catch-all Rule', assurance('2FA')),
      within90Days.rule,
    ],
    apps: [
      app('0oaConsole', 'saasure', 'Okta Admin Console', 'Consoles'),
      app('0oaBoard', 'okta_enduser', 'Okta Dashboard', 'Consoles'),
      app('0oaWiki', 'wiki', 'Old wiki', 'Consoles', { signOnMode: 'BROWSER_PLUGIN' }),
    ],
    'threat-insight': [{ action: 'audit', excludeZones: [] }],
    'trusted-origins': [{ id: 'tosPortal', name: 'Portal', origin: 'http://portal.example.com', status: 'ACTIVE' }],
    'first-party-app-settings': [{ sessionIdleTimeoutMinutes: 16, sessionMaxLifetimeMinutes: 720 }],
    'log-streams': [{ id: 'lstLake', name: 'Lake', type: 'aws_eventbridge', status: 'INACTIVE' }],
    brands: [{ id: 'bndOwn', name: 'Agency' }],
    'sign-in-pages': [
      // One word is not as it must be.
      { variant: 'default', brandId: 'bndOwn', pageContent: notice.replace('COMSEC', 'network') },
    ],
    authenticators: [
      authenticator('smart_card_idp', 'INACTIVE'),
      authenticator('okta_verify', 'ACTIVE', { compliance: { fips: 'OPTIONAL' } }),
    ],
    'identity-providers': [
      {
        id: '0oaPiv',
        type: 'X509',
        name: 'Works card',
        status: 'ACTIVE',
        protocol: { type: 'MTLS', credentials: { trust: { issuer: 'CN=Works CA, O=Example Ltd, C=GB' } } },
      },
    ],
    'api-tokens': [
      token('00Tsync', '00uHal', {
        network: { connection: 'ANYWHERE' },
        created: '2025-11-22T00:00:00.000Z',
        lastUpdated: '2026-10-23T00:00:00.000Z',
      }),
    ],
    'admin-role-assignments': [role('00uAda', 'ORG_ADMIN')],
    // Hal has all power through a group that Okta does not list among his roles.
    'group-members': ['00uHal', '00uAda', '00uIda', '00uJim', '00uKit', '00uLea'].map((userId) => ({
      groupId: '00gRoot',
      userId,
    })),
    'group-role-assignments': [
      { groupId: '00gRoot', id: 'ra-root', type: 'SUPER_ADMIN', label: 'Super', status: 'ACTIVE' },
    ],
    'network-zones': [
      offices,
      // Only Tor, and only from one country.
      {
        id: 'nzoTor',
        type: 'DYNAMIC_V2',
        name: 'Tor',
        status: 'ACTIVE',
        usage: 'BLOCKLIST',
        ipServiceCategories: { include: ['ANONYMIZER_TOR'] },
        locations: { include: [{ country: 'DE' }] },
      },
      { id: 'nzoOff', type: 'DYNAMIC', name: 'Proxies', status: 'INACTIVE', usage: 'BLOCKLIST', proxyType: 'Any' },
    ],
  },
  log: {
    since: '2026-11-10T00:00:00.000Z',
    until: '2026-11-23T06:00:00.000Z',
    continues: { run: '20260801T060000Z-0a1b2c3d', until: '2026-08-01T06:00:00.000Z' },
    gap: { since: '2026-11-09T00:00:00.000Z', until: '2026-11-10T00:00:00.000Z' },
  },
};
