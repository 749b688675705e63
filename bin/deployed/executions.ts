import {
  DescribeExecutionCommand,
  type ExecutionStatus,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { Announcement } from '../../lambdas/contracts/announcement.ts';
import type { RunInput } from '../../lambdas/contracts/run.ts';
import { runId } from '../../lambdas/run-id.ts';
import { answerOf } from './aws-error.ts';

/** An execution of a connector's state machine, and the run that it is. */
export type Execution = {
  readonly arn: string;
  readonly run: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
  readonly status: ExecutionStatus;
};

/** What is known of one execution alone. */
export type DescribedExecution = Execution & {
  /** What it announced at its end; null while it goes on, or where it did not end by itself or not well. */
  readonly announcement: Announcement | null;
  /** Why it ended otherwise, in Step Functions' words. */
  readonly cause: string | null;
  readonly redrivable: boolean;
};

/** Starts a run. @throws {AwsError} */
export async function startRun(client: SFNClient, stateMachineArn: string, input: RunInput): Promise<Execution> {
  const { executionArn = '', startDate = new Date() } = await answerOf(
    client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) })),
    'Step Functions would not start a run',
    `states:StartExecution on ${stateMachineArn}`,
  );
  return executionOf(executionArn, 'RUNNING', startDate, undefined);
}

/** Lets a run go on from where its execution ended. @throws {AwsError} */
export async function redrive(client: SFNClient, { arn, run }: Execution): Promise<void> {
  await answerOf(
    client.send(new RedriveExecutionCommand({ executionArn: arn })),
    `Step Functions would not let run ${run} go on`,
    `states:RedriveExecution on ${arn}`,
  );
}

/** Executions of the last 90 days, newest first: Step Functions forgets older ones. @throws {AwsError} */
export async function* executionsOf(client: SFNClient, stateMachineArn: string): AsyncGenerator<Execution> {
  let nextToken: string | undefined;
  do {
    const answer = await answerOf(
      client.send(new ListExecutionsCommand({ stateMachineArn, ...(nextToken === undefined ? {} : { nextToken }) })),
      'Step Functions would not list the runs',
      `states:ListExecutions on ${stateMachineArn}`,
    );
    for (const { executionArn = '', status = 'RUNNING', startDate = new Date(0), stopDate } of answer.executions ?? [])
      yield executionOf(executionArn, status, startDate, stopDate);
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
}

/** The execution that is a run; null where Step Functions knows none. @throws {AwsError} */
export async function executionOfRun(
  client: SFNClient,
  stateMachineArn: string,
  run: string,
): Promise<Execution | null> {
  for await (const execution of executionsOf(client, stateMachineArn)) if (execution.run === run) return execution;
  return null;
}

/** @throws {AwsError} */
export async function describe(client: SFNClient, executionArn: string): Promise<DescribedExecution> {
  const answer = await answerOf(
    client.send(new DescribeExecutionCommand({ executionArn })),
    'Step Functions would not describe the run',
    `states:DescribeExecution on ${executionArn}`,
  );
  const { status = 'RUNNING', startDate = new Date(0), stopDate, output, error, cause, redriveStatus } = answer;
  return {
    ...executionOf(executionArn, status, startDate, stopDate),
    announcement: output === undefined ? null : z.object(Announcement.shape).parse(JSON.parse(output)),
    cause: cause ?? error ?? null,
    redrivable: redriveStatus === 'REDRIVABLE',
  };
}

function executionOf(
  arn: string,
  status: ExecutionStatus,
  startedAt: Date,
  stoppedAt: Date | undefined,
): DescribedExecution {
  const run = runId({ startedAt: startedAt.toISOString(), execution: arn });
  return {
    arn,
    run,
    startedAt,
    stoppedAt: stoppedAt ?? null,
    status,
    announcement: null,
    cause: null,
    redrivable: false,
  };
}
