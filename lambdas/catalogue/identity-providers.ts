import * as z from 'zod';
import { type Catalogue, instant, plainList } from './resource.ts';

const common = { ...plainList, scope: 'okta.idps.read' } as const;
const key = z.looseObject({ kid: z.string(), expiresAt: instant.nullish() });
const exampleKey = {
  kid: 'idp-key-1',
  kty: 'RSA',
  use: 'sig',
  e: 'AQAB',
  n: 'modulus',
  x5c: ['certificate'],
  'x5t#S256': 'thumbprint',
  created: '2022-01-03T18:15:47.000Z',
  lastUpdated: '2022-01-03T18:15:47.000Z',
  expiresAt: '2027-01-03T18:15:47.000Z',
};

/** Other systems that people may sign in with: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/IdentityProvider/ */
export const identityProviders = {
  'identity-providers': {
    ...common,
    path: '/api/v1/idps',
    limit: 200,
    record: z.looseObject({ id: z.string(), type: z.string(), name: z.string(), status: z.string() }),
    redact: [
      'protocol.credentials.client.client_secret',
      'protocol.credentials.bearer',
      'protocol.credentials.signing.privateKey',
    ],
    stripQuery: ['protocol.endpoints.*.url', 'protocol.endpoints.*.destination'],
    example: {
      id: '0oa1examp1eIdpAbCdE5d7',
      type: 'SAML2',
      name: 'Partner',
      status: 'ACTIVE',
      issuerMode: 'ORG_URL',
      created: '2022-03-24T23:18:27.000Z',
      lastUpdated: '2025-03-24T23:18:27.000Z',
      protocol: {
        type: 'SAML2',
        credentials: {
          trust: { issuer: 'https://partner.example.com', kid: 'idp-key-1' },
          signing: { kid: 'sp-key-1' },
        },
      },
      policy: { accountLink: { action: 'AUTO' }, provisioning: { action: 'AUTO', groups: { action: 'NONE' } } },
      _links: {},
    },
    evidence: 'Which other systems vouch for people, and whom they may create or link.',
  },

  'identity-provider-users': {
    ...common,
    path: '/api/v1/idps/{idpId}/users',
    limit: 200,
    parent: { resourceType: 'identity-providers', columns: { idpId: 'id' } },
    profile: 'standard',
    record: z.looseObject({ id: z.string(), externalId: z.string().nullish() }),
    key: ['idpId', 'userId'],
    project: { userId: 'id', externalId: 'externalId', created: 'created', lastUpdated: 'lastUpdated' },
    example: {
      id: '00u1examp1eUserAb5d7',
      externalId: 'ada@partner.example.com',
      created: '2024-11-03T19:10:11.000Z',
      lastUpdated: '2024-11-03T19:11:49.000Z',
      profile: { email: 'ada.example@example.com' },
    },
    evidence: 'Who can sign in through which other system.',
  },

  'identity-provider-keys': {
    ...common,
    path: '/api/v1/idps/credentials/keys',
    limit: 200,
    record: key,
    key: ['kid'],
    example: exampleKey,
    evidence: 'The certificates by which the org believes other systems, and when they end.',
  },

  'identity-provider-signing-keys': {
    ...common,
    path: '/api/v1/idps/{idpId}/credentials/keys',
    parent: {
      resourceType: 'identity-providers',
      columns: { idpId: 'id' },
      // Okta signs requests to SAML systems only.
      except: z.looseObject({ type: z.string().refine((type) => type !== 'SAML2') }),
    },
    record: key,
    key: ['idpId', 'kid'],
    example: { ...exampleKey, kid: 'sp-key-1' },
    evidence: 'The certificates with which Okta signs its requests to other systems, and when they end.',
  },
} satisfies Catalogue;
