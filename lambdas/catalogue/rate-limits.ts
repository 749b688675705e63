import * as z from 'zod';
import { type Catalogue, plainList, plainSetting } from './resource.ts';

/** How the org guards its rate limits: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RateLimitSettings/ */
export const rateLimits = {
  'rate-limit-settings': {
    ...plainSetting,
    path: '/api/v1/rate-limit-settings',
    variants: {
      'admin-notifications': { path: '/api/v1/rate-limit-settings/admin-notifications' },
      'per-client': { path: '/api/v1/rate-limit-settings/per-client' },
      'warning-threshold': { path: '/api/v1/rate-limit-settings/warning-threshold' },
    },
    scope: 'okta.rateLimits.read',
    record: z.looseObject({}),
    example: { notificationsEnabled: true, defaultMode: 'ENFORCE', warningThreshold: 60 },
    evidence: 'Whether one client can starve the others, and who is told.',
  },

  'principal-rate-limits': {
    ...plainList,
    path: '/api/v1/principal-rate-limits',
    variants: {
      SSWS_TOKEN: { query: { filter: 'principalType eq "SSWS_TOKEN"' } },
      OAUTH_CLIENT: { query: { filter: 'principalType eq "OAUTH_CLIENT"' } },
    },
    limit: 50,
    scope: 'okta.principalRateLimits.read',
    role: 'Super Administrator',
    bucket: '/api/v1/principal-rate-limits',
    record: z.looseObject({ id: z.string(), principalId: z.string(), principalType: z.string() }),
    example: {
      id: 'prl1examp1ePrincipalA7',
      orgId: '00o1examp1eOrgAbC5d7',
      principalId: '00T1examp1eTokenAb5d7',
      principalType: 'SSWS_TOKEN',
      defaultPercentage: 50,
      defaultConcurrencyPercentage: 50,
      createdDate: '2024-09-12T17:28:56.000Z',
      lastUpdate: '2024-09-12T17:28:56.000Z',
    },
    evidence: "What part of the org's rate limits each API token and service app may use.",
  },
} satisfies Catalogue;
