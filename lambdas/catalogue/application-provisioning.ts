import * as z from 'zod';
import { perApp } from './per-app.ts';
import type { Catalogue } from './resource.ts';

/** What Okta writes into apps: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationFeatures/ */
export const applicationProvisioning = {
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

  'app-group-push-mappings': {
    ...perApp,
    path: '/api/v1/apps/{appId}/group-push/mappings',
    scope: 'okta.apps.read okta.groups.read',
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
} satisfies Catalogue;
