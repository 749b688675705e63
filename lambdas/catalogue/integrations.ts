import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList } from './resource.ts';

/** Accounts that no person owns: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApiServiceIntegrations/ */
export const integrations = {
  'api-service-integrations': {
    ...plainList,
    path: '/integrations/api/v1/api-services',
    scope: 'okta.oauthIntegrations.read',
    role: 'Super Administrator',
    bucket: '/integrations/api/v1',
    record: z.looseObject({ id: z.string(), name: z.string(), grantedScopes: z.array(z.string()).nullish() }),
    example: {
      id: '0oa1examp1eServiceAb5d7',
      type: 'example_app',
      name: 'Access reviews',
      createdAt: '2023-02-21T20:08:24.000Z',
      createdBy: '00u1examp1eUserAb5d7',
      configGuideUrl: 'https://vendor.example.com/guide',
      grantedScopes: ['okta.users.read', 'okta.groups.read'],
      _links: {},
    },
    evidence: "Which vendors' services hold scopes of their own in the org.",
  },

  'service-accounts': {
    ...plainList,
    path: '/privileged-access/api/v1/service-accounts',
    variants: {
      apps: { path: '/privileged-access/api/v1/service-accounts' },
      okta: {
        path: '/privileged-access/api/v1/okta-service-accounts',
        scope: 'okta.serviceAccounts.okta.read',
      },
    },
    limit: 200,
    scope: 'okta.serviceAccounts.read',
    role: 'Super Administrator',
    bucket: '/privileged-access/api/v1',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    unavailableOn: notInThisOrg,
    example: {
      id: 'a747a818-0000-4000-8000-000000000001',
      name: 'Nightly export',
      description: 'Reads the customer records',
      username: 'export@example.com',
      ownerUserIds: ['00u1examp1eUserAb5d7'],
      ownerGroupIds: [],
      status: 'NO_ISSUES',
      statusDetail: 'ROTATED',
      created: '2024-04-04T15:56:05.000Z',
      lastUpdated: '2024-04-05T18:15:44.000Z',
    },
    evidence: 'Shared and machine accounts under management, and who answers for each.',
  },
} satisfies Catalogue;
