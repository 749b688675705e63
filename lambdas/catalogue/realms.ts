import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

/** Parts of the directory: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Realm/ */
export const realms = {
  realms: {
    ...plainList,
    path: '/api/v1/realms',
    limit: 200,
    scope: 'okta.realms.read',
    record: z.looseObject({ id: z.string(), profile: z.looseObject({ name: z.string() }) }),
    unavailableOn: [[405, 'E0000022']],
    example: {
      id: 'guo1examp1eRealmAbC5d7',
      isDefault: true,
      created: '2023-04-04T15:56:05.000Z',
      lastUpdated: '2023-05-05T18:15:44.000Z',
      profile: { name: 'Default Realm', realmType: 'DEFAULT' },
      _links: {},
    },
    evidence: 'Into which parts the directory is split, each with administrators of its own.',
  },

  'realm-assignments': {
    ...plainList,
    path: '/api/v1/realm-assignments',
    limit: 200,
    scope: 'okta.realmAssignments.read',
    record: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    unavailableOn: [[405, 'E0000022']],
    example: {
      id: 'rul1examp1eAssignAbC5d7',
      name: 'Partners',
      status: 'ACTIVE',
      isDefault: false,
      priority: 0,
      domains: ['partner.example.com'],
      conditions: { expression: { value: 'user.profile.userType == "partner"' } },
      actions: { assignUserToRealm: { realmId: 'guo1examp1eRealmAbC5d7' } },
      created: '2023-04-04T15:56:05.000Z',
      lastUpdated: '2023-05-05T18:15:44.000Z',
      _links: {},
    },
    evidence: 'Why people are in a realm.',
  },
} satisfies Catalogue;
