import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { assertResourceTypes } from '../../lambdas/catalogue/waves.ts';
import { RunId } from '../../lambdas/contracts/run.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import { callerArn } from '../deployed/caller.ts';
import { type DeployedConnector, openConnector } from '../deployed/connector.ts';
import { describe, type Execution, executionOfRun, redrive, startRun } from '../deployed/executions.ts';
import { follow } from '../deployed/follow.ts';
import { after, eventsAfter, notBegun } from '../deployed/history.ts';
import { exitStatus, WrongUse } from './exit-status.ts';
import { instant, names, parseOptions, WatchOptions } from './options.ts';

const StartOptions = z.strictObject({
  stack: z.string(),
  resources: names.optional(),
  since: instant.optional(),
  until: instant.optional(),
  resume: RunId.optional(),
  watch: z.boolean().default(false),
  ...WatchOptions.shape,
});
type StartOptions = z.infer<typeof StartOptions>;

/** `okta-evidence start`: a run of a deployed connector. */
export function addStart(program: Command): void {
  program
    .command('start')
    .summary('start a run, or go on with one that was stopped')
    .description('start a run of a deployed connector, or go on with one that was stopped')
    .requiredOption('--stack <name>', "the connector's stack")
    .option('--resources <names>', 'only these resource types and their parents, with commas')
    .option('--since <instant>', 'start of the System Log to read')
    .option('--until <instant>', 'end of the System Log to read (default: now)')
    .option('--resume <run>', 'go on with a run that was stopped before its manifest')
    .option('--watch', 'show how it goes, and leave as a run on this machine would')
    .option('--poll-seconds <number>', 'seconds between two looks (default: 3)')
    .option('--json', 'print the result as JSON')
    .action(async (options: unknown) => {
      process.exitCode = await start(parseOptions(StartOptions, options));
    });
}

async function start(options: StartOptions): Promise<number> {
  const { stack, resources, since, until, resume, json } = options;
  if (resume !== undefined && (resources ?? since ?? until) !== undefined)
    throw new WrongUse(
      '--resume goes on with what the run was planned to read: leave out --resources, --since, --until.',
    );
  assertResourceTypes(catalogue, resources ?? []);
  const connector = await openConnector(stack);
  const startedBy = resume === undefined ? await callerArn() : null;
  const execution =
    startedBy === null
      ? await goOn(connector, resume ?? '')
      : await startRun(connector.client, connector.outputs.StateMachine, {
          ...(resources === undefined ? {} : { resources }),
          ...(since === undefined ? {} : { since }),
          ...(until === undefined ? {} : { until }),
          startedBy,
        });
  const { run, arn } = execution;
  if (!json)
    console.log(
      `Run ${run} reads ${connector.outputs.Org}${startedBy === null ? ', and goes on' : `, started by ${startedBy}`}.\n`,
    );
  if (options.watch) return follow(connector, execution, options);
  if (json) console.log(JSON.stringify({ run, execution: arn, startedBy }, null, 2));
  else console.log(`It goes on in AWS: okta-evidence status --stack ${stack}`);
  return exitStatus.complete;
}

/** @throws {WrongUse} when the run cannot go on. */
async function goOn({ client, store, outputs, stack }: DeployedConnector, run: string): Promise<Execution> {
  const execution = await executionOfRun(client, outputs.StateMachine, run);
  if (execution === null)
    throw new WrongUse(`Step Functions knows no run ${run}: okta-evidence runs --stack ${stack} lists those it knows.`);
  if (execution.status === 'RUNNING') return execution;
  const { announcement, redrivable } = await describe(client, execution.arn);
  const standing = after(notBegun, await eventsAfter(client, execution.arn, 0));
  const org = standing.plan?.org;
  const ended = announcement ?? standing.announcement;
  if (ended?.manifest != null || (org !== undefined && (await readManifest(store, org, run)) !== null))
    throw new WrongUse(`Run ${run} is closed: its manifest is written. Start a new run to collect what it lacks.`);
  // Of all that announce how they ended, only a run that could not be published has something left to do.
  if (ended !== null && standing.stage !== 'Publish again')
    throw new WrongUse(`Run ${run} ended as ${ended.status}: ${ended.reason} Start a new run.`);
  if (!redrivable)
    throw new WrongUse(
      `Step Functions lets run ${run} go on no more: that ends 14 days after the execution did. Start a new run.`,
    );
  await redrive(client, execution);
  return execution;
}
