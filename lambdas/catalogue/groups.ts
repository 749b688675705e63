import * as z from 'zod';
import { type Catalogue, instant, plainList } from './resource.ts';

/** The group that every org has. Administrators of some groups only are not shown it. */
const everyone = z.looseObject({
  type: z.literal('BUILT_IN'),
  profile: z.looseObject({ name: z.literal('Everyone') }),
});

/** Groups, their members and rules: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export const groups = {
  groups: {
    path: '/api/v1/groups',
    // The counts beside each group say which are empty, and let the members read be checked.
    query: { expand: 'stats' },
    // Okta allows 10,000; above 200 its paging was inconsistent (release 2024.08.2, OKTA-795107).
    limit: 200,
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.groups.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/groups',
    record: z.looseObject({
      id: z.string(),
      type: z.string(),
      created: instant,
      lastMembershipUpdated: instant.nullish(),
      profile: z.looseObject({ name: z.string() }),
    }),
    key: ['id'],
    redact: [],
    allow: {
      profile: [
        'name',
        'description',
        'externalId',
        // What Active Directory and LDAP give their groups.
        'dn',
        'samAccountName',
        'windowsDomainQualifiedName',
        'groupType',
        'groupScope',
        'objectSid',
        'objectClass',
      ],
    },
    unavailableOn: [],
    neverEmpty: true,
    certain: { record: everyone, name: 'the group Everyone' },
    typical: (people) => Math.min(20_000, 30 + Math.ceil(people / 20)),
    example: {
      id: '00g1examp1eGroupA5d7',
      created: '2021-01-05T10:00:00.000Z',
      lastUpdated: '2026-05-05T10:00:00.000Z',
      lastMembershipUpdated: '2026-11-19T12:00:00.000Z',
      objectClass: ['okta:user_group'],
      type: 'OKTA_GROUP',
      profile: { name: 'Finance', description: 'People of the finance department' },
      _embedded: { stats: { usersCount: 3, appsCount: 2, groupPushMappingsCount: 0 } },
      _links: { users: { href: 'https://example.okta.com/api/v1/groups/00g1examp1eGroupA5d7/users' } },
    },
    evidence: 'The groups through which access is granted, and where each comes from.',
  },

  'group-members': {
    path: '/api/v1/groups/{groupId}/users',
    limit: 1000,
    rows: 'array',
    paging: 'link',
    parent: {
      resourceType: 'groups',
      columns: { groupId: 'id' },
      except: z.union([
        z.looseObject({ _embedded: z.looseObject({ stats: z.looseObject({ usersCount: z.literal(0) }) }) }),
        // Everyone is every user who is not deactivated: the rows of `users` say it in a hundredth of the requests.
        everyone,
      ]),
    },
    carried: { columns: ['lastMembershipUpdated', '_embedded.stats.usersCount'] },
    profile: 'standard',
    scope: 'okta.groups.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/groups',
    record: z.looseObject({ id: z.string() }),
    key: ['groupId', 'userId'],
    project: { userId: 'id' },
    redact: [],
    unavailableOn: [],
    // Ten memberships each, besides Everyone.
    typical: (people) => 10 * people,
    example: { id: '00u1examp1eUserAb5d7', status: 'ACTIVE', profile: { login: 'ada.example@example.com' } },
    evidence:
      'Who belongs to which group. Everyone is not repeated: it is all rows of users that are not DEPROVISIONED.',
  },

  'group-rules': {
    path: '/api/v1/groups/rules',
    limit: 200,
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.groups.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/groups',
    record: z.looseObject({
      id: z.string(),
      name: z.string(),
      status: z.string(),
      conditions: z.looseObject({}),
      actions: z.looseObject({}),
    }),
    key: ['id'],
    redact: [],
    // 400: group rules are not enabled in this org.
    unavailableOn: [[400, 'E0000001']],
    typical: (people) => Math.min(2000, Math.ceil(people / 50)),
    example: {
      type: 'group_rule',
      id: '0pr1examp1eRuleAb5d7',
      status: 'ACTIVE',
      name: 'Finance by department',
      created: '2021-01-05T10:05:00.000Z',
      lastUpdated: '2025-07-01T10:05:00.000Z',
      conditions: {
        people: { users: { exclude: [] }, groups: { exclude: [] } },
        expression: { value: 'user.department=="Finance"', type: 'urn:okta:expression:1.0' },
      },
      actions: { assignUserToGroups: { groupIds: ['00g1examp1eGroupA5d7'] } },
      allGroupsValid: true,
    },
    evidence: 'Why people are in a group: the rules that put them there.',
  },

  'group-owners': {
    ...plainList,
    path: '/api/v1/groups/{groupId}/owners',
    limit: 1000,
    parent: {
      resourceType: 'groups',
      columns: { groupId: 'id' },
      // Built-in groups are nobody's.
      except: z.looseObject({ type: z.literal('BUILT_IN') }),
    },
    profile: 'standard',
    scope: 'okta.groups.read',
    bucket: '/api/v1/groups',
    record: z.looseObject({ id: z.string(), type: z.string() }),
    key: ['groupId', 'id'],
    unavailableOn: [
      [400, ''],
      [405, 'E0000022'],
    ],
    example: {
      id: '00u1examp1eUserAb5d7',
      type: 'USER',
      resolved: true,
      originId: null,
      originType: 'OKTA_DIRECTORY',
      displayName: 'Ada Example',
      lastUpdated: '2025-03-29T18:30:58.000Z',
    },
    evidence: 'Who answers for each group, and is asked to review it.',
  },
} satisfies Catalogue;
