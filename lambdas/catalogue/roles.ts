import { z } from 'zod';
import { type Catalogue, instant } from './resource.ts';

/** Administrators: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/ */
export const roles = {
  'admin-users': {
    path: '/api/v1/iam/assignees/users',
    limit: 100,
    rows: { key: 'value' },
    paging: 'body',
    profile: 'lean',
    scope: 'okta.roles.read',
    role: 'Super Administrator, or a custom role with "View roles, resources, and admin assignments"',
    engine: 'both',
    bucket: '/api/v1/iam',
    record: z.looseObject({ id: z.string(), orn: z.string().nullish() }),
    key: ['id'],
    redact: [],
    unavailableOn: [],
    example: {
      id: '00u1examp1eUserAb5d7',
      orn: 'orn:okta:directory:00o1examp1eOrgAbC5d7:users:00u1examp1eUserAb5d7',
      _links: { roles: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7/roles' } },
    },
    evidence: 'Everyone who holds an admin role, directly or through a group.',
  },

  'admin-role-assignments': {
    path: '/api/v1/users/{userId}/roles',
    rows: 'array',
    paging: 'link',
    parent: { resourceType: 'admin-users', columns: { userId: 'id' } },
    profile: 'lean',
    scope: 'okta.roles.read',
    role: 'Super Administrator, or a custom role with "View roles, resources, and admin assignments"',
    engine: 'both',
    bucket: '/api/v1/users',
    record: z.looseObject({
      id: z.string(),
      type: z.string(),
      status: z.string().nullish(),
      assignmentType: z.string(),
      created: instant.nullish(),
    }),
    key: ['userId', 'id'],
    redact: [],
    unavailableOn: [],
    example: {
      id: 'ra1examp1eRoleAbCd5d7',
      label: 'Super Administrator',
      type: 'SUPER_ADMIN',
      status: 'ACTIVE',
      created: '2023-05-05T09:00:00.000Z',
      lastUpdated: '2023-05-05T09:00:00.000Z',
      assignmentType: 'USER',
      _links: { assignee: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7' } },
    },
    evidence: 'Which admin roles each administrator holds, and whether through a group.',
  },
} satisfies Catalogue;
