import * as z from 'zod';
import { notOpenId, oauthClient, perApp, signsOnOtherwise } from './per-app.ts';
import { type Catalogue, instant } from './resource.ts';

const certificate = z.looseObject({ kid: z.string(), created: instant.nullish(), expiresAt: instant.nullish() });

/** Keys, grants and tokens of apps: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationSSOCredentialKey/ */
export const applicationCredentials = {
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
} satisfies Catalogue;
