import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { everyBucket } from '../bin/demo-org/limits.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { fromArray } from '../bin/demo-org/sequence.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';

/** An org of many users, one a minute, that cost it next to nothing: the collector is measured, not the org. */
const people = Number(process.argv[2]);
const example = catalogue.users?.example ?? {};
const everyone = { id: oktaId('00g', 0), type: 'BUILT_IN', profile: { name: 'Everyone' } };
const minuteMs = 60_000;
const began = Date.parse('2024-06-01T00:00:00Z');
const org = await startDemoOrg({
  users: 5,
  limits: everyBucket(100_000_000),
  data: {
    // By this count a plan knows that the list is long.
    groups: () => fromArray([{ ...everyone, _embedded: { stats: { usersCount: people } } }]),
    users: (_, { query }) => {
      const [, since = '', , until] =
        /created g[te] "(.+?)"( and created lt "(.+?)")?$/.exec(query.get('search') ?? '') ?? [];
      const after = (instant: string) => Math.ceil((Date.parse(instant) - began) / minuteMs);
      const first = Math.max(0, after(since));
      const end = until === undefined ? people : Math.min(people, after(until));
      return {
        size: Math.max(0, end - first),
        at: (index) => ({
          ...example,
          id: oktaId('00u', first + index),
          created: new Date(began + (first + index) * minuteMs).toISOString(),
        }),
      };
    },
  },
});
console.log(JSON.stringify({ url: org.url, token: org.token }));
