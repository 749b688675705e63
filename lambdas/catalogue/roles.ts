import * as z from 'zod';
import { notServiceApp } from './per-app.ts';
import { type Catalogue, instant, plainList } from './resource.ts';

const viewRoles = 'Super Administrator, or a custom role with "View roles, resources, and admin assignments"';

/** Of the standard roles these can be bound to groups or apps; a custom role is bound by its resource set. */
const withTargets = ['APP_ADMIN', 'USER_ADMIN', 'HELP_DESK_ADMIN', 'GROUP_MEMBERSHIP_ADMIN'];
const withoutTargets = z.looseObject({ type: z.string().refine((type) => !withTargets.includes(type)) });

const roleAssignment = z.looseObject({
  id: z.string(),
  type: z.string(),
  status: z.string().nullish(),
  assignmentType: z.string(),
  created: instant.nullish(),
  // A custom role's own id, and what it is bound to.
  role: z.string().nullish(),
  'resource-set': z.string().nullish(),
});

/** Groups and apps that an assignment of a group or a client is bound to. */
const targets = {
  ...plainList,
  limit: 200,
  scope: 'okta.roles.read',
  role: viewRoles,
  record: z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
  // A target by its list: a group has an id, an app of the catalogue a name.
  noneOn: [
    [400, ''],
    [404, ''],
  ],
  example: {
    id: '00g1examp1eGroupA5d7',
    name: 'example_saml',
    displayName: 'Expenses',
    status: 'ACTIVE',
    type: 'OKTA_GROUP',
    profile: { name: 'Finance' },
  },
} as const;

