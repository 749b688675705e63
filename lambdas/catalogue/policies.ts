import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList, type Variant } from './resource.ts';

/** Okta answers a policy type it does not have in this org or engine with 400. */
const type = (name: string): Variant => ({ query: { type: name } });

/** Policies and rules: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Policy/ */
export const policies = {
  policies: {
    path: '/api/v1/policies',
    // PolicyType of Okta's specification 2026.06.3, and USER_LIFECYCLE: the only view of the console's Automations.
    variants: {
      OKTA_SIGN_ON: type('OKTA_SIGN_ON'),
      PASSWORD: type('PASSWORD'),
      MFA_ENROLL: type('MFA_ENROLL'),
      IDP_DISCOVERY: type('IDP_DISCOVERY'),
      ACCESS_POLICY: type('ACCESS_POLICY'),
      PROFILE_ENROLLMENT: type('PROFILE_ENROLLMENT'),
      POST_AUTH_SESSION: type('POST_AUTH_SESSION'),
      ENTITY_RISK: type('ENTITY_RISK'),
      DEVICE_SIGNAL_COLLECTION: type('DEVICE_SIGNAL_COLLECTION'),
      SESSION_VIOLATION_DETECTION: type('SESSION_VIOLATION_DETECTION'),
      CLIENT_UPDATE: type('CLIENT_UPDATE'),
      IDENTITY_CLAIM_SOURCING: type('IDENTITY_CLAIM_SOURCING'),
      USER_LIFECYCLE: type('USER_LIFECYCLE'),
    },
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.policies.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1',
    record: z.looseObject({
      id: z.string(),
      type: z.string(),
      name: z.string(),
      status: z.string(),
      priority: z.number().nullish(),
      settings: z.looseObject({}).nullish(),
    }),
    key: ['id'],
    redact: [],
    unavailableOn: [...notInThisOrg],
    typical: () => 40,
    example: {
      id: 'rst1examp1ePolicyA5d7',
      status: 'ACTIVE',
      name: 'Any two factors',
      description: 'Two factors for every application',
      priority: 1,
      system: false,
      conditions: null,
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2026-03-03T09:00:00.000Z',
      type: 'ACCESS_POLICY',
      _links: { rules: { href: 'https://example.okta.com/api/v1/policies/rst1examp1ePolicyA5d7/rules' } },
    },
    evidence: 'The policies that decide on sign-in, passwords, enrollment and sessions.',
  },

  'policy-rules': {
    path: '/api/v1/policies/{policyId}/rules',
    rows: 'array',
    // Okta's specification does not say so, but the list pages after 50 rules.
    paging: 'link',
    parent: { resourceType: 'policies', columns: { policyId: 'id', policyType: 'type' } },
    profile: 'lean',
    scope: 'okta.policies.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1',
    record: z.looseObject({
      id: z.string(),
      type: z.string().nullish(),
      name: z.string(),
      status: z.string(),
      priority: z.number().nullish(),
      actions: z.looseObject({}).nullish(),
    }),
    key: ['policyId', 'id'],
    redact: [],
    unavailableOn: [],
    example: {
      id: 'rul1examp1eRuleAbC5d7',
      status: 'ACTIVE',
      name: 'Catch-all Rule',
      priority: 99,
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2026-03-03T09:00:00.000Z',
      system: true,
      conditions: null,
      actions: {
        appSignOn: {
          access: 'ALLOW',
          verificationMethod: { factorMode: '2FA', type: 'ASSURANCE', reauthenticateIn: 'PT2H', constraints: [] },
        },
      },
      type: 'ACCESS_POLICY',
      _links: {},
    },
    evidence: 'What each policy demands of whom: factors, sessions, network, password strength.',
  },

  'policy-mappings': {
    ...plainList,
    path: '/api/v1/policies/{policyId}/mappings',
    parent: {
      resourceType: 'policies',
      columns: { policyId: 'id', policyType: 'type' },
      // These are for people, by their conditions, and are mapped to no app.
      except: z.looseObject({
        type: z.enum(['OKTA_SIGN_ON', 'PASSWORD', 'MFA_ENROLL', 'IDP_DISCOVERY', 'USER_LIFECYCLE']),
      }),
    },
    scope: 'okta.policies.read',
    record: z.looseObject({ id: z.string() }),
    key: ['policyId', 'id'],
    unavailableOn: [
      [400, ''],
      [405, 'E0000022'],
    ],
    example: {
      id: 'map1examp1eMappingAb5d7',
      _links: { application: { href: 'https://example.okta.com/api/v1/apps/0oa1examp1eAppAbC5d7' } },
    },
    evidence: 'Which policy decides on which app.',
  },
} satisfies Catalogue;
