import type { Plan } from '../../../lambdas/contracts/plan.ts';

/** Orgs written by hand, by what controls say of them. */
export type Org = {
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** What Okta hid of a resource type. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** The window of the System Log that the run read. */
  readonly log?: Plan['window'];
};

const at = '2025-01-01T00:00:00.000Z';
const zone = { network: { connection: 'ZONE', include: ['nzoOffices'] } };

const passwordPolicy = (id: string, password: object, recovery?: object) => ({
  variant: 'PASSWORD',
  id,
  name: id,
  type: 'PASSWORD',
  status: 'ACTIVE',
  settings: { password, ...(recovery === undefined ? {} : { recovery: { factors: recovery } }) },
});
const policy = (id: string, type: string, more: object = {}) => ({
  variant: type,
  id,
  name: id,
  type,
  status: 'ACTIVE',
  priority: 1,
  conditions: null,
  ...more,
});
const rule = (policyId: string, policyType: string, priority: number, name: string, actions: object, more = {}) => ({
  policyId,
  policyType,
  id: `${policyId}-${priority}`,
  name,
  status: 'ACTIVE',
  priority,
  system: name === 'Catch-all Rule' || name === 'Default Rule',
  conditions: null,
  actions,
  ...more,
});
const session = (idle: number, lifetime: number, usePersistentCookie: boolean) => ({
  signon: {
    access: 'ALLOW',
    requireFactor: true,
    session: { maxSessionIdleMinutes: idle, maxSessionLifetimeMinutes: lifetime, usePersistentCookie },
  },
});
const denied = { appSignOn: { access: 'DENY' } };
const assurance = (factorMode: string, ...constraints: object[]) => ({
  appSignOn: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode, constraints } },
});
const resistant = { possession: { phishingResistant: 'REQUIRED' } };
const app = (id: string, name: string, label: string, policyId: string | null, more: object = {}) => ({
  id,
  name,
  label,
  status: 'ACTIVE',
  created: at,
  signOnMode: 'SAML_2_0',
  settings: {},
  _links: policyId === null ? {} : { accessPolicy: { href: `https://acme.okta.com/api/v1/policies/${policyId}` } },
  ...more,
});
const person = (id: string, more: object = {}) => ({
  id,
  status: 'ACTIVE',
  created: at,
  lastLogin: '2026-11-20T08:00:00.000Z',
  profile: { login: `${id}@example.com`, userType: 'employee' },
  credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  ...more,
});
const service = (id: string) => person(id, { profile: { login: `${id}@example.com`, userType: 'service account' } });
const everyone = { id: '00gAll', type: 'BUILT_IN', created: at, profile: { name: 'Everyone' } };
const role = (userId: string, type: string, assignmentType = 'USER') => ({
  userId,
  id: `ra-${userId}`,
  type,
  label: type,
  status: 'ACTIVE',
  assignmentType,
});
const token = (id: string, userId: string, more: object = {}) => ({
  id,
  name: id,
  userId,
  created: '2026-06-01T00:00:00.000Z',
  lastUpdated: '2026-11-22T00:00:00.000Z',
  network: { connection: 'ZONE', include: ['nzoOffices'] },
  ...more,
});
const authenticator = (key: string, status: string, settings: object = {}) => ({
  id: `aut-${key}`,
  key,
  name: key,
  type: 'app',
  status,
  settings,
});
const automation = (days: number, include: readonly string[] = ['00gAll']) => ({
  policy: policy('Inactive people', 'USER_LIFECYCLE', {
    conditions: { people: { groups: { include }, users: { inactivity: { number: days, unit: 'DAYS' } } } },
  }),
  rule: rule('Inactive people', 'USER_LIFECYCLE', 1, 'Suspend', {
    updateUserLifecycle: { targetStatus: 'SUSPENDED', quietPeriod: { number: 0, unit: 'DAYS' } },
  }),
});
const factor = (userId: string, factorType: string, provider: string) => ({
  userId,
  id: `fac-${userId}`,
  factorType,
  provider,
  status: 'ACTIVE',
  created: at,
});
const enrollment = (name: string, include: readonly string[], settings: object | undefined) =>
  policy(name, 'MFA_ENROLL', { conditions: { people: { groups: { include } } }, settings });
const offices = { id: 'nzoOffices', type: 'IP', name: 'Offices', status: 'ACTIVE', usage: 'POLICY', gateways: [{}] };
/** Of the notice of the DOD, with the markup that a page has. */
const notice = `<!DOCTYPE html><div class="banner"><p>You are accessing a U.S.&nbsp;Government (USG) Information System (IS) that is
provided for USG-authorized use only.</p> By using this IS (which includes any device attached to this IS), you consent to the
following conditions: <ul><li>The USG routinely intercepts and monitors communications on this IS for purposes including, but not
limited to, penetration testing, COMSEC monitoring, network operations and defense, personnel misconduct (PM), law enforcement (LE),
and counterintelligence (CI) investigations.</li><li>At any time, the USG may inspect and seize data stored on this IS.</li>
<li>Communications using, or data stored on, this IS are not private, are subject to routine monitoring, interception, and search,
and may be disclosed or used for any USG-authorized purpose.</li><li>This IS includes security measures (e.g., authentication and
access controls) to protect USG interests—not for your personal benefit or privacy.</li><li>Notwithstanding the above, using this
IS does not constitute consent to PM, LE or CI investigative searching or monitoring of the content of privileged communications, or
work product, related to personal representation or services by attorneys, psychotherapists, or clergy, and their assistants. Such
communications and work product are private and confidential.</li></ul> See <a href="/agreement">User Agreement</a> for details.</div>`;

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
