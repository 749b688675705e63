import { Command } from 'commander';
import { z } from 'zod';
import { startDemoOrg } from './demo-org.ts';
import { everyBucket } from './limits.ts';

const whole = z.coerce.number().int().min(0);
const Options = z.object({
  port: whole.optional(),
  users: whole.optional(),
  seed: whole.optional(),
  engine: z.enum(['idx', 'classic']).optional(),
  holes: z.enum(['many', 'planted']).optional(),
  windowSeconds: whole.optional(),
  pageSize: whole.optional(),
  latencyMs: whole.optional(),
  limit: whole.optional(),
  dpop: z.boolean().optional(),
  tokenSeconds: z.coerce.number().positive().optional(),
});

const program = new Command('demo-org')
  .description(
    'Serves a pretend Okta org on this machine; prints its URL, its token and the secret of its service app, and ends with Ctrl-C.',
  )
  .option('--port <number>', 'port on 127.0.0.1')
  .option('--users <number>', 'people with an account')
  .option('--seed <number>', 'another number, another company')
  .option('--engine <engine>', 'idx or classic')
  .option('--holes <holes>', 'many, as orgs have them, or six that were planted in an org that is in order')
  .option('--window-seconds <number>', 'length of a rate-limit window')
  .option('--page-size <number>', 'most records a page')
  .option('--latency-ms <number>', 'milliseconds before each answer')
  .option('--dpop', 'have the service app prove possession of a key')
  .option('--token-seconds <number>', "life of the service app's access tokens; Okta's is an hour")
  .option('--limit <number>', 'requests a window in every bucket, instead of what Okta allows')
  .parse();
const { limit, ...options } = Options.parse(program.opts());
const limits = limit === undefined ? {} : { limits: everyBucket(limit) };
const org = await startDemoOrg({
  ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  ...limits,
});
console.log(JSON.stringify({ url: org.url, token: org.token, secret: JSON.parse(org.serviceApp.secret) }));
process.once('SIGINT', () => void org.close());
