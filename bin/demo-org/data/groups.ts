import type { DemoGroup } from '../company.ts';
import { oktaId } from '../random.ts';
import { everything, filtered, fromArray, mapped } from '../sequence.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';
import { userOf } from './users.ts';

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
      ? { _embedded: { stats: { usersCount: everything(filtered(world.company.people, group.has)).length } } }
      : {}),
  };
}

/** The group an id names, or undefined. */
export const groupNamed = ({ company }: World, id: string | undefined) =>
  company.groups.find((group) => group.id === id);

export const groups: DemoData = {
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
