import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList } from './resource.ts';

/** Ways to prove who one is: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Authenticator/ */
export const authenticators = {
  authenticators: {
    path: '/api/v1/authenticators',
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.authenticators.read',
    role: 'Read-only Administrator',
    engine: 'idx',
    bucket: '/api/v1',
    record: z.looseObject({ id: z.string(), key: z.string(), status: z.string(), type: z.string(), name: z.string() }),
    key: ['id'],
    redact: [],
    allow: { 'provider.configuration': ['host', 'hostName', 'authPort', 'instanceId', 'userNameTemplate'] },
    unavailableOn: [...notInThisOrg],
    typical: () => 12,
    example: {
      type: 'app',
      id: 'aut1examp1eAuthAbC5d7',
      key: 'okta_verify',
      status: 'ACTIVE',
      name: 'Okta Verify',
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2026-03-03T09:00:00.000Z',
      settings: {
        compliance: { fips: 'OPTIONAL' },
        channelBinding: { style: 'NUMBER_CHALLENGE', required: 'HIGH_RISK_ONLY' },
      },
      _links: {},
    },
    evidence: 'Which authenticators the org offers, and how each is set.',
  },

  'authenticator-methods': {
    ...plainList,
    path: '/api/v1/authenticators/{authenticatorId}/methods',
    parent: { resourceType: 'authenticators', columns: { authenticatorId: 'id', authenticatorKey: 'key' } },
    scope: 'okta.authenticators.read',
    engine: 'idx',
    record: z.looseObject({
      type: z.string(),
      status: z.string(),
      verifiableProperties: z.array(z.string()).nullish(),
    }),
    key: ['authenticatorId', 'type'],
    // Authenticators without methods.
    noneOn: [...notInThisOrg],
    example: {
      type: 'push',
      status: 'ACTIVE',
      settings: { algorithms: ['RS256', 'ES256'], keyProtection: 'ANY', transactionTypes: ['LOGIN'] },
      _links: {},
    },
    evidence: 'How strong each authenticator is in this org: hardware protection, user verification, attestation.',
  },

  'custom-aaguids': {
    ...plainList,
    path: '/api/v1/authenticators/{authenticatorId}/aaguids',
    parent: {
      resourceType: 'authenticators',
      columns: { authenticatorId: 'id' },
      // Only security keys have an AAGUID, the model number of WebAuthn.
      except: z.looseObject({ key: z.string().refine((key) => key !== 'webauthn') }),
    },
    scope: 'okta.authenticators.read',
    engine: 'idx',
    record: z.looseObject({ aaguid: z.string(), name: z.string().nullish() }),
    key: ['authenticatorId', 'aaguid'],
    noneOn: [...notInThisOrg],
    example: {
      aaguid: '00000000-0000-0000-0000-000000000001',
      name: 'Security key of the works',
      authenticatorCharacteristics: { platformAttached: false, fipsCompliant: true, hardwareProtected: true },
      _links: {},
    },
    evidence: 'Models of security key that the org declared trustworthy itself.',
  },

  'yubikey-tokens': {
    ...plainList,
    path: '/api/v1/org/factors/yubikey_token/tokens',
    limit: 200,
    profile: 'full',
    scope: 'okta.users.read',
    record: z.looseObject({ id: z.string(), status: z.string() }),
    redact: ['_embedded'],
    unavailableOn: [
      [400, ''],
      [405, 'E0000022'],
    ],
    example: {
      id: 'ykk1examp1eTokenAbC5d7',
      status: 'ACTIVE',
      created: '2024-06-09T23:42:05.000Z',
      activated: '2024-06-09T23:47:29.000Z',
      lastVerified: '2026-11-09T23:47:29.000Z',
      lastUpdated: '2024-06-09T23:47:29.000Z',
      profile: { serial: '000009508427' },
      _links: {},
    },
    evidence: 'The YubiKeys the org handed out, and whose each is.',
  },
} satisfies Catalogue;
