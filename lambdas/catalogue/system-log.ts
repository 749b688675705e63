import { z } from 'zod';
import { type Catalogue, instant } from './resource.ts';

/** What happened: https://developer.okta.com/docs/reference/system-log-query/ */
export const systemLog = {
  'system-log': {
    path: '/api/v1/logs',
    query: { sortOrder: 'ASCENDING' },
    limit: 1000,
    // With both bounds the list is finite and ordered by `published`; without `until` Okta pages for ever.
    window: { since: 'since', until: 'until' },
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.logs.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/logs',
    record: z.looseObject({
      uuid: z.string(),
      published: instant,
      eventType: z.string(),
      severity: z.string().nullish(),
      actor: z.looseObject({ id: z.string(), type: z.string() }).nullish(),
      outcome: z.looseObject({ result: z.string() }).nullish(),
    }),
    key: ['uuid'],
    // Request URLs and bodies end up here: one-time tokens and phone numbers with them.
    redact: ['debugContext.debugData.url', 'debugContext.debugData.requestUri', 'debugContext.debugData.requestBody'],
    unavailableOn: [],
    example: {
      uuid: '6f0b1d3a-0000-11f1-8000-000000000001',
      published: '2026-11-20T06:58:12.000Z',
      eventType: 'user.session.start',
      version: '0',
      severity: 'INFO',
      displayMessage: 'User login to Okta',
      actor: {
        id: '00u1examp1eUserAb5d7',
        type: 'User',
        alternateId: 'ada.example@example.com',
        displayName: 'Ada Example',
      },
      client: { ipAddress: '192.0.2.10', zone: 'Offices', device: 'Computer' },
      outcome: { result: 'SUCCESS', reason: null },
      target: [],
      transaction: { type: 'WEB', id: 'txn1', detail: {} },
      debugContext: { debugData: { requestId: 'req1', url: '/api/v1/authn?' } },
    },
    evidence: 'Who did what and when: sign-ins, lifecycle changes, changes of configuration.',
  },
} satisfies Catalogue;
