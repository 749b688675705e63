import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

const channel = z.looseObject({ config: z.looseObject({ uri: z.string().nullish() }).nullish() }).nullish();
/** Headers carry the receiver's secrets, and Okta gives them back as they were entered. */
const headerValues = [
  'channel.config.headers.*.value',
  'channel.config.authScheme.value',
  'channel.config.clientSecret',
];

/** Systems outside that Okta calls: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/EventHook/ */
export const hooks = {
  'event-hooks': {
    ...plainList,
    path: '/api/v1/eventHooks',
    scope: 'okta.eventHooks.read',
    role: 'Super Administrator',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string(), channel }),
    redact: headerValues,
    stripQuery: ['channel.config.uri'],
    example: {
      id: 'who1examp1eHookAbCd5d7',
      name: 'Leavers',
      status: 'ACTIVE',
      verificationStatus: 'VERIFIED',
      created: '2023-07-07T17:41:56.000Z',
      createdBy: '00u1examp1eUserAb5d7',
      lastUpdated: '2023-07-07T17:43:03.000Z',
      events: { type: 'EVENT_TYPE', items: ['user.lifecycle.deactivate'] },
      channel: {
        type: 'HTTP',
        version: '1.0.0',
        config: {
          uri: 'https://hooks.example.com/leavers',
          method: 'POST',
          headers: [{ key: 'X-Source', value: 'okta' }],
          authScheme: { type: 'HEADER', key: 'authorization' },
        },
      },
      _links: {},
    },
    evidence: 'Which systems are told what happens in the org.',
  },

  'inline-hooks': {
    ...plainList,
    path: '/api/v1/inlineHooks',
    scope: 'okta.inlineHooks.read',
    role: 'Super Administrator',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string(), type: z.string(), channel }),
    redact: headerValues,
    stripQuery: ['channel.config.uri'],
    example: {
      id: 'cal1examp1eHookAbCd5d7',
      name: 'Token claims',
      status: 'ACTIVE',
      type: 'com.okta.oauth2.tokens.transform',
      version: '1.0.0',
      channel: {
        type: 'HTTP',
        version: '1.0.0',
        config: {
          uri: 'https://hooks.example.com/claims',
          method: 'POST',
          headers: [],
          authScheme: { type: 'HEADER', key: 'authorization' },
        },
      },
      created: '2024-08-22T21:01:09.000Z',
      lastUpdated: '2024-09-05T16:06:09.000Z',
      _links: {},
    },
    evidence: 'Which systems change what Okta decides while someone signs in or is imported.',
  },

  'hook-keys': {
    ...plainList,
    path: '/api/v1/hook-keys',
    scope: 'okta.inlineHooks.read',
    role: 'Super Administrator',
    bucket: '/api/v1/hook-keys',
    record: z.looseObject({ id: z.string(), keyId: z.string(), name: z.string() }),
    example: {
      id: 'HKY1examp1eKeyAbCdE5d7',
      keyId: 'bb5bed7d-0000-4000-8000-000000000001',
      name: 'Hooks',
      created: '2022-08-22T16:34:33.000Z',
      lastUpdated: '2022-08-22T16:34:33.000Z',
      isUsed: 'true',
    },
    evidence: 'The keys with which Okta signs its calls, and how old they are.',
  },
} satisfies Catalogue;
