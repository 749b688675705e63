import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { RunId } from '../../lambdas/contracts/run.ts';
import type { Environment } from '../../lambdas/environment.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import { createKeySigner } from '../../lambdas/evidence/signing/key-signer.ts';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { findOrg } from '../../lambdas/okta/find-org.ts';
import { parseOrgUrl } from '../../lambdas/okta/org.ts';
import { parseTokenSecret } from '../../lambdas/okta/token.ts';
import { logWindow, plannedResources } from '../../lambdas/plan/scope.ts';
import { assertThresholds } from '../../lambdas/posture/queries.ts';
import { runId } from '../../lambdas/run-id.ts';
import { RunSettings, Settings } from '../../lambdas/settings/settings.ts';
import { collector, userAgent } from '../../lambdas/version.ts';
import { commitOfCode } from '../local/commit.ts';
import { type Demo, type EarlierRun, isDemoOrg, startDemo } from '../local/demo.ts';
import { endJson, endText } from '../local/ending.ts';
import { orgsIn, planOf } from '../local/folder.ts';
import { holdFolder } from '../local/hold.ts';
import { hashKey, readOwnKey, signingKey } from '../local/own-key.ts';
import { ownName } from '../local/own-name.ts';
import { ownSecret, secretOption } from '../local/own-secret.ts';
import { createProgressBoard } from '../local/progress.ts';
import { runLocally } from '../local/run-locally.ts';
import type { LocalExecution } from '../local/workflow.ts';
import { exitStatus, WrongUse } from './exit-status.ts';
import { addRunSettings, DemoOptions, instant, names, parseOptions } from './options.ts';

const CollectOptions = z.strictObject({
  org: z.string().optional(),
  out: z.string().optional(),
  resources: names.optional(),
  since: instant.optional(),
  until: instant.optional(),
  resume: RunId.optional(),
  hashKeyFile: z.string().optional(),
  signingKeyFile: z.string().optional(),
  secret: z.string().optional(),
  json: z.boolean().default(false),
  ...DemoOptions.shape,
  ...RunSettings.shape,
});
type CollectOptions = z.infer<typeof CollectOptions>;

/** `okta-evidence collect`: a whole run on this machine, into a folder. */
export function addCollect(program: Command): void {
  const command = program
    .command('collect')
    .description('collect evidence into a folder; without --org, from a demo org on this machine')
    .option('--org <url>', "the org's URL, such as acme.okta.com")
    .option(secretOption.flag, secretOption.description)
    .option('--out <folder>', 'where the evidence goes (default: evidence, or evidence-demo)')
    .option('--resources <names>', 'only these resource types and their parents, with commas')
    .option('--since <instant>', 'start of the System Log to read')
    .option('--until <instant>', 'end of the System Log to read (default: now)')
    .option('--resume <run>', 'go on with a run that was stopped')
    .option('--hash-key-file <file>', 'the key for pseudonyms (default: made once, in your configuration folder)')
    .option('--signing-key-file <file>', 'the key that signs (default: made once, in your configuration folder)')
    .option('--json', 'print the result as JSON')
    .optionsGroup('The demo org:')
    .addOption(new Option('--demo-users <number>', 'people in the demo org'))
    .addOption(new Option('--demo-engine <engine>', 'idx or classic'))
    .addOption(new Option('--demo-holes <holes>', 'many (default), or six planted in an org that is in order'))
    .addOption(new Option('--demo-secret <kind>', 'ssws or oauth: how to sign in to the demo org'))
    .addOption(
      new Option('--demo-window-seconds <seconds>', "length of the demo org's rate-limit window; Okta's is 60"),
    )
    .action(async (options: unknown) => {
      process.exitCode = await collect(parseOptions(CollectOptions, options));
    });
  addRunSettings(command);
}

