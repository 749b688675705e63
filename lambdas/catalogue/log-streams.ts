import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList } from './resource.ts';

/** Where the System Log goes, and whose signals come in: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/LogStream/ */
export const logStreams = {
  'log-streams': {
    ...plainList,
    path: '/api/v1/logStreams',
    limit: 200,
    scope: 'okta.logStreams.read',
    role: 'Super Administrator',
    record: z.looseObject({ id: z.string(), name: z.string(), type: z.string(), status: z.string() }),
    redact: ['settings.token'],
    stripQuery: ['settings.host'],
    unavailableOn: [[405, 'E0000022']],
    example: {
      id: '0oa1examp1eStreamAbC5d7',
      type: 'aws_eventbridge',
      name: 'Security lake',
      status: 'ACTIVE',
      created: '2023-03-24T21:02:43.000Z',
      lastUpdated: '2023-03-24T21:02:43.000Z',
      settings: { accountId: '123456789012', eventSourceName: 'okta-example', region: 'eu-central-1' },
      _links: {},
    },
    evidence: 'Whether the System Log is kept elsewhere than with Okta, which keeps it for 90 days.',
  },

  'security-events-providers': {
    ...plainList,
    path: '/api/v1/security-events-providers',
    scope: 'okta.securityEventsProviders.read',
    engine: 'idx',
    record: z.looseObject({ id: z.string(), name: z.string(), type: z.string(), status: z.string() }),
    unavailableOn: [...notInThisOrg],
    example: {
      id: 'sse1examp1eProviderA5d7',
      name: 'Endpoint protection',
      type: 'okta',
      status: 'ACTIVE',
      settings: { issuer: 'https://signals.example.com', jwks_url: 'https://signals.example.com/jwks' },
      _links: {},
    },
    evidence: 'Whose security signals the org acts on.',
  },
} satisfies Catalogue;
