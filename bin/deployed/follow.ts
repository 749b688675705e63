import { StoreError } from '../../lambdas/evidence/store/store.ts';
import { exitStatus } from '../commands/exit-status.ts';
import { endJson, endText } from '../local/ending.ts';
import { ownName } from '../local/own-name.ts';
import { createProgressBoard } from '../local/progress.ts';
import { AwsError } from './aws-error.ts';
import type { DeployedConnector } from './connector.ts';
import type { Execution } from './executions.ts';
import { watch } from './watch.ts';

export type FollowOptions = { readonly pollSeconds: number; readonly json: boolean };

/**
 * Shows a run until it ends, or until Ctrl-C: then it goes on unseen.
 *
 * @returns the exit status that a run on this machine would have had.
 */
export async function follow(
  { stack, client, store }: DeployedConnector,
  { arn, run }: Execution,
  { pollSeconds, json }: FollowOptions,
): Promise<number> {
  const goesOn = `Run ${run} goes on in AWS. Look at it again with ${ownName} status --stack ${stack} --watch.`;
  const gone = new AbortController();
  process.once('SIGINT', () => gone.abort());
  const end = await watch({
    client,
    store,
    executionArn: arn,
    board: json ? null : createProgressBoard(),
    pollMs: pollSeconds * 1000,
    stop: gone.signal,
  }).catch((error: unknown) => {
    // Who cannot look any more has stopped nothing.
    if (error instanceof AwsError || error instanceof StoreError) throw new AwsError(`${error.message} ${goesOn}`);
    throw error;
  });
  if (end === null) {
    console.error(`\n${goesOn} Stop it with aws stepfunctions stop-execution --execution-arn ${arn}.`);
    return exitStatus.interrupted;
  }
  const whereabouts = {
    place: (key: string) => `s3://${store.bucket}/${key}`,
    resume: `${ownName} start --stack ${stack} --resume ${run} --watch`,
    next: `Bring it here: ${ownName} fetch ${run} --stack ${stack}`,
  };
  if (json) console.log(JSON.stringify(endJson(run, end, whereabouts), null, 2));
  else if (end.paused && end.execution.status !== 'ABORTED')
    console.log(
      `\nStep Functions ended it (${end.execution.status}): ${end.execution.cause ?? 'it does not say why'}.`,
    );
  if (!json) console.log(endText(run, end, whereabouts));
  return end.paused ? exitStatus.interrupted : exitStatus[end.announcement.status];
}
