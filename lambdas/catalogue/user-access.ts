import * as z from 'zod';
import { type Catalogue, type Parent, plainList } from './resource.ts';

/** A deactivated person holds none of these, and Okta refuses the question. */
const livePeople: Parent = {
  resourceType: 'users',
  columns: { userId: 'id' },
  except: z.looseObject({ status: z.literal('DEPROVISIONED') }),
};

/** What is asked one user at a time, and shares the bucket of the factors. */
const perUser = {
  ...plainList,
  parent: livePeople,
  profile: 'extra',
  scope: 'okta.users.read',
  bucket: '/api/v1/users',
} as const;

/** What people gave others access to, and how Okta judges them: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserGrant/ */
export const userAccess = {
  'user-grants': {
    ...perUser,
    path: '/api/v1/users/{userId}/grants',
    limit: 200,
    record: z.looseObject({ id: z.string(), clientId: z.string(), scopeId: z.string(), status: z.string() }),
    key: ['userId', 'id'],
    example: {
      id: 'oag1examp1eGrantAbC5d7',
      status: 'ACTIVE',
      created: '2025-02-21T16:54:00.000Z',
      createdBy: { id: '00u1examp1eUserAb5d7', type: 'User' },
      lastUpdated: '2025-02-21T16:54:00.000Z',
      issuer: 'https://example.okta.com/oauth2/aus1examp1eServerA5d7',
      clientId: '0oa1examp1eAppAbC5d7',
      userId: '00u1examp1eUserAb5d7',
      scopeId: 'scp1examp1eScopeAbC5d7',
      source: 'END_USER',
      _links: {},
    },
    evidence: 'Which apps each person allowed to act for them, and for what.',
  },

  'user-clients': {
    ...perUser,
    path: '/api/v1/users/{userId}/clients',
    record: z.looseObject({ client_id: z.string(), client_name: z.string().nullish() }),
    key: ['userId', 'client_id'],
    example: {
      client_id: '0oa1examp1eAppAbC5d7',
      client_name: 'Mobile app',
      client_uri: null,
      logo_uri: null,
      _links: {},
    },
    evidence: 'Which OAuth clients hold a token or a grant of each person.',
  },

  'user-client-tokens': {
    ...perUser,
    path: '/api/v1/users/{userId}/clients/{clientId}/tokens',
    limit: 200,
    parent: { resourceType: 'user-clients', columns: { userId: 'userId', clientId: 'client_id' } },
    record: z.looseObject({ id: z.string(), status: z.string(), expiresAt: z.string().nullish() }),
    key: ['userId', 'clientId', 'id'],
    example: {
      id: 'oar1examp1eTokenAbC5d7',
      status: 'ACTIVE',
      created: '2026-10-09T03:18:06.000Z',
      lastUpdated: '2026-11-09T03:18:06.000Z',
      expiresAt: '2026-12-16T03:18:06.000Z',
      issuer: 'https://example.okta.com/oauth2/aus1examp1eServerA5d7',
      clientId: '0oa1examp1eAppAbC5d7',
      scopes: ['offline_access', 'openid'],
      _links: {},
    },
    evidence: 'Standing refresh tokens of each person: access that outlives a session.',
  },

  'user-risk': {
    ...perUser,
    path: '/api/v1/users/{userId}/risk',
    rows: 'object',
    paging: 'none',
    scope: 'okta.userRisk.read',
    engine: 'idx',
    record: z.looseObject({ riskLevel: z.string() }),
    key: ['userId'],
    example: { riskLevel: 'LOW', reason: 'No risk was detected', _links: {} },
    evidence: 'How risky Okta judges each person, and why.',
  },

  'user-blocks': {
    ...perUser,
    path: '/api/v1/users/{userId}/blocks',
    record: z.looseObject({ type: z.string(), appliesTo: z.string().nullish() }),
    key: ['userId', 'type', 'appliesTo'],
    example: { type: 'DEVICE_BASED', appliesTo: 'UNKNOWN_DEVICES' },
    evidence: 'Who is locked out, and from which devices.',
  },

  'user-classifications': {
    ...perUser,
    path: '/api/v1/users/{userId}/classification',
    rows: 'object',
    paging: 'none',
    record: z.looseObject({ type: z.string() }),
    key: ['userId'],
    example: { type: 'STANDARD', lastUpdated: '2025-05-04T19:50:52.000Z' },
    evidence: 'Which accounts are full users and which are light ones.',
  },

  'user-webauthn-preregistrations': {
    ...perUser,
    path: '/webauthn-registration/api/v1/users/{userId}/enrollments',
    engine: 'idx',
    bucket: '/webauthn-registration/api/v1',
    record: z.looseObject({ id: z.string(), factorType: z.string(), status: z.string() }),
    key: ['userId', 'id'],
    redact: ['_embedded', '_links'],
    contact: ['profile.credentialId'],
    allow: { profile: ['authenticatorName', 'aaguid', 'fulfillmentProvider'] },
    example: {
      id: 'fwf1examp1eKeyAbCdE5d7',
      factorType: 'webauthn',
      provider: 'FIDO',
      vendorName: 'YUBICO',
      status: 'ACTIVE',
      created: '2026-01-09T03:18:06.000Z',
      lastUpdated: '2026-01-09T03:18:06.000Z',
      profile: { credentialId: 'credential-1' },
    },
    evidence: 'Security keys registered for people before they received them.',
  },
} satisfies Catalogue;