async function collect(options: CollectOptions): Promise<number> {
  if (options.out?.includes('://'))
    throw new WrongUse(
      `--out is "${options.out}"; it must be a folder of this machine. Into a bucket writes the connector that is deployed: docs/deploy.md.`,
    );
  const folder = resolve(options.out ?? (options.org === undefined ? 'evidence-demo' : 'evidence'));
  const store = openStore(pathToFileURL(folder).href);
  const resumed = options.resume === undefined ? null : await openRun(store, folder, options.resume);
  const isDemo = options.org === undefined && (resumed === null || isDemoOrg(resumed.org));
  await using demo = isDemo ? await startDemo(options, resumed) : null;

  const execution = resumed?.execution ?? newExecution(options, demo);
  const readSecret = demo?.readSecret ?? ownSecret(options.secret);
  if (readSecret === null)
    throw new WrongUse(
      'No secret: name the file of a service app with --secret, or set OKTA_API_TOKEN. docs/sign-in.md says how to get either.',
    );
  parseTokenSecret(await readSecret());
  assertScope(execution);
  const stop = stopOnInterrupt();
  const board = options.json ? null : createProgressBoard();
  const world: Environment = {
    store,
    catalogue,
    collector: { ...collector, commit: await commitOfCode() },
    readSecret,
    readHashKey: hashKeyReader(options.hashKeyFile, demo !== null),
    // The folder is held while a run goes on.
    otherRuns: async () => [],
    signer: createKeySigner(await privateKeyOf(options.signingKeyFile, demo !== null)),
    log: () => undefined,
    stop,
    ...(board === null ? {} : { progress: board.page }),
  };
  await assertOwnFolder(folder, execution.settings, world);

  const run = runId(execution);
  await using _held = await holdFolder(folder, run);
  if (!options.json)
    console.log(`Run ${run} reads ${demo === null ? execution.settings.orgUrl : `a demo org at ${demo.url}`}.\n`);
  const end = await runLocally(execution, world, board);
  const whereabouts = {
    place: (key: string) => join(folder, key),
    resume: `${ownName} collect --resume ${run} --out ${folder}${options.secret === undefined ? '' : ` --secret ${options.secret}`}`,
    next: `Check it: ${ownName} verify ${run} --out ${folder}`,
  };
  if (options.json) console.log(JSON.stringify(endJson(run, end, whereabouts), null, 2));
  else console.log(endText(run, end, whereabouts));
  return end.paused ? exitStatus.interrupted : exitStatus[end.announcement.status];
}

/** The demo org's people are made up, and need no key of yours. */
function hashKeyReader(file: string | undefined, isDemo: boolean): () => Promise<string> {
  if (file === undefined && isDemo) return async () => 'a key for people who do not exist';
  return () => readOwnKey(hashKey, file);
}

/** What the demo org says is proof of nothing: a key made for the run signs it. */
async function privateKeyOf(file: string | undefined, isDemo: boolean): Promise<string> {
  return file === undefined && isDemo ? signingKey.make() : readOwnKey(signingKey, file);
}

function newExecution(options: CollectOptions, demo: Demo | null): LocalExecution {
  const {
    org,
    out,
    resources,
    since,
    until,
    resume,
    hashKeyFile: _,
    signingKeyFile: __,
    secret: ___,
    json,
    demoUsers,
    demoEngine,
    demoHoles,
    demoSecret,
    demoWindowSeconds,
    ...settings
  } = options;
  const orgUrl = demo?.url ?? org ?? '';
  return {
    execution: `local:${randomUUID()}`,
    startedAt: new Date().toISOString(),
    input: {
      ...(resources === undefined ? {} : { resources }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      startedBy: 'command line',
    },
    settings: Settings.parse({ ...settings, orgUrl, allowLoopback: settings.allowLoopback || demo !== null }),
  };
}

/** The execution of a run that was stopped: its plan is frozen, so its input no longer matters. */
async function openRun(
  store: Store,
  folder: string,
  run: string,
): Promise<EarlierRun & { org: string; execution: LocalExecution }> {
  const plan = (await planOf(store, folder, run))?.value;
  if (plan === undefined) throw new WrongUse(`There is no run ${run} in ${folder}. Name its folder with --out.`);
  if ((await readManifest(store, plan.org.id, run)) !== null)
    throw new WrongUse(`Run ${run} is closed: its manifest is written. Start a new run to collect what it lacks.`);
  const { execution, startedAt, settings } = plan;
  return {
    org: plan.org.id,
    orgUrl: settings.orgUrl,
    startedAt,
    execution: { execution, startedAt, input: {}, settings },
  };
}

/** What Plan would refuse is wrong use, and said before anything is asked or written. */
function assertScope(execution: LocalExecution): void {
  parseOrgUrl(execution.settings.orgUrl, execution.settings);
  plannedResources(execution, catalogue);
  logWindow(execution, new Date(execution.startedAt));
  assertThresholds(execution.settings.thresholds);
}

/** One folder holds one org's evidence: people would mix them up, and auditors would get both. */
async function assertOwnFolder(folder: string, settings: Settings, world: Environment): Promise<void> {
  const others = await orgsIn(folder);
  if (others.length === 0) return;
  const { id } = await findOrg(settings.orgUrl, {
    allowLoopback: settings.allowLoopback,
    userAgent: userAgent(world.collector),
  });
  const [other] = others.filter((org) => org !== id);
  if (other !== undefined)
    throw new WrongUse(
      `${folder} holds evidence of org ${other}, and this run reads org ${id}. Name another folder with --out.`,
    );
}

function stopOnInterrupt(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    console.error('\nStopping after the pages under way. Press Ctrl-C again to stop at once.');
    stop.abort();
    process.once('SIGINT', () => process.exit(exitStatus.interrupted));
  });
  return stop.signal;
}
