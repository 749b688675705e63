import * as z from 'zod';
import { type Catalogue, plainList, plainSetting } from './resource.ts';

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

  'org-contacts': {
    ...plainSetting,
    path: '/api/v1/org/contacts',
    variants: {
      billing: { path: '/api/v1/org/contacts/billing' },
      technical: { path: '/api/v1/org/contacts/technical' },
    },
    scope: 'okta.orgs.read',
    record: z.looseObject({ userId: z.string().nullish() }),
    example: {
      userId: '00u1examp1eUserAb5d7',
      _links: { user: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7' } },
    },
    evidence: 'Whom Okta calls about the org: a leaver here is a finding.',
  },

  'support-cases': {
    ...plainList,
    path: '/api/v1/org/privacy/oktaSupport/cases',
    rows: { key: 'supportCases' },
    paging: 'none',
    scope: 'okta.orgs.read',
    role: 'Super Administrator',
    record: z.looseObject({ caseNumber: z.string(), impersonation: z.looseObject({ status: z.string() }).nullish() }),
    key: ['caseNumber'],
    example: {
      caseNumber: '01234567',
      subject: 'Agent does not connect',
      impersonation: { status: 'DISABLED', expiration: null },
      selfAssigned: { status: 'NOT_REQUIRED' },
    },
    evidence: "For which cases Okta's support may act as an administrator, and until when.",
  },

  features: {
    ...plainList,
    path: '/api/v1/features',
    scope: 'okta.features.read',
    role: 'Super Administrator',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    example: {
      id: 'ftr1examp1eFeatureA5d7',
      name: 'Risk scoring for sign-in',
      description: 'Judges each sign-in',
      type: 'self-service',
      stage: { state: 'OPEN', value: 'EA' },
      status: 'ENABLED',
      _links: {},
    },
    evidence: 'Which early-access and beta features are switched on: changes to the system under audit.',
  },
} satisfies Catalogue;
