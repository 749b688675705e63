import * as z from 'zod';
import { type Catalogue, instant } from './resource.ts';

/** Standing credentials: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApiToken/ */
export const apiTokens = {
  'api-tokens': {
    path: '/api/v1/api-tokens',
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.apiTokens.read',
    role: 'Super Administrator',
    engine: 'both',
    bucket: '/api/v1',
    record: z.looseObject({
      id: z.string(),
      name: z.string(),
      userId: z.string(),
      created: instant,
      expiresAt: instant.nullish(),
      network: z.looseObject({}).nullish(),
    }),
    key: ['id'],
    redact: [],
    unavailableOn: [],
    example: {
      id: '00T1examp1eTokenAb5d7',
      name: 'evidence-connector',
      userId: '00u1examp1eUserAb5d7',
      clientName: 'Okta API',
      tokenWindow: 'P30D',
      network: { connection: 'ANYWHERE' },
      expiresAt: '2026-12-20T00:00:00.000Z',
      created: '2026-01-10T00:00:00.000Z',
      lastUpdated: '2026-11-20T00:00:00.000Z',
      _links: {},
    },
    evidence: 'The API tokens that act for people, who owns them, and from which networks they work.',
  },
} satisfies Catalogue;
