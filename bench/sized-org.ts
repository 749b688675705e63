import { createInterface } from 'node:readline';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { everyBucket } from '../bin/demo-org/limits.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { fromArray, type Sequence } from '../bin/demo-org/sequence.ts';
import { peopleLike } from './people.ts';

/**
 * An org of a size, with as many groups, memberships, apps, assignments, administrators and policies as one has by the
 * assumptions of the request counts it is held against. On a line of input one in a hundred users and groups changes.
 */
const people = Number(process.argv[2]);
const size = (small: number, medium: number, large: number, huge: number) =>
  people <= 1000 ? small : people <= 10_000 ? medium : people <= 100_000 ? large : huge;
const groupCount = size(50, 500, 5000, 20_000);
const appCount = size(100, 200, 500, 500);
const adminCount = size(20, 50, 200, 200);
const memberships = 10;
const assignments = size(8, 8, 8, 3);

let changed = false;
/** Of many things one in a hundred, and at least one. */
const isChanged = (index: number) => changed && index % 100 === 1;

/** Users dealt out in turn: those of one place among `places`, when each user gets `each`. */
function dealt(place: number, places: number, each: number): Sequence<object> {
  const total = people * each;
  return {
    size: Math.max(0, Math.ceil((total - place) / places)),
    at: (index) => ({ id: oktaId('00u', Math.floor((place + index * places) / each)) }),
  };
}
const placeOf = (prefix: string, count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [oktaId(prefix, index), index]));
const groupPlaces = placeOf('00g', groupCount);
const peoplePlaces = placeOf('00u', people);
const appPlaces = placeOf('0oa', appCount);
const of = (places: ReadonlyMap<string, number>, id: string | undefined) => places.get(id ?? '') ?? 0;

const membersOf = (group: number) => dealt(group - 1, groupCount - 1, memberships);
const policies = Array.from({ length: 40 }, (_, index) => ({ id: oktaId('rst', index), index }));
const factor = { factorType: 'push', provider: 'OKTA', status: 'ACTIVE' };

const org = await startDemoOrg({
  users: 5,
  limits: everyBucket(100_000_000),
  data: {
    users: peopleLike(people, { status: 'ACTIVE', profile: { login: 'someone@example.com' } }),
    'user-factors': (_, { ids }) => {
      const index = of(peoplePlaces, ids.userId);
      const first = { id: oktaId('opf', index), ...factor };
      return fromArray(isChanged(index) ? [first, { ...first, id: oktaId('opg', index) }] : [first]);
    },
    groups: () => ({
      size: groupCount,
      at: (index) => ({
        id: oktaId('00g', index),
        type: index === 0 ? 'BUILT_IN' : 'OKTA_GROUP',
        created: '2024-01-01T00:00:00.000Z',
        lastMembershipUpdated: isChanged(index) ? '2026-11-09T00:00:00.000Z' : '2026-01-01T00:00:00.000Z',
        profile: { name: index === 0 ? 'Everyone' : `Group ${index}` },
        _embedded: { stats: { usersCount: index === 0 ? people : membersOf(index).size } },
      }),
    }),
    'group-members': (_, { ids }) => membersOf(of(groupPlaces, ids.groupId)),
    apps: () => ({
      size: appCount,
      at: (index) => ({
        id: oktaId('0oa', index),
        name: 'example',
        label: `App ${index}`,
        status: 'ACTIVE',
        signOnMode: 'SAML_2_0',
      }),
    }),
    'app-users': (_, { ids }) => {
      const { size, at } = dealt(of(appPlaces, ids.appId), appCount, assignments);
      return { size, at: (index) => ({ ...at(index), scope: 'USER', status: 'ACTIVE' }) };
    },
    'app-groups': () => fromArray([{ id: oktaId('00g', 1) }]),
    'admin-users': () => ({ size: adminCount, at: (index) => ({ id: oktaId('00u', index) }) }),
    'admin-role-assignments': (_, { ids }) =>
      fromArray([{ id: `role-${ids.userId}`, type: 'READ_ONLY_ADMIN', status: 'ACTIVE', assignmentType: 'USER' }]),
    policies: (_, { variant }) =>
      fromArray(
        policies.flatMap(({ id, index }) =>
          variant === ['OKTA_SIGN_ON', 'PASSWORD', 'MFA_ENROLL', 'ACCESS_POLICY'][index % 4]
            ? [{ id, type: variant, name: `Policy ${index}`, status: 'ACTIVE' }]
            : [],
        ),
      ),
    'policy-rules': (_, { ids }) =>
      fromArray([{ id: `rule-${ids.policyId}`, name: 'Rule', status: 'ACTIVE', type: 'ACCESS_POLICY' }]),
    'policy-mappings': (_, { ids }) => fromArray([{ id: `mapping-${ids.policyId}` }]),
  },
});
console.log(JSON.stringify({ url: org.url, token: org.token }));
for await (const _ of createInterface({ input: process.stdin })) {
  changed = true;
  for (let index = 0; index < people; index += 1)
    if (isChanged(index))
      org.happen({ eventType: 'user.mfa.factor.activate', target: [{ id: oktaId('00u', index), type: 'User' }] });
  console.log('changed');
}
