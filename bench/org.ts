import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { everyBucket } from '../bin/demo-org/limits.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { fromArray } from '../bin/demo-org/sequence.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { peopleLike } from './people.ts';

/** An org of many users, of the size that users have: the collector is measured, not the org. */
const people = Number(process.argv[2]);
const everyone = { id: oktaId('00g', 0), type: 'BUILT_IN', profile: { name: 'Everyone' } };
const org = await startDemoOrg({
  users: 5,
  limits: everyBucket(100_000_000),
  data: {
    // By this count a plan knows that the list is long.
    groups: () => fromArray([{ ...everyone, _embedded: { stats: { usersCount: people } } }]),
    users: peopleLike(people, catalogue.users?.example ?? {}),
  },
});
console.log(JSON.stringify({ url: org.url, token: org.token }));
