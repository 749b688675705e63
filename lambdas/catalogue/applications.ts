import { z } from 'zod';
import { type Catalogue, instant, plainList } from './resource.ts';

/** Apps whose sign-on mode is none of these cannot have what is asked for. An app without one might. */
const signsOnOtherwise = (...modes: string[]) =>
  z.looseObject({ signOnMode: z.string().refine((mode) => !modes.includes(mode)) });
const notOpenId = signsOnOtherwise('OPENID_CONNECT');
const oauthClient = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ settings: z.looseObject({ oauthClient: z.looseObject(shape) }) });

/** Apps that are no service apps: only those hold admin roles of their own. */
export const notServiceApp = z.union([
  notOpenId,
  oauthClient({ application_type: z.string().refine((type) => type !== 'service') }),
]);

/** What is asked of one app at a time, in the smallest of the buckets. */
const perApp = {
  ...plainList,
  profile: 'standard',
  scope: 'okta.apps.read',
  bucket: '/api/v1/apps',
} as const;

const certificate = z.looseObject({ kid: z.string(), created: instant.nullish(), expiresAt: instant.nullish() });

/** Apps and who is assigned: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export const applications = {
  apps: {
    path: '/api/v1/apps',
    query: { includeNonDeleted: 'true' },
    limit: 200,
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.apps.read',
    role: 'Read-only Administrator; Super Administrator for the Admin Console and the dashboard',
    engine: 'both',
    bucket: '/api/v1/apps',
    record: z.looseObject({
      id: z.string(),
      name: z.string(),
      label: z.string(),
      status: z.string(),
      signOnMode: z.string().nullish(),
      created: instant,
    }),
    key: ['id'],
    // `settings.app` and `profile` are free-form: vendors' API keys and passwords are kept there.
    redact: ['credentials.oauthClient.client_secret', 'credentials.password', 'credentials.userName'],
    allow: {
      // What says where an app is and how it is joined; vendors' secrets have names of their own choosing.
      'settings.app': [
        'domain',
        'subDomain',
        'subdomain',
        'companyId',
        'companyName',
        'instanceType',
        'region',
        'tenant',
        'baseUrl',
        'baseURL',
        'siteURL',
        'loginURL',
        'loginUrl',
        'url',
        'acsURL',
        'acsUrl',
        'audRestriction',
        'awsEnvironmentType',
        'groupFilter',
        'joinAllRoles',
        'identityProviderArn',
        'sessionDuration',
        'roleValuePattern',
        'wsFedConfigureType',
        'filterGroupsByOU',
        'namingContext',
        'activationEmail',
      ],
      'settings.notes': [],
      profile: [],
    },
    stripQuery: ['settings.app.*', 'settings.signOn.*', 'settings.oauthClient.*', 'accessibility.*'],
    unavailableOn: [],
    example: {
      id: '0oa1examp1eAppAbC5d7',
      name: 'example_saml',
      label: 'Expenses',
      status: 'ACTIVE',
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2026-03-03T09:00:00.000Z',
      features: ['PUSH_NEW_USERS'],
      signOnMode: 'SAML_2_0',
      accessibility: { selfService: false },
      visibility: { hide: { iOS: false, web: false } },
      credentials: { userNameTemplate: { template: 'source.login', type: 'BUILT_IN' }, signing: { kid: 'k1' } },
      settings: { app: {}, signOn: { ssoAcsUrl: 'https://expenses.example.com/acs' } },
      _links: { accessPolicy: { href: 'https://example.okta.com/api/v1/policies/rst1examp1ePolicy5d7' } },
    },
    evidence: 'The applications behind the org, active or not, and how people sign in to each.',
  },

  'app-users': {
    path: '/api/v1/apps/{appId}/users',
    limit: 500,
    rows: 'array',
    paging: 'link',
    parent: { resourceType: 'apps', columns: { appId: 'id' } },
    profile: 'standard',
    scope: 'okta.apps.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/apps',
    record: z.looseObject({ id: z.string(), scope: z.string(), status: z.string(), created: instant }),
    key: ['appId', 'userId'],
    project: {
      userId: 'id',
      scope: 'scope',
      status: 'status',
      statusChanged: 'statusChanged',
      externalId: 'externalId',
      created: 'created',
      lastUpdated: 'lastUpdated',
      syncState: 'syncState',
    },
    redact: [],
    unavailableOn: [],
    example: {
      id: '00u1examp1eUserAb5d7',
      externalId: null,
      created: '2024-04-02T08:00:00.000Z',
      lastUpdated: '2024-04-02T08:00:00.000Z',
      scope: 'GROUP',
      status: 'ACTIVE',
      statusChanged: '2024-04-02T08:00:00.000Z',
      passwordChanged: null,
      syncState: 'DISABLED',
      credentials: { userName: 'ada.example@example.com' },
      profile: { email: 'ada.example@example.com' },
      _links: { user: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7' } },
    },
    evidence: 'Who can open which application, directly or through a group.',
  },

  'app-groups': {
    path: '/api/v1/apps/{appId}/groups',
    limit: 200,
    rows: 'array',
    paging: 'link',
    parent: { resourceType: 'apps', columns: { appId: 'id' } },
    profile: 'standard',
    scope: 'okta.apps.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/apps',
    record: z.looseObject({ id: z.string(), priority: z.number().nullish() }),
    key: ['appId', 'groupId'],
    project: { groupId: 'id', priority: 'priority', lastUpdated: 'lastUpdated' },
    redact: [],
    unavailableOn: [],
    example: {
      id: '00g1examp1eGroupA5d7',
      lastUpdated: '2024-04-02T08:00:00.000Z',
      priority: 0,
      profile: {},
      _links: { group: { href: 'https://example.okta.com/api/v1/groups/00g1examp1eGroupA5d7' } },
    },
    evidence: 'Which groups open which application.',
  },

  'app-group-push-mappings': {
    ...perApp,
    path: '/api/v1/apps/{appId}/group-push/mappings',
    limit: 1000,
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: z.looseObject({ features: z.array(z.string()).refine((features) => !features.includes('GROUP_PUSH')) }),
    },
    record: z.looseObject({ id: z.string(), sourceGroupId: z.string(), status: z.string() }),
    key: ['appId', 'id'],
    noneOn: [[400, '']],
    example: {
      id: 'gPm1examp1eMappingAb5d7',
      status: 'ACTIVE',
      sourceGroupId: '00g1examp1eGroupA5d7',
      targetGroupId: '00g1examp1eTargetA5d7',
      errorSummary: null,
      created: '2025-01-01T00:00:00.000Z',
      lastUpdated: '2025-01-01T00:00:00.000Z',
      lastPush: '2026-11-01T00:00:00.000Z',
      _links: {},
    },
    evidence: 'Which groups are copied into which app, where they may grant access of their own.',
  },

  'app-features': {
    ...perApp,
    path: '/api/v1/apps/{appId}/features',
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: z.looseObject({ features: z.array(z.unknown()).max(0) }),
    },
    record: z.looseObject({ name: z.string(), status: z.string() }),
    key: ['appId', 'name'],
    // 400: provisioning is not enabled for the app.
    noneOn: [[400, '']],
    example: {
      name: 'USER_PROVISIONING',
      status: 'ENABLED',
      description: 'User provisioning settings from Okta to a downstream application',
      capabilities: {
        create: { lifecycleCreate: { status: 'ENABLED' } },
        update: { lifecycleDeactivate: { status: 'ENABLED' }, profile: { status: 'ENABLED' } },
      },
      _links: {},
    },
    evidence: 'Whether leaving a person out of Okta also deactivates their account in the app.',
  },

  'app-provisioning-connections': {
    ...perApp,
    path: '/api/v1/apps/{appId}/connections/default',
    rows: 'object',
    paging: 'none',
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: z.looseObject({ features: z.array(z.unknown()).max(0) }),
    },
    record: z.looseObject({ status: z.string() }),
    key: ['appId'],
    redact: [],
    allow: { profile: ['authScheme', 'clientId', 'settings'] },
    stripQuery: ['baseUrl'],
    noneOn: [
      [400, ''],
      [404, ''],
    ],
    example: {
      authScheme: 'TOKEN',
      status: 'ENABLED',
      baseUrl: 'https://expenses.example.com/scim/v2',
      profile: { authScheme: 'TOKEN' },
      _links: {},
    },
    evidence: 'How Okta signs in to provision each app, and whether it is on.',
  },

  'app-signing-keys': {
    ...perApp,
    path: '/api/v1/apps/{appId}/credentials/keys',
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: signsOnOtherwise('SAML_2_0', 'SAML_1_1', 'WS_FEDERATION'),
    },
    record: certificate,
    key: ['appId', 'kid'],
    example: {
      kid: 'signing-key-1',
      kty: 'RSA',
      use: 'sig',
      e: 'AQAB',
      n: 'modulus',
      x5c: ['certificate'],
      'x5t#S256': 'thumbprint',
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2022-02-02T09:00:00.000Z',
      expiresAt: '2032-02-02T09:00:00.000Z',
    },
    evidence: 'The certificates that sign for each app, and when they end.',
  },

  'app-client-keys': {
    ...perApp,
    path: '/api/v1/apps/{appId}/credentials/jwks',
    // Okta's specification says array, its own example and older answers say otherwise.
    rows: { key: 'keys', or: 'jwks.keys' },
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: z.union([
        notOpenId,
        z.looseObject({
          credentials: z.looseObject({
            oauthClient: z.looseObject({
              token_endpoint_auth_method: z.string().refine((method) => method !== 'private_key_jwt'),
            }),
          }),
        }),
      ]),
    },
    record: z.looseObject({ id: z.string().nullish(), kid: z.string().nullish(), status: z.string().nullish() }),
    key: ['appId', 'id'],
    redact: ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'],
    example: {
      id: 'pks1examp1eKeyAbCdE5d7',
      kid: 'client-key-1',
      kty: 'RSA',
      alg: 'RS256',
      use: 'sig',
      e: 'AQAB',
      n: 'modulus',
      status: 'ACTIVE',
      created: '2023-02-21T20:08:24.000Z',
      lastUpdated: '2023-02-21T20:08:24.000Z',
    },
    evidence: 'The public keys with which OAuth clients prove who they are, and how old they are.',
  },

  'app-grants': {
    ...perApp,
    path: '/api/v1/apps/{appId}/grants',
    parent: { resourceType: 'apps', columns: { appId: 'id' }, except: notOpenId },
    scope: 'okta.appGrants.read',
    role: 'Super Administrator',
    record: z.looseObject({ id: z.string(), scopeId: z.string(), status: z.string() }),
    key: ['appId', 'id'],
    example: {
      id: 'oag1examp1eGrantAbC5d7',
      status: 'ACTIVE',
      created: '2023-02-21T16:54:00.000Z',
      createdBy: { id: '00u1examp1eUserAb5d7', type: 'User' },
      lastUpdated: '2023-02-21T16:54:00.000Z',
      issuer: 'https://example.okta.com',
      clientId: '0oa1examp1eAppAbC5d7',
      scopeId: 'okta.users.read',
      source: 'ADMIN',
      _links: {},
    },
    evidence: "Which of Okta's own scopes each app was granted: what it can do to the org.",
  },

  'app-tokens': {
    ...perApp,
    path: '/api/v1/apps/{appId}/tokens',
    limit: 200,
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      except: z.union([
        notOpenId,
        oauthClient({ grant_types: z.array(z.string()).refine((types) => !types.includes('refresh_token')) }),
      ]),
    },
    profile: 'extra',
    record: z.looseObject({ id: z.string(), status: z.string(), expiresAt: instant.nullish() }),
    key: ['appId', 'id'],
    example: {
      id: 'oar1examp1eTokenAbC5d7',
      status: 'ACTIVE',
      created: '2026-10-09T03:18:06.000Z',
      lastUpdated: '2026-11-09T03:18:06.000Z',
      expiresAt: '2026-12-16T03:18:06.000Z',
      issuer: 'https://example.okta.com/oauth2/aus1examp1eServerA5d7',
      clientId: '0oa1examp1eAppAbC5d7',
      userId: '00u1examp1eUserAb5d7',
      scopes: ['offline_access'],
      _links: {},
    },
    evidence: 'Standing refresh tokens of each app, by person.',
  },

  'app-federated-claims': {
    ...perApp,
    path: '/api/v1/apps/{appId}/federated-claims',
    parent: { resourceType: 'apps', columns: { appId: 'id' }, except: signsOnOtherwise('SAML_2_0', 'OPENID_CONNECT') },
    record: z.looseObject({ id: z.string(), name: z.string(), expression: z.string() }),
    key: ['appId', 'id'],
    noneOn: [[400, '']],
    example: {
      id: 'ofc1examp1eClaimAbC5d7',
      name: 'role',
      expression: 'appuser.entitlements.role',
      created: '2024-12-25T03:00:00.000Z',
      lastUpdated: '2024-12-25T03:00:00.000Z',
    },
    evidence: 'What Okta asserts to each app about a person, such as a role in it.',
  },

  'app-interclient-trust': {
    ...perApp,
    path: '/api/v1/apps/{appId}/interclient-allowed-apps',
    variants: {
      allowed: { path: '/api/v1/apps/{appId}/interclient-allowed-apps' },
      target: { path: '/api/v1/apps/{appId}/interclient-target-apps' },
    },
    parent: { resourceType: 'apps', columns: { appId: 'id' }, except: notOpenId },
    scope: 'okta.apps.interclientTrust.read',
    engine: 'idx',
    // The list is of ids, not of objects.
    record: z.looseObject({ value: z.string() }),
    key: ['variant', 'appId', 'value'],
    unavailableOn: [
      [400, ''],
      [404, ''],
      [405, 'E0000022'],
    ],
    example: { value: '0oa1examp1eOtherAb5d7' },
    evidence: 'Which apps may sign a person in to which other app.',
  },

  'first-party-app-settings': {
    ...plainList,
    path: '/api/v1/first-party-app-settings/admin-console',
    rows: 'object',
    paging: 'none',
    scope: 'okta.apps.read',
    role: 'Super Administrator',
    record: z.looseObject({ sessionIdleTimeoutMinutes: z.number(), sessionMaxLifetimeMinutes: z.number() }),
    key: [],
    example: { sessionIdleTimeoutMinutes: 15, sessionMaxLifetimeMinutes: 720 },
    evidence: 'How long a session in the Admin Console lasts, idle and at most.',
  },
} satisfies Catalogue;
