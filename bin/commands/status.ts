import type { Command } from 'commander';
import * as z from 'zod';
import { type DeployedConnector, openConnector, orgsOf } from '../deployed/connector.ts';
import { type Execution, executionsOf } from '../deployed/executions.ts';
import { follow } from '../deployed/follow.ts';
import { after, eventsAfter, notBegun } from '../deployed/history.ts';
import { lastWholeRun, type RunLine, runLine } from '../deployed/runs.ts';
import { ownName } from '../local/own-name.ts';
import { exitStatus } from './exit-status.ts';
import { parseOptions, WatchOptions } from './options.ts';

const StatusOptions = z.strictObject({
  stack: z.string(),
  watch: z.boolean().default(false),
  ...WatchOptions.shape,
});
type StatusOptions = z.infer<typeof StatusOptions>;

/** `okta-evidence status`: what a deployed connector is doing, and how its last run ended. */
export function addStatus(program: Command): void {
  program
    .command('status')
    .summary('say what a connector is doing, and how its last run ended')
    .description('say what a deployed connector is doing, how its last run ended, and when all was last collected')
    .requiredOption('--stack <name>', "the connector's stack")
    .option('--watch', 'show the run that goes on until it ends')
    .option('--poll-seconds <number>', 'seconds between two looks (default: 3)')
    .option('--json', 'print the result as JSON')
    .action(async (options: unknown) => {
      process.exitCode = await status(parseOptions(StatusOptions, options));
    });
}

async function status(options: StatusOptions): Promise<number> {
  const connector = await openConnector(options.stack);
  const { outputs, store } = connector;
  const { running, last } = await newest(connector);
  if (options.watch && running !== null) return follow(connector, running, options);
  const goesOn = running === null ? null : await progressOf(connector, running);
  const whole = await lastWholeRun(connector);
  const lastWhole = whole === null ? null : { run: whole.run, finishedAt: whole.window.finishedAt };
  if (options.json)
    console.log(
      JSON.stringify({ org: outputs.Org, bucket: outputs.EvidenceBucket, running: goesOn, last, lastWhole }, null, 2),
    );
  else {
    console.log(`${outputs.Org} is read into s3://${store.bucket}.`);
    console.log(goesOn === null ? 'No run goes on.' : runningText(goesOn));
    console.log(last === null ? 'No run has ended yet.' : endedText(last, options.stack));
    if (lastWhole !== null)
      console.log(`All was last collected by run ${lastWhole.run}, ${ageOf(lastWhole.finishedAt)} ago.`);
  }
  return last === null ? exitStatus.complete : statusOfRun(last.status);
}

/** The run that goes on, and the newest that has ended and was not refused for another. */
async function newest(
  connector: DeployedConnector,
): Promise<{ readonly running: Execution | null; readonly last: RunLine | null }> {
  const orgs = await orgsOf(connector);
  let running: Execution | null = null;
  for await (const execution of executionsOf(connector.client, connector.outputs.StateMachine)) {
    // Of two that go on the older does: the newer is about to be refused.
    if (execution.status === 'RUNNING') running = execution;
    else {
      const line = await runLine(connector, orgs, execution);
      if (line.status !== 'refused') return { running, last: line };
    }
  }
  return { running, last: null };
}

/** What a run that goes on has come to. */
type Progress = {
  readonly run: string;
  readonly execution: string;
  readonly startedAt: string;
  readonly stage: string;
  readonly planned: number;
  readonly done: readonly string[];
  readonly failed: readonly string[];
};

async function progressOf({ client }: DeployedConnector, { arn, run, startedAt }: Execution): Promise<Progress> {
  const standing = after(notBegun, await eventsAfter(client, arn, 0));
  return {
    run,
    execution: arn,
    startedAt: startedAt.toISOString(),
    stage: standing.stage,
    planned: standing.plan?.waves.flat().length ?? 0,
    done: [...standing.slices].filter(([, { done }]) => done).map(([resourceType]) => resourceType),
    failed: [...standing.failed.keys()],
  };
}

const stages: Readonly<Record<string, string>> = {
  Plan: 'it is being planned',
  Assess: 'what was collected is being assessed',
  Publish: 'the manifest is being written',
  Announce: 'it is being announced',
  'Publish again': 'the manifest is being written once more',
};

function runningText({ run, startedAt, stage, planned, done, failed }: Progress): string {
  const failures = failed.length === 0 ? '' : `, ${failed.join(', ')} failed`;
  const what = stages[stage] ?? `${done.length} of ${planned} resource types are collected${failures}`;
  return `Run ${run} has gone on for ${ageOf(startedAt)}: ${what}.`;
}

function endedText({ run, status, reason, stoppedAt, lacking }: RunLine, stack: string): string {
  const when = stoppedAt === null ? '' : ` ${ageOf(stoppedAt)} ago`;
  if (status === 'paused')
    return `Run ${run} was stopped${when}, before its manifest${reason === null ? '' : ` (${reason})`}. Go on with ${ownName} start --stack ${stack} --resume ${run} --watch.`;
  const lines = lacking.map(
    ({ resourceType, outcome, reason: why }) => `  ${resourceType} is ${outcome}: ${why ?? ''}`,
  );
  return [`Run ${run} ended ${status}${when}.${reason === null ? '' : ` ${reason}`}`, ...lines].join('\n');
}

const statusOfRun = (status: RunLine['status']) =>
  status === 'paused' ? exitStatus.interrupted : status === 'running' ? exitStatus.complete : exitStatus[status];

/** Time since an instant, in the largest unit of which there are two. */
function ageOf(instant: string): string {
  const minutes = (Date.now() - Date.parse(instant)) / 60_000;
  if (minutes < 2) return 'a minute';
  if (minutes < 120) return `${Math.floor(minutes)} minutes`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 60 / 24)} days`;
}
