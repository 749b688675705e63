import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

/** Lists of Okta's `iam` paths: they page in the body, and take no limit. */
const iamList = {
  ...plainList,
  paging: 'body',
  scope: 'okta.roles.read',
  role: 'Super Administrator, or a custom role with "View roles, resources, and admin assignments"',
  bucket: '/api/v1/iam',
} as const;

/** Roles an org made itself: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleECustom/ */
export const customRoles = {
  'custom-roles': {
    ...iamList,
    path: '/api/v1/iam/roles',
    rows: { key: 'roles' },
    record: z.looseObject({ id: z.string(), label: z.string() }),
    example: {
      id: 'cr01examp1eRoleAbCd5d7',
      label: 'Access reviewer',
      description: 'Sees people and groups',
      created: '2023-02-06T16:20:57.000Z',
      lastUpdated: '2023-02-06T16:20:57.000Z',
      _links: {},
    },
    evidence: 'The admin roles the org made itself.',
  },

  'custom-role-permissions': {
    ...iamList,
    path: '/api/v1/iam/roles/{roleId}/permissions',
    rows: { key: 'permissions' },
    parent: { resourceType: 'custom-roles', columns: { roleId: 'id' } },
    record: z.looseObject({ label: z.string() }),
    key: ['roleId', 'label'],
    example: {
      label: 'okta.users.read',
      created: '2023-02-06T16:20:57.000Z',
      lastUpdated: '2023-02-06T16:20:57.000Z',
      conditions: null,
      _links: {},
    },
    evidence: 'What each custom role may do.',
  },

  'resource-sets': {
    ...iamList,
    path: '/api/v1/iam/resource-sets',
    rows: { key: 'resource-sets' },
    record: z.looseObject({ id: z.string(), label: z.string() }),
    example: {
      id: 'iam1examp1eResourceS5d7',
      label: 'Finance',
      description: 'People and apps of the finance department',
      created: '2023-02-06T16:20:57.000Z',
      lastUpdated: '2023-02-06T16:20:57.000Z',
      _links: {},
    },
    evidence: 'The sets of users, groups and apps that custom roles are bound to.',
  },

  'resource-set-resources': {
    ...iamList,
    path: '/api/v1/iam/resource-sets/{resourceSetId}/resources',
    limit: 100,
    rows: { key: 'resources' },
    parent: { resourceType: 'resource-sets', columns: { resourceSetId: 'id' } },
    record: z.looseObject({ id: z.string(), orn: z.string().nullish() }),
    key: ['resourceSetId', 'id'],
    example: {
      id: 'ire1examp1eResourceA5d7',
      orn: 'orn:okta:directory:00o1examp1eOrgAbC5d7:groups:00g1examp1eGroupA5d7',
      created: '2023-02-06T16:20:57.000Z',
      lastUpdated: '2023-02-06T16:20:57.000Z',
      conditions: null,
      _links: { self: { href: 'https://example.okta.com/api/v1/groups/00g1examp1eGroupA5d7' } },
    },
    evidence: 'What each resource set holds.',
  },

  'resource-set-bindings': {
    ...iamList,
    path: '/api/v1/iam/resource-sets/{resourceSetId}/bindings',
    rows: { key: 'roles' },
    parent: { resourceType: 'resource-sets', columns: { resourceSetId: 'id' } },
    record: z.looseObject({ id: z.string() }),
    key: ['resourceSetId', 'id'],
    example: { id: 'cr01examp1eRoleAbCd5d7', _links: {} },
    evidence: 'Which roles are given out over which resource set.',
  },

  'resource-set-members': {
    ...iamList,
    path: '/api/v1/iam/resource-sets/{resourceSetId}/bindings/{roleId}/members',
    rows: { key: 'members' },
    parent: {
      resourceType: 'resource-set-bindings',
      columns: { resourceSetId: 'resourceSetId', roleId: 'id' },
    },
    record: z.looseObject({ id: z.string() }),
    key: ['resourceSetId', 'roleId', 'id'],
    example: {
      id: 'irb1examp1eMemberAbC5d7',
      created: '2024-12-19T00:00:00.000Z',
      lastUpdated: '2024-12-19T00:00:00.000Z',
      _links: { self: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7' } },
    },
    evidence: 'Who holds a custom role over which resource set: users, groups and service apps.',
  },
} satisfies Catalogue;
