import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { writeJson } from '../../lambdas/evidence/ledger.ts';
import { openStore } from '../../lambdas/evidence/open-store.ts';
import { StoreError } from '../../lambdas/evidence/store.ts';
import { parseTokenSecret, TokenError } from '../../lambdas/okta/token.ts';
import { WrongUse } from '../commands/exit-status.ts';
import type { Report } from './check.ts';

/** What a deployed connector says of itself in its stack's outputs. */
const Outputs = z.object({ EvidenceBucket: z.string(), TokenSecret: z.string(), Org: z.string() });
export type Outputs = z.infer<typeof Outputs>;

/** Overwritten each time, so that checks leave one small object and nothing else. */
const key = 'doctor/check.json';

/** @throws {WrongUse} when there is no such stack, or it is none of ours. */
export async function readStack(stackName: string): Promise<Outputs> {
  const answer = await new CloudFormationClient()
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((error: unknown) => {
      throw new WrongUse(
        `CloudFormation would not describe the stack ${stackName} (${nameOf(error)}). Check its name, and the account, region and rights of your AWS credentials.`,
      );
    });
  const outputs = answer.Stacks?.[0]?.Outputs ?? [];
  const found = Outputs.safeParse(Object.fromEntries(outputs.map((each) => [each.OutputKey, each.OutputValue])));
  if (!found.success) throw new WrongUse(`The stack ${stackName} is not a connector's: it lacks its outputs.`);
  return found.data;
}

/** The secret's text. @throws {TokenError} when it cannot be read. */
export async function readTokenSecret(secretArn: string): Promise<string> {
  try {
    const answer = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: secretArn }));
    return answer.SecretString ?? '';
  } catch (error) {
    throw new TokenError(`Secrets Manager would not give it (${nameOf(error)})`);
  }
}

/** Looks at the AWS side with the rights of whoever runs the doctor: secret, bucket, and the bucket's key. */
export async function checkStack({ EvidenceBucket, TokenSecret }: Outputs, report: Report): Promise<void> {
  try {
    parseTokenSecret(await readTokenSecret(TokenSecret));
    report({ check: 'secret', status: 'ok', found: 'readable, and holds a token' });
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const fix = `Put an API token in ${TokenSecret}: {"kind":"ssws","token":"…"}. You need secretsmanager:GetSecretValue on it.`;
    report({ check: 'secret', status: 'failed', found: error.message.replace(/\.$/, ''), fix });
  }
  const store = openStore(`s3://${EvidenceBucket}`);
  try {
    await writeJson(store, key, { schema: 'okta-evidence/doctor/v1', checkedAt: new Date().toISOString() });
    report({ check: 'bucket', status: 'ok', found: `${EvidenceBucket} takes objects` });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const fix = `You need s3:PutObject on ${EvidenceBucket}/doctor/*, and kms:GenerateDataKey on its key.`;
    report({ check: 'bucket', status: 'failed', found: error.message.replace(/\.$/, ''), fix });
    report({ check: 'key', status: 'skipped', found: 'nothing could be written to read back' });
    return;
  }
  try {
    const back = await store.get(key);
    if (back === null) throw new StoreError('What was written is not there');
    report({ check: 'key', status: 'ok', found: 'encrypts and decrypts' });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const fix = `You need s3:GetObject on ${EvidenceBucket}/doctor/*, and kms:Decrypt on its key.`;
    report({ check: 'key', status: 'failed', found: error.message.replace(/\.$/, ''), fix });
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'an unknown error');
