import * as z from 'zod';
import { type Catalogue, plainList, plainSetting } from './resource.ts';

const schemaRole = 'Organization, Application or API Access Management Administrator';
const attributes = z.looseObject({ definitions: z.looseObject({}).nullish() });

/** What attributes there are and where they come from: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Schema/ */
export const profileTypes = {
  'user-types': {
    ...plainList,
    path: '/api/v1/meta/types/user',
    scope: 'okta.userTypes.read',
    record: z.looseObject({ id: z.string(), name: z.string() }),
    example: {
      id: 'oty1examp1eTypeAbC5d7',
      name: 'user',
      displayName: 'User',
      description: 'Okta user profile template',
      default: true,
      created: '2019-03-04T09:12:00.000Z',
      lastUpdated: '2019-03-04T09:12:00.000Z',
      _links: { schema: { href: 'https://example.okta.com/api/v1/meta/schemas/user/osc1examp1eSchema5d7' } },
    },
    evidence: 'The kinds of user profile the org knows.',
  },

  'user-schemas': {
    ...plainList,
    path: '/api/v1/meta/schemas/user/{schemaId}',
    rows: 'object',
    paging: 'none',
    parent: { resourceType: 'user-types', columns: { userTypeId: 'id', schemaId: '_links.schema.href' } },
    scope: 'okta.schemas.read',
    role: schemaRole,
    record: attributes,
    key: ['schemaId'],
    example: {
      id: 'https://example.okta.com/meta/schemas/user/osc1examp1eSchema5d7',
      name: 'user',
      title: 'User',
      created: '2019-03-04T09:12:00.000Z',
      lastUpdated: '2026-01-04T09:12:00.000Z',
      definitions: {
        base: { id: '#base', type: 'object', properties: { login: { title: 'Username', type: 'string' } } },
        custom: {
          id: '#custom',
          type: 'object',
          properties: { costCentre: { title: 'Cost centre', type: 'string', master: { type: 'PROFILE_MASTER' } } },
        },
      },
      type: 'object',
    },
    evidence: 'Which attributes people have, who may change them, and which system is their source.',
  },

  'group-schema': {
    ...plainSetting,
    path: '/api/v1/meta/schemas/group/default',
    scope: 'okta.schemas.read',
    role: schemaRole,
    record: attributes,
    key: ['id'],
    example: {
      id: 'https://example.okta.com/meta/schemas/group/default',
      name: 'group',
      title: 'Okta group',
      created: '2019-03-04T09:12:00.000Z',
      lastUpdated: '2026-01-04T09:12:00.000Z',
      definitions: { custom: { id: '#custom', type: 'object', properties: {} } },
    },
    evidence: 'Which attributes groups have.',
  },

  'linked-object-definitions': {
    ...plainList,
    path: '/api/v1/meta/schemas/user/linkedObjects',
    scope: 'okta.linkedObjects.read',
    role: schemaRole,
    record: z.looseObject({ primary: z.looseObject({ name: z.string() }) }),
    key: ['primary', 'associated'],
    example: {
      primary: { name: 'manager', title: 'Manager', description: 'Manager of the person', type: 'USER' },
      associated: { name: 'subordinate', title: 'Subordinate', description: 'Person managed', type: 'USER' },
      _links: {},
    },
    evidence: 'Which relations between people the org knows, such as manager and subordinate.',
  },

  'profile-mappings': {
    ...plainList,
    path: '/api/v1/mappings',
    limit: 200,
    scope: 'okta.profileMappings.read',
    record: z.looseObject({ id: z.string(), source: z.looseObject({}), target: z.looseObject({}) }),
    example: {
      id: 'prm1examp1eMappingAb5d7',
      source: { id: 'oty1examp1eTypeAbC5d7', name: 'user', type: 'user' },
      target: { id: '0oa1examp1eAppAbC5d7', name: 'example_saml', type: 'appuser' },
      _links: {},
    },
    evidence: 'Between which systems attributes travel.',
  },

  'profile-mapping-properties': {
    ...plainList,
    path: '/api/v1/mappings/{mappingId}',
    rows: 'object',
    paging: 'none',
    parent: { resourceType: 'profile-mappings', columns: { mappingId: 'id' } },
    profile: 'standard',
    scope: 'okta.profileMappings.read',
    record: z.looseObject({ id: z.string(), properties: z.looseObject({}).nullish() }),
    key: ['mappingId'],
    example: {
      id: 'prm1examp1eMappingAb5d7',
      source: { id: 'oty1examp1eTypeAbC5d7', name: 'user', type: 'user' },
      target: { id: '0oa1examp1eAppAbC5d7', name: 'example_saml', type: 'appuser' },
      properties: { firstName: { expression: 'user.firstName', pushStatus: 'PUSH' } },
      _links: {},
    },
    evidence: 'Which attribute is made from which: how an attribute that decides on access gets its value.',
  },

  'app-user-schemas': {
    ...plainList,
    path: '/api/v1/meta/schemas/apps/{appId}/default',
    rows: 'object',
    paging: 'none',
    parent: {
      resourceType: 'apps',
      columns: { appId: 'id' },
      // A bookmark has no profile of its own.
      except: z.looseObject({ signOnMode: z.literal('BOOKMARK') }),
    },
    profile: 'standard',
    scope: 'okta.schemas.read',
    record: attributes,
    key: ['appId'],
    example: {
      id: 'https://example.okta.com/meta/schemas/apps/0oa1examp1eAppAbC5d7/default',
      name: 'Expenses',
      title: 'Expenses User',
      created: '2022-02-02T09:00:00.000Z',
      lastUpdated: '2022-02-02T09:00:00.000Z',
      definitions: { base: { id: '#base', type: 'object', properties: {} } },
    },
    evidence: 'Which attributes each app receives and which it may set.',
  },
} satisfies Catalogue;
