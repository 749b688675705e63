import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { answerOf } from './aws-error.ts';

/** Puts a secret where the functions of a connector read it; Secrets Manager keeps the one before as AWSPREVIOUS. @throws {AwsError} */
export async function writeTokenSecret(secretArn: string, text: string): Promise<void> {
  await answerOf(
    new SecretsManagerClient().send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: text })),
    'Secrets Manager would not take the secret',
    `secretsmanager:PutSecretValue on ${secretArn}, and kms:GenerateDataKey on its key`,
  );
}
