import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { RunInput } from '../../lambdas/contracts/run.ts';
import { answerOf } from './aws-error.ts';

/** Who starts a run by hand, for its manifest: the ARN of the caller's AWS credentials. @throws {AwsError} */
export async function callerArn(): Promise<string> {
  const { Arn } = await answerOf(
    new STSClient().send(new GetCallerIdentityCommand({})),
    'AWS would not say whose credentials these are',
    'credentials, for which sts:GetCallerIdentity is never refused',
  );
  // A user's path may be longer than what a run keeps.
  return RunInput.shape.startedBy.unwrap().parse((Arn ?? 'unknown').slice(0, 256));
}
