import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

const common = { ...plainList, scope: 'okta.authorizationServers.read' } as const;
const perServer = {
  ...common,
  parent: { resourceType: 'authorization-servers', columns: { authServerId: 'id' } },
} as const;

/** Who issues tokens for the org's own APIs, on what terms. Licensed as API Access Management: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/AuthorizationServer/ */
export const authorizationServers = {
  'authorization-servers': {
    ...common,
    path: '/api/v1/authorizationServers',
    limit: 200,
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string(), audiences: z.array(z.string()) }),
    example: {
      id: 'aus1examp1eServerAb5d7',
      name: 'default',
      description: 'Tokens for our APIs',
      audiences: ['api://default'],
      issuer: 'https://example.okta.com/oauth2/default',
      issuerMode: 'ORG_URL',
      status: 'ACTIVE',
      created: '2022-05-17T22:25:57.000Z',
      lastUpdated: '2022-05-17T22:25:57.000Z',
      credentials: { signing: { rotationMode: 'AUTO', kid: 'server-key-1' } },
      _links: {},
    },
    evidence: "Which servers issue tokens for the org's APIs.",
  },

  'authorization-server-policies': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/policies',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    key: ['authServerId', 'id'],
    example: {
      type: 'OAUTH_AUTHORIZATION_POLICY',
      id: '00p1examp1ePolicyAbC5d7',
      status: 'ACTIVE',
      name: 'Default Policy',
      description: 'Default policy',
      priority: 1,
      system: false,
      conditions: { clients: { include: ['ALL_CLIENTS'] } },
      created: '2022-05-26T19:43:53.000Z',
      lastUpdated: '2022-06-07T15:28:17.000Z',
      _links: {},
    },
    evidence: 'Which clients may get tokens of each server.',
  },

  'authorization-server-policy-rules': {
    ...common,
    path: '/api/v1/authorizationServers/{authServerId}/policies/{policyId}/rules',
    parent: {
      resourceType: 'authorization-server-policies',
      columns: { authServerId: 'authServerId', policyId: 'id' },
    },
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    key: ['authServerId', 'policyId', 'id'],
    example: {
      type: 'RESOURCE_ACCESS',
      id: '0pr1examp1eRuleAbCd5d7',
      status: 'ACTIVE',
      name: 'Default Policy Rule',
      priority: 1,
      system: false,
      conditions: {
        people: { groups: { include: ['EVERYONE'] } },
        grantTypes: { include: ['authorization_code', 'client_credentials'] },
        scopes: { include: ['*'] },
      },
      actions: { token: { accessTokenLifetimeMinutes: 60, refreshTokenWindowMinutes: 10_080 } },
      created: '2022-08-25T16:57:02.000Z',
      lastUpdated: '2022-08-30T14:51:05.000Z',
      _links: {},
    },
    evidence: 'For whom, with which grants and for how long tokens are issued.',
  },

  'authorization-server-scopes': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/scopes',
    limit: 200,
    record: z.looseObject({ id: z.string(), name: z.string() }),
    key: ['authServerId', 'id'],
    example: {
      id: 'scp1examp1eScopeAbC5d7',
      name: 'orders.read',
      displayName: 'Read orders',
      description: 'Read orders',
      system: false,
      default: false,
      consent: 'IMPLICIT',
      _links: {},
    },
    evidence: 'What tokens can be good for.',
  },

  'authorization-server-claims': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/claims',
    record: z.looseObject({ id: z.string(), name: z.string(), value: z.string().nullish() }),
    key: ['authServerId', 'id'],
    example: {
      id: 'ocl1examp1eClaimAbC5d7',
      name: 'groups',
      status: 'ACTIVE',
      claimType: 'RESOURCE',
      valueType: 'GROUPS',
      value: 'api-',
      system: false,
      alwaysIncludeInToken: true,
      conditions: { scopes: [] },
      _links: {},
    },
    evidence: 'What tokens say about people.',
  },

  'authorization-server-keys': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/credentials/keys',
    variants: {
      signing: { path: '/api/v1/authorizationServers/{authServerId}/credentials/keys' },
      encryption: { path: '/api/v1/authorizationServers/{authServerId}/resourceservercredentials/keys' },
    },
    record: z.looseObject({ kid: z.string().nullish(), status: z.string() }),
    key: ['variant', 'authServerId', 'kid'],
    example: { kid: 'server-key-1', status: 'ACTIVE', alg: 'RS256', kty: 'RSA', use: 'sig', e: 'AQAB', n: 'modulus' },
    evidence: 'The public keys of each server, and whether they are changed.',
  },

  'authorization-server-trust': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/associatedServers',
    query: { trusted: 'true' },
    limit: 200,
    record: z.looseObject({ id: z.string() }),
    key: ['authServerId', 'trustedServerId'],
    project: { trustedServerId: 'id', name: 'name', issuer: 'issuer', status: 'status' },
    example: { id: 'aus1examp1eOtherAbC5d7', name: 'Partner APIs', issuer: 'https://partner', status: 'ACTIVE' },
    evidence: 'Whose tokens each server exchanges for its own.',
  },

  'authorization-server-clients': {
    ...perServer,
    path: '/api/v1/authorizationServers/{authServerId}/clients',
    record: z.looseObject({ client_id: z.string() }),
    key: ['authServerId', 'client_id'],
    example: { client_id: '0oa1examp1eAppAbC5d7', client_name: 'Mobile app', client_uri: null, logo_uri: null },
    evidence: 'Which clients hold standing tokens of each server.',
  },

  'authorization-server-tokens': {
    ...common,
    path: '/api/v1/authorizationServers/{authServerId}/clients/{clientId}/tokens',
    limit: 200,
    parent: {
      resourceType: 'authorization-server-clients',
      columns: { authServerId: 'authServerId', clientId: 'client_id' },
    },
    profile: 'extra',
    record: z.looseObject({ id: z.string(), status: z.string() }),
    key: ['authServerId', 'clientId', 'id'],
    example: {
      id: 'oar1examp1eTokenAbC5d7',
      status: 'ACTIVE',
      created: '2026-09-21T19:59:56.000Z',
      lastUpdated: '2026-09-21T20:00:38.000Z',
      expiresAt: '2026-12-28T20:00:38.000Z',
      client_id: '0oa1examp1eAppAbC5d7',
      userId: '00u1examp1eUserAb5d7',
      scopes: ['offline_access', 'openid'],
    },
    evidence: 'Standing refresh tokens of each client, by person.',
  },
} satisfies Catalogue;
