import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { waves } from '../../lambdas/catalogue/waves.ts';
import type { Estimate } from '../../lambdas/contracts/plan.ts';
import { authorizeWith } from '../../lambdas/okta/authorize.ts';
import { createOktaClient, type OktaClient } from '../../lambdas/okta/client.ts';
import type { FoundOrg } from '../../lambdas/okta/find-org.ts';
import type { Identity } from '../../lambdas/okta/principal.ts';
import { fractionOf } from '../../lambdas/okta/share.ts';
import { reckon } from '../../lambdas/plan/forecast.ts';
import { logWindow, plannedResources, plannedScopes } from '../../lambdas/plan/scope.ts';
import { RunSettings, Settings } from '../../lambdas/settings/settings.ts';
import { collector, userAgent } from '../../lambdas/version.ts';
import { type ConnectorCost, costOf } from '../cost/connector-cost.ts';
import { totalOf, words } from '../cost/monthly.ts';
import { prices } from '../cost/prices.ts';
import { type Outputs, readStack } from '../deployed/stack.ts';
import { checkStack, readTokenSecret } from '../doctor/aws.ts';
import { asLine, type Check } from '../doctor/check.ts';
import { checkOrg } from '../doctor/org.ts';
import { type Probe, probeAll } from '../doctor/probe.ts';
import { checkToken } from '../doctor/token.ts';
import { startDemo } from '../local/demo.ts';
import { ownSecret, secretOption } from '../local/own-secret.ts';
import { exitStatus } from './exit-status.ts';
import { addRunSettings, DemoOptions, parseOptions } from './options.ts';

const DoctorOptions = z.strictObject({
  org: z.string().optional(),
  stack: z.string().optional(),
  secret: z.string().optional(),
  json: z.boolean().default(false),
  demoUsers: DemoOptions.shape.demoUsers,
  demoEngine: DemoOptions.shape.demoEngine,
  demoSecret: DemoOptions.shape.demoSecret,
  ...RunSettings.shape,
});
type DoctorOptions = z.infer<typeof DoctorOptions>;

/** Requests for looking at resource types; the token's own take a handful more. Together fewer than 200. */
const probes = 180;

/** `okta-evidence doctor`: what a run would meet, before anyone collects. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('check org, sign-in, sight, rate limits and cost before a run')
    .description('check the org, the token, what it may see and how fast; without --org, of a demo org')
    .option('--org <url>', "the org's URL, such as acme.okta.com")
    .option(secretOption.flag, secretOption.description)
    .option('--stack <name>', 'a deployed connector: its org, its secret, its bucket and its key')
    .option('--json', 'print the result as JSON')
    .option('--demo-users <number>', 'people in the demo org')
    .option('--demo-engine <engine>', 'idx or classic')
    .option('--demo-secret <kind>', 'ssws or oauth: how to sign in to the demo org')
    .action(async (options: unknown) => {
      process.exitCode = await doctor(parseOptions(DoctorOptions, options));
    });
  addRunSettings(command);
}

async function doctor(options: DoctorOptions): Promise<number> {
  const checks: Check[] = [];
  const report = (check: Check) => {
    checks.push(check);
    if (!options.json) console.log(asLine(check));
  };
  const stack = options.stack === undefined ? null : await readStack(options.stack);
  const isDemo = options.org === undefined && stack === null;
  await using demo = isDemo ? await startDemo(options, null) : null;
  const {
    org: _,
    stack: __,
    secret: ___,
    json: ____,
    demoUsers: _5,
    demoEngine: _6,
    demoSecret: _7,
    ...settings
  } = options;
  const asked = Settings.parse({
    ...settings,
    orgUrl: options.org ?? demo?.url ?? stack?.Org ?? '',
    allowLoopback: options.allowLoopback || isDemo,
  });
  const readSecret = demo?.readSecret ?? secretReader(options.secret, stack);
  const { resources, estimate, requests } = await examine(asked, readSecret, report, options.json);
  if (stack !== null) await checkStack(stack, report);
  const failed = checks.some(({ status }) => status === 'failed');
  if (options.json) console.log(JSON.stringify({ ok: !failed, checks, resources, estimate, requests }, null, 2));
  return failed ? exitStatus.failed : exitStatus.complete;
}

type Examined = { resources: Probe[]; estimate: Estimate | null; requests: number };

async function examine(
  settings: Settings,
  readSecret: () => Promise<string>,
  report: (check: Check) => void,
  quiet: boolean,
): Promise<Examined> {
  let requests = 0;
  const org = await checkOrg(settings.orgUrl, settings.allowLoopback, report);
  if (org === null) return { resources: [], estimate: null, requests };
  const shown = new Map<string, number>();
  const okta = noting(
    createOktaClient({
      origin: org.origin,
      authorize: authorizeWith(readSecret, {
        scopes: plannedScopes(plannedResources({ input: {}, settings }, catalogue), catalogue),
      }),
      fraction: 1,
      userAgent: userAgent(collector),
      observe: () => {
        requests += 1;
      },
    }),
    shown,
  );
  const identity = await checkToken(okta, settings, report);
  if (identity === null) return { resources: [], estimate: null, requests };
  const resources = await checkSight(okta, org, identity, settings, report, quiet);
  const estimate = reportPace(identity, settings, shown, report);
  return { resources, estimate, requests };
}

/** The person's secret, or the stack's. */
function secretReader(file: string | undefined, stack: Outputs | null): () => Promise<string> {
  const own = ownSecret(file);
  return own ?? (async () => (stack === null ? '' : readTokenSecret(stack.TokenSecret)));
}

