import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { writeJson } from '../../lambdas/evidence/ledger.ts';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import { StoreError } from '../../lambdas/evidence/store/store.ts';
import { parseTokenSecret, secretForms, TokenError } from '../../lambdas/okta/token.ts';
import type { Outputs } from '../deployed/stack.ts';
import type { Report } from './check.ts';

/** Overwritten each time, so that checks leave one small object and nothing else. */
const key = 'doctor/check.json';

/** The secret's text. @throws {TokenError} when it cannot be read. */
export async function readTokenSecret(secretArn: string): Promise<string> {
  try {
    const answer = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: secretArn }));
    return answer.SecretString ?? '';
  } catch (error) {
    throw new TokenError(`Secrets Manager would not give it (${nameOf(error)})`);
  }
}

const held = { ssws: 'an API token', oauth: 'a service app and its key' } as const;

/** Looks at the AWS side with the rights of whoever runs the doctor: secret, bucket, and the bucket's key. */
export async function checkStack(
  { EvidenceBucket, TokenSecret }: Pick<Outputs, 'EvidenceBucket' | 'TokenSecret'>,
  report: Report,
): Promise<void> {
  try {
    const { kind } = parseTokenSecret(await readTokenSecret(TokenSecret));
    report({ check: 'secret', status: 'ok', found: `readable, and holds ${held[kind]}` });
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const fix = `Put it in ${TokenSecret}: ${secretForms}. You need secretsmanager:GetSecretValue on it.`;
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
