import * as z from 'zod';
import type { Catalogue } from './resource.ts';

/** Networks that policies know: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/NetworkZone/ */
export const networkZones = {
  'network-zones': {
    path: '/api/v1/zones',
    limit: 200,
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.networkZones.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1',
    record: z.looseObject({
      id: z.string(),
      type: z.string(),
      name: z.string(),
      status: z.string(),
      usage: z.string().nullish(),
      // Of dynamic zones, and of enhanced dynamic ones (DYNAMIC_V2).
      proxyType: z.string().nullish(),
      asns: z.union([z.array(z.string()), z.looseObject({})]).nullish(),
      locations: z.union([z.array(z.looseObject({})), z.looseObject({})]).nullish(),
      ipServiceCategories: z.looseObject({}).nullish(),
    }),
    key: ['id'],
    redact: [],
    unavailableOn: [],
    example: {
      type: 'IP',
      id: 'nzo1examp1eZoneAbC5d7',
      name: 'Offices',
      status: 'ACTIVE',
      usage: 'POLICY',
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2026-03-03T09:00:00.000Z',
      system: false,
      gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }],
      proxies: null,
      _links: {},
    },
    evidence: 'The networks that sign-in policies and API tokens are bound to.',
  },
} satisfies Catalogue;
