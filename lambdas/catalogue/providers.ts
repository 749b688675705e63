import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

/** Whose services carry codes and pushes: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/PushProvider/ */
export const providers = {
  'push-providers': {
    ...plainList,
    path: '/api/v1/push-providers',
    scope: 'okta.pushProviders.read',
    bucket: '/api/v1/push-providers',
    record: z.looseObject({ id: z.string(), name: z.string(), providerType: z.string() }),
    redact: ['configuration.tokenSigningKey', 'configuration.serviceAccountJson'],
    unavailableOn: [[405, 'E0000022']],
    example: {
      id: 'ppc1examp1eProviderA5d7',
      name: 'Own app',
      providerType: 'APNS',
      lastUpdatedDate: '2024-01-01T00:00:00.000Z',
      configuration: { keyId: 'KEY1', teamId: 'TEAM1' },
      _links: {},
    },
    evidence: "Through whose services the org's own authenticator app is reached.",
  },

  'telephony-providers': {
    ...plainList,
    path: '/api/v1/telephony-providers',
    scope: 'okta.customTelephonyProvider.read',
    engine: 'idx',
    record: z.looseObject({ id: z.string(), providerName: z.string(), enabled: z.boolean() }),
    redact: ['providerAuthToken'],
    unavailableOn: [
      [400, ''],
      [405, 'E0000022'],
    ],
    example: {
      id: 'oct1examp1eProviderA5d7',
      providerName: 'TWILIO',
      providerSid: 'AC000000000000000000000000000001',
      providerCapability: 'ALL',
      enabled: true,
      isPrimaryProvider: true,
      providerSettings: { sms: {}, call: {} },
    },
    evidence: 'Whose telephone network carries codes.',
  },
} satisfies Catalogue;
