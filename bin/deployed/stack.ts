import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { WrongUse } from '../commands/exit-status.ts';
import { notAsked } from './aws-error.ts';

/** What a deployed connector says of itself in its stack's outputs. */
const Outputs = z.object({
  EvidenceBucket: z.string(),
  Org: z.string(),
  StateMachine: z.string(),
  TokenSecret: z.string(),
});
export type Outputs = z.infer<typeof Outputs>;

/** @throws {WrongUse} when there is no such stack, or it is none of ours. */
export async function readStack(stackName: string): Promise<Outputs> {
  const answer = await new CloudFormationClient()
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'an unknown error';
      throw new WrongUse(
        notAsked(error) ??
          `CloudFormation would not describe the stack ${stackName} (${name}). Check its name, and the account, region and rights of your AWS credentials.`,
      );
    });
  const outputs = answer.Stacks?.[0]?.Outputs ?? [];
  const found = Outputs.safeParse(Object.fromEntries(outputs.map((each) => [each.OutputKey, each.OutputValue])));
  if (!found.success) throw new WrongUse(`The stack ${stackName} is not a connector's: it lacks its outputs.`);
  return found.data;
}
