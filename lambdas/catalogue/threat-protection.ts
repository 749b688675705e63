import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList, plainSetting } from './resource.ts';

/** What guards sign-in against attackers: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ThreatInsight/ */
export const threatProtection = {
  'threat-insight': {
    ...plainSetting,
    path: '/api/v1/threats/configuration',
    scope: 'okta.threatInsights.read',
    record: z.looseObject({ action: z.string(), excludeZones: z.array(z.string()).nullish() }),
    key: [],
    example: {
      action: 'block',
      excludeZones: [],
      created: '2020-08-05T22:18:30.629Z',
      lastUpdated: '2025-08-05T22:18:30.629Z',
      _links: {},
    },
    evidence: 'Whether requests from addresses that Okta knows for attacks are logged or blocked.',
  },

  'attack-protection': {
    ...plainSetting,
    path: '/attack-protection/api/v1',
    variants: {
      'user-lockout': { path: '/attack-protection/api/v1/user-lockout-settings' },
      authenticators: { path: '/attack-protection/api/v1/authenticator-settings' },
      'bot-protection': { path: '/api/v1/bot-protection/configuration', scope: 'okta.botProtection.read' },
      captcha: { path: '/api/v1/org/captcha', scope: 'okta.captchas.read' },
    },
    scope: 'okta.orgs.read',
    bucket: '/attack-protection/api/v1',
    record: z.looseObject({}),
    unavailableOn: [...notInThisOrg],
    example: { preventBruteForceLockoutFromUnknownDevices: true, verifyKnowledgeSecondWhen2faRequired: false },
    evidence: 'How the org meets password guessing and bots: lockout, order of factors, challenges.',
  },

  captchas: {
    ...plainList,
    path: '/api/v1/captchas',
    scope: 'okta.captchas.read',
    engine: 'idx',
    record: z.looseObject({ id: z.string(), name: z.string(), type: z.string() }),
    redact: ['secretKey'],
    unavailableOn: [...notInThisOrg],
    example: { id: 'cap1examp1eCaptchaAb5d7', name: 'Sign-in', type: 'HCAPTCHA', siteKey: 'site-1', _links: {} },
    evidence: 'Which challenges can be put to suspected bots.',
  },

  behaviors: {
    ...plainList,
    path: '/api/v1/behaviors',
    scope: 'okta.behaviors.read',
    record: z.looseObject({ id: z.string(), name: z.string(), type: z.string(), status: z.string() }),
    example: {
      id: 'bhv1examp1eBehaviorA5d7',
      name: 'New city',
      type: 'ANOMALOUS_LOCATION',
      status: 'ACTIVE',
      settings: { granularity: 'CITY', maxEventsUsedForEvaluation: 20, minEventsNeededForEvaluation: 0 },
      created: '2022-08-25T08:25:43.000Z',
      lastUpdated: '2022-08-25T08:25:43.000Z',
      _links: {},
    },
    evidence: 'Which changes of habit count as suspicious in sign-in policies.',
  },

  'trusted-origins': {
    ...plainList,
    path: '/api/v1/trustedOrigins',
    limit: 200,
    scope: 'okta.trustedOrigins.read',
    record: z.looseObject({ id: z.string(), name: z.string(), origin: z.string(), status: z.string() }),
    example: {
      id: 'tos1examp1eOriginAbC5d7',
      name: 'Customer portal',
      origin: 'https://portal.example.com',
      status: 'ACTIVE',
      scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
      created: '2022-01-13T01:11:44.000Z',
      createdBy: '00u1examp1eUserAb5d7',
      lastUpdated: '2022-01-13T01:11:44.000Z',
      lastUpdatedBy: '00u1examp1eUserAb5d7',
      _links: {},
    },
    evidence: "Which websites may call Okta with a person's session, or receive them after sign-in.",
  },
} satisfies Catalogue;