/** Administrators: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/ */
export const roles = {
  'admin-users': {
    path: '/api/v1/iam/assignees/users',
    limit: 100,
    rows: { key: 'value' },
    paging: 'body',
    profile: 'lean',
    scope: 'okta.roles.read',
    role: viewRoles,
    engine: 'both',
    bucket: '/api/v1/iam',
    record: z.looseObject({ id: z.string(), orn: z.string().nullish() }),
    key: ['id'],
    redact: [],
    unavailableOn: [],
    // Okta lets nobody take away the last Super Administrator.
    neverEmpty: true,
    typical: (people) => Math.min(200, 15 + Math.ceil(people / 200)),
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
    role: viewRoles,
    engine: 'both',
    bucket: '/api/v1/users',
    record: roleAssignment,
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

  'admin-role-targets': {
    ...plainList,
    path: '/api/v1/users/{userId}/roles/{roleAssignmentId}/targets',
    limit: 200,
    parent: {
      resourceType: 'admin-role-assignments',
      columns: { userId: 'userId', roleAssignmentId: 'id' },
      except: withoutTargets,
      distinct: true,
    },
    scope: 'okta.roles.read',
    role: viewRoles,
    bucket: '/api/v1/users',
    record: z.looseObject({ orn: z.string(), assignmentType: z.string() }),
    key: ['userId', 'roleAssignmentId', 'assignmentType', 'orn'],
    example: {
      orn: 'orn:okta:directory:00o1examp1eOrgAbC5d7:groups:00g1examp1eGroupA5d7',
      assignmentType: 'USER',
      expiration: null,
      _links: { self: { href: 'https://example.okta.com/api/v1/groups/00g1examp1eGroupA5d7' } },
    },
    evidence:
      'Over which groups and apps an administrator has power, directly or through a group; none listed means all.',
  },

  'admin-role-governance': {
    ...plainList,
    path: '/api/v1/users/{userId}/roles/{roleAssignmentId}/governance',
    rows: { key: 'grants' },
    paging: 'none',
    parent: {
      resourceType: 'admin-role-assignments',
      columns: { userId: 'userId', roleAssignmentId: 'id' },
      distinct: true,
    },
    scope: 'okta.roles.read',
    role: viewRoles,
    bucket: '/api/v1/users',
    record: z.looseObject({ grantId: z.string(), type: z.string() }),
    key: ['userId', 'roleAssignmentId', 'grantId'],
    // Without Identity Governance nothing was granted by it, and Okta knows no such path.
    noneOn: [
      [400, ''],
      [404, ''],
      [405, 'E0000022'],
    ],
    example: {
      type: 'ENTITLEMENT-BUNDLE',
      grantId: 'gra1examp1eGrantAbC5d7',
      bundleId: 'enb1examp1eBundleAb5d7',
      expirationDate: '2026-12-09T14:17:22.000Z',
      _links: {},
    },
    evidence: 'Which admin roles were granted through governance, and when they end.',
  },

  'group-role-assignments': {
    ...plainList,
    path: '/api/v1/groups/{groupId}/roles',
    parent: {
      resourceType: 'admin-role-assignments',
      columns: { groupId: '_links.assignee.href' },
      // Members of a group with a role are listed as its holders: no need to ask every group. A group without members
      // gives nobody power.
      except: z.looseObject({ assignmentType: z.string().refine((type) => type !== 'GROUP') }),
      distinct: true,
    },
    scope: 'okta.roles.read',
    role: viewRoles,
    bucket: '/api/v1/groups',
    record: roleAssignment,
    key: ['groupId', 'id'],
    example: {
      id: 'IFIFAX2BIRGUSTQ',
      label: 'Application Administrator',
      type: 'APP_ADMIN',
      status: 'ACTIVE',
      created: '2023-05-05T09:00:00.000Z',
      lastUpdated: '2023-05-05T09:00:00.000Z',
      assignmentType: 'GROUP',
      _links: { assignee: { href: 'https://example.okta.com/api/v1/groups/00g1examp1eGroupA5d7' } },
    },
    evidence: 'Which groups make their members administrators.',
  },

  'group-role-targets': {
    ...targets,
    path: '/api/v1/groups/{groupId}/roles/{roleAssignmentId}/targets/groups',
    variants: {
      groups: { path: '/api/v1/groups/{groupId}/roles/{roleAssignmentId}/targets/groups' },
      apps: { path: '/api/v1/groups/{groupId}/roles/{roleAssignmentId}/targets/catalog/apps' },
    },
    parent: {
      resourceType: 'group-role-assignments',
      columns: { groupId: 'groupId', roleAssignmentId: 'id' },
      except: withoutTargets,
    },
    bucket: '/api/v1/groups',
    key: ['variant', 'groupId', 'roleAssignmentId', 'id', 'name'],
    evidence: "Over which groups and apps a group's members have power.",
  },

  'client-role-assignments': {
    ...plainList,
    path: '/oauth2/v1/clients/{clientId}/roles',
    parent: { resourceType: 'apps', columns: { clientId: 'id' }, except: notServiceApp },
    scope: 'okta.roles.read',
    role: viewRoles,
    bucket: '/oauth2/v1/clients',
    record: roleAssignment,
    key: ['clientId', 'id'],
    noneOn: [[400, '']],
    example: {
      id: 'JBCUYUC7IRCVGS27IFCE2SKO',
      label: 'Help Desk Administrator',
      type: 'HELP_DESK_ADMIN',
      status: 'ACTIVE',
      created: '2023-05-01T14:24:54.000Z',
      lastUpdated: '2023-05-01T14:24:54.000Z',
      assignmentType: 'CLIENT',
      _links: {},
    },
    evidence: 'Which service apps are administrators: power that no person signs in for.',
  },

  'client-role-targets': {
    ...targets,
    path: '/oauth2/v1/clients/{clientId}/roles/{roleAssignmentId}/targets/groups',
    variants: {
      groups: { path: '/oauth2/v1/clients/{clientId}/roles/{roleAssignmentId}/targets/groups' },
      apps: { path: '/oauth2/v1/clients/{clientId}/roles/{roleAssignmentId}/targets/catalog/apps' },
    },
    parent: {
      resourceType: 'client-role-assignments',
      columns: { clientId: 'clientId', roleAssignmentId: 'id' },
      except: withoutTargets,
    },
    bucket: '/oauth2/v1/clients',
    key: ['variant', 'clientId', 'roleAssignmentId', 'id', 'name'],
    evidence: "Over which groups and apps a service app's roles reach.",
  },
} satisfies Catalogue;
