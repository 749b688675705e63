import { z } from 'zod';
import type { Catalogue } from './resource.ts';

/** The org itself: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/OrgSettingGeneral/ */
export const org = {
  'org-settings': {
    path: '/api/v1/org',
    variants: {
      general: {},
      preferences: { path: '/api/v1/org/preferences' },
      'okta-communication': { path: '/api/v1/org/privacy/oktaCommunication' },
      'okta-support': { path: '/api/v1/org/privacy/oktaSupport' },
      'third-party-admin': { path: '/api/v1/org/orgSettings/thirdPartyAdminSetting' },
      'auto-assign-admin-app': { path: '/api/v1/org/settings/autoAssignAdminAppSetting' },
      'client-privileges': { path: '/api/v1/org/settings/clientPrivilegesSetting' },
    },
    rows: 'object',
    paging: 'none',
    profile: 'lean',
    scope: 'okta.orgs.read',
    role: 'Read-only Administrator; Super Administrator for okta-support',
    engine: 'both',
    bucket: '/api/v1',
    record: z.looseObject({
      id: z.string().optional(),
      companyName: z.string().nullish(),
      status: z.string().nullish(),
    }),
    key: ['variant'],
    redact: [],
    unavailableOn: [],
    example: {
      id: '00o1examp1eOrgAbC5d7',
      companyName: 'Example Ltd',
      subdomain: 'example',
      status: 'ACTIVE',
      website: 'https://www.example.com',
      created: '2019-03-04T09:12:00.000Z',
      lastUpdated: '2026-02-01T08:00:00.000Z',
      expiresAt: null,
      _links: {},
    },
    evidence:
      'Identifies the system under audit, and shows whether Okta Support and third-party administrators can get in.',
  },
} satisfies Catalogue;
