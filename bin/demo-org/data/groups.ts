import type { DemoGroup } from '../company.ts';
import { oktaId } from '../random.ts';
import { everything, filtered, fromArray, mapped } from '../sequence.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';
import { userOf } from './users.ts';

const sizes = new WeakMap<DemoGroup, number>();

/** How many people are in a group; counted once, because it walks over everyone. */
function sizeOf({ company }: World, group: DemoGroup): number {
  const size = sizes.get(group) ?? everything(filtered(company.people, group.has)).length;
  sizes.set(group, size);
  return size;
}

function groupOf(world: World, group: DemoGroup, index: number, withStats: boolean): object {
  const { id, type, name } = group;
  const created = daysAgo(world, 2000 - index * 20);
  return {
    id,
    created,
    lastUpdated: created,
    lastMembershipUpdated: daysAgo(world, 1 + index * 3),
    objectClass: [type === 'APP_GROUP' ? 'okta:windows_security_principal' : 'okta:user_group'],
    type,
    profile: { name, description: group.rule === undefined ? null : 'Filled by a rule' },
    _links: { users: { href: world.href(`/api/v1/groups/${id}/users`) } },
    ...(withStats
      ? {
          _embedded: {
            stats: {
              usersCount: sizeOf(world, group),
              appsCount: world.company.apps.filter(({ groups }) => groups.includes(group)).length,
              groupPushMappingsCount: 0,
            },
          },
        }
      : {}),
  };
}

/** The group an id names, or undefined. */
export const groupNamed = ({ company }: World, id: string | undefined) =>
  company.groups.find((group) => group.id === id);

export const groups: DemoData = {
  'group-owners': (world, { ids }) => {
    const place = world.company.groups.findIndex(({ id }) => id === ids.groupId);
    if (place < 0) return notFound;
    // Half of the groups have someone who answers for them.
    const owner = place % 2 === 0 ? world.company.people.at(place) : undefined;
    return fromArray(
      owner === undefined
        ? []
        : [
            {
              id: owner.id,
              type: 'USER',
              resolved: true,
              originId: null,
              originType: 'OKTA_DIRECTORY',
              displayName: `${owner.firstName} ${owner.lastName}`,
              lastUpdated: daysAgo(world, 100),
            },
          ],
    );
  },
  'group-role-assignments': (world, { ids }) => {
    const group = groupNamed(world, ids.groupId);
    if (group === undefined) return notFound;
    return fromArray(
      group.role === undefined
        ? []
        : [
            {
              id: `role-${group.role}`,
              label: group.role === 'APP_ADMIN' ? 'Application Administrator' : 'Help Desk Administrator',
              type: group.role,
              status: 'ACTIVE',
              created: daysAgo(world, 500),
              lastUpdated: daysAgo(world, 500),
              assignmentType: 'GROUP',
              _links: { assignee: { href: world.href(`/api/v1/groups/${group.id}`) } },
            },
          ],
    );
  },
  groups: (world, { query }) => {
    const withStats = (query.get('expand') ?? '').split(',').includes('stats');
    return mapped(fromArray(world.company.groups), (group, index) => groupOf(world, group, index, withStats));
  },
  'group-members': (world, { ids }) => {
    const group = groupNamed(world, ids.groupId);
    if (group === undefined) return notFound;
    return mapped(filtered(world.company.people, group.has), (person) => userOf(world, person));
  },
  'group-rules': (world) => {
    const ruled = world.company.groups.flatMap((group) =>
      group.rule === undefined ? [] : [{ ...group, rule: group.rule }],
    );
    return mapped(fromArray(ruled), ({ id, name, rule }, index) => ({
      type: 'group_rule',
      id: oktaId('0pr', index),
      status: 'ACTIVE',
      name: `${name} by attribute`,
      created: daysAgo(world, 1900 - index * 20),
      lastUpdated: daysAgo(world, 400 - index * 20),
      conditions: {
        people: { users: { exclude: [] }, groups: { exclude: [] } },
        expression: { value: rule, type: 'urn:okta:expression:1.0' },
      },
      actions: { assignUserToGroups: { groupIds: [id] } },
      allGroupsValid: true,
    }));
  },
};
