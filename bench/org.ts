import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { everyBucket } from '../bin/demo-org/limits.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';

/** An org of many users that cost it next to nothing: the collector is measured, not the org. */
const people = Number(process.argv[2]);
const example = catalogue.users?.example ?? {};
const org = await startDemoOrg({
  users: 5,
  limits: everyBucket(100_000_000),
  data: { users: () => ({ size: people, at: (index) => ({ ...example, id: oktaId('00u', index) }) }) },
});
console.log(JSON.stringify({ url: org.url, token: org.token }));
