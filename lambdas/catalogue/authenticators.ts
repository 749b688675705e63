import { z } from 'zod';
import { type Catalogue, notInThisEngine } from './resource.ts';

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
    redact: [
      'provider.configuration.secretKey',
      'provider.configuration.integrationKey',
      'provider.configuration.sharedSecret',
      'provider.configuration.password',
    ],
    unavailableOn: [...notInThisEngine],
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
} satisfies Catalogue;
