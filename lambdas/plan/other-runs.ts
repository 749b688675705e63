import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';

/** A run of the same connector that goes on beside ours. */
export type OtherRun = { readonly execution: string; readonly startedAt: Date };

/**
 * The running executions of an execution's own state machine, itself left out.
 *
 * @param execution its ARN; anything else runs in no state machine, and beside nobody.
 */
export async function runningExecutions(client: SFNClient, execution: string): Promise<OtherRun[]> {
  const [, partition, region, account, machine] =
    /^arn:([^:]+):states:([^:]+):([^:]+):execution:([^:]+):/.exec(execution) ?? [];
  if (machine === undefined) return [];
  const others: OtherRun[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await client.send(
      new ListExecutionsCommand({
        stateMachineArn: `arn:${partition}:states:${region}:${account}:stateMachine:${machine}`,
        statusFilter: 'RUNNING',
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    );
    for (const { executionArn, startDate } of answer.executions ?? [])
      if (executionArn !== undefined && executionArn !== execution)
        others.push({ execution: executionArn, startedAt: startDate ?? new Date(0) });
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  return others;
}

/**
 * The run that ours gives way to: of two that go on at once the older, by start and then by ARN; null when ours is the oldest.
 * Both would draw from one rate limit, and write one org's evidence.
 */
export function goesBefore(ours: OtherRun, others: readonly OtherRun[]): OtherRun | null {
  const older = (one: OtherRun, other: OtherRun) =>
    one.startedAt.getTime() - other.startedAt.getTime() || (one.execution < other.execution ? -1 : 1);
  const [oldest] = [ours, ...others].sort(older);
  return oldest === undefined || oldest === ours ? null : oldest;
}
