import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList, plainSetting } from './resource.ts';

const governed = {
  limit: 200,
  paging: 'body',
  scope: 'okta.roles.read',
  role: 'Super Administrator',
  bucket: '/api/v1/iam',
  unavailableOn: notInThisOrg,
} as const;

/** Admin roles given out through Identity Governance: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GovernanceBundle/ */
export const governance = {
  'governance-opt-in': {
    ...plainSetting,
    path: '/api/v1/iam/governance/optIn',
    scope: 'okta.roles.read',
    role: 'Super Administrator',
    bucket: '/api/v1/iam',
    unavailableOn: notInThisOrg,
    record: z.looseObject({ optInStatus: z.string() }),
    key: ['optInStatus'],
    example: { optInStatus: 'OPTED_IN', _links: {} },
    evidence: 'Whether admin roles are under governance.',
  },

  'governance-bundles': {
    ...plainList,
    ...governed,
    path: '/api/v1/iam/governance/bundles',
    rows: { key: 'bundles' },
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string().nullish() }),
    example: {
      id: 'enb1examp1eBundleAb5d7',
      name: 'Help desk',
      description: 'What the help desk may ask for',
      status: 'ACTIVE',
      orn: 'orn:okta:governance:00o1examp1eOrgAbC5d7:bundles:enb1examp1eBundleAb5d7',
      _links: {},
    },
    evidence: 'The bundles of admin roles that people can ask for.',
  },

  'governance-entitlements': {
    ...plainList,
    ...governed,
    path: '/api/v1/iam/governance/bundles/{bundleId}/entitlements',
    rows: { key: 'entitlements' },
    parent: { resourceType: 'governance-bundles', columns: { bundleId: 'id' } },
    record: z.looseObject({ id: z.string(), name: z.string() }),
    key: ['bundleId', 'id'],
    example: {
      id: 'esp1examp1eEntitle5d7',
      role: 'HELP_DESK_ADMIN',
      name: 'Help Desk Administrator',
      description: 'Resets passwords and factors',
      _links: {},
    },
    evidence: 'Which roles each bundle gives.',
  },

  'governance-entitlement-values': {
    ...plainList,
    ...governed,
    path: '/api/v1/iam/governance/bundles/{bundleId}/entitlements/{entitlementId}/values',
    rows: { key: 'entitlementValues' },
    parent: {
      resourceType: 'governance-entitlements',
      columns: { bundleId: 'bundleId', entitlementId: 'id' },
    },
    record: z.looseObject({ id: z.string(), value: z.string() }),
    key: ['bundleId', 'entitlementId', 'id'],
    example: {
      id: 'ent1examp1eValueAbC5d7',
      name: 'Support',
      value: 'orn:okta:directory:00o1examp1eOrgAbC5d7:groups:00g1examp1eGroupA5d7',
      _links: {},
    },
    evidence: 'Over what each role of a bundle gives power.',
  },
} satisfies Catalogue;