/** Keeps the limit that each answer shows for its bucket. */
function noting(okta: OktaClient, shown: Map<string, number>): OktaClient {
  return {
    ...okta,
    async get(request) {
      const answer = await okta.get(request);
      const limit = Number(answer.headers.get('x-rate-limit-limit')?.split(',')[0]);
      if (Number.isInteger(limit) && limit > 0) shown.set(request.bucket, limit);
      return answer;
    },
  };
}

async function checkSight(
  okta: OktaClient,
  { engine }: FoundOrg,
  { principal }: Identity,
  settings: Settings,
  report: (check: Check) => void,
  quiet: boolean,
): Promise<Probe[]> {
  const planned = plannedResources({ input: {}, settings }, catalogue).filter(
    ({ skippedBy }) => skippedBy === undefined,
  );
  const resourceTypes = planned.map(({ resourceType }) => resourceType);
  const budget = { left: probes };
  const window = logWindow({ input: {}, settings }, new Date());
  const seen: Probe[] = [];
  for await (const probe of probeAll({ okta, catalogue, resourceTypes, engine, principal, window, budget })) {
    seen.push(probe);
    if (!quiet)
      console.log(
        `    ${probe.resourceType.padEnd(34)} ${probe.visibility.padEnd(12)} ${probe.found}.${probe.fix === undefined ? '' : ` ${probe.fix}`}`,
      );
  }
  const having = (visibility: Probe['visibility']) => seen.filter((probe) => probe.visibility === visibility).length;
  const denied = having('denied');
  const filtered = having('filtered');
  report({
    check: 'visibility',
    status: denied + filtered > 0 ? 'warning' : 'ok',
    found: `of ${seen.length} resource types ${having('full')} in full, ${filtered} filtered, ${denied} denied, ${having('unavailable')} not in this org, ${having('unknown')} not to be told from one record`,
    ...(denied > 0 ? { fix: 'A run will be limited: what is denied will be forbidden in its manifest.' } : {}),
  });
  return seen;
}

function reportPace(
  identity: Identity,
  settings: Settings,
  shown: ReadonlyMap<string, number>,
  report: (check: Check) => void,
): Estimate {
  const { percentage, source } = identity.tokenPercentage;
  const fraction = fractionOf(settings.share, percentage);
  const buckets = [...shown].map(([bucket, limit]) => `${bucket} ${Math.floor(limit * fraction)} of ${limit}`);
  report({
    check: 'rate limits',
    status: source === 'assumed' ? 'warning' : 'ok',
    found: `requests a minute that are ours, with a share of ${settings.share} and a token that may use ${percentage} % of the org's (${source}): ${buckets.join(', ')}`,
    ...(source === 'assumed' ? { fix: 'Say what percentage the token has, as set in Okta: --token-percentage.' } : {}),
  });
  const planned = plannedResources({ input: {}, settings }, catalogue).filter(
    ({ skippedBy }) => skippedBy === undefined,
  );
  const types = new Set(planned.map(({ resourceType }) => resourceType));
  const window = logWindow({ input: {}, settings }, new Date());
  const estimate = reckon({ waves: waves(catalogue, types), identity, shown, settings, window }, catalogue);
  const all = Object.values(estimate.requests).reduce((sum, count) => sum + count, 0);
  report({
    check: 'a run',
    status: 'ok',
    found: `about ${all.toLocaleString('en')} requests and ${Math.ceil(estimate.minutes)} minutes for ${estimate.people.toLocaleString('en')} people, with the profile ${settings.profile}`,
  });
  reportCost(costOf({ identity, shown, settings }), report);
  return estimate;
}

function reportCost({ cost, runsAMonth }: ConnectorCost, report: (check: Check) => void): void {
  const largest = Object.entries(cost)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([name, dollars]) => `${words[name] ?? name} $${dollars.toFixed(2)}`);
  report({
    check: 'cost in AWS',
    status: 'ok',
    found: `about $${Math.ceil(totalOf(cost))} a month with ${Math.round(runsAMonth)} runs, and $${cost.storage.toFixed(2)} more with each month that is kept (${largest.join(', ')}): list prices of ${prices.region} on ${prices.taken}, docs/cost.md`,
  });
}
