import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';

/** An execution that has come to its end, and whether by its own account well. */
export type EndedExecution = { readonly execution: string; readonly startedAt: Date; readonly succeeded: boolean };

/** The executions of a state machine that have ended, the newest first, as far back as Step Functions keeps them (90 days). */
export async function* endedExecutions(client: SFNClient, stateMachineArn: string): AsyncGenerator<EndedExecution> {
  let nextToken: string | undefined;
  do {
    const page = nextToken === undefined ? {} : { nextToken };
    const answer = await client.send(new ListExecutionsCommand({ stateMachineArn, ...page }));
    for (const { executionArn, startDate, status } of answer.executions ?? [])
      if (executionArn !== undefined && startDate !== undefined && status !== 'RUNNING' && status !== 'PENDING_REDRIVE')
        yield { execution: executionArn, startedAt: startDate, succeeded: status === 'SUCCEEDED' };
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
}
