import * as z from 'zod';
import { type Operations, Refusal } from './protocol.ts';

const Get = z.object({ SecretId: z.string() });
const Put = z.object({ SecretId: z.string(), SecretString: z.string() });

/** Secrets Manager for the secrets it is given, by ARN; null: one without a value. */
export function secretsManager(secrets: Map<string, string | null>): Operations {
  return {
    'secretsmanager.GetSecretValue': (given) => {
      const { SecretId } = Get.parse(given);
      const value = secrets.get(SecretId) ?? null;
      if (value === null)
        throw new Refusal(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        );
      return { ARN: SecretId, Name: SecretId, SecretString: value };
    },
    'secretsmanager.PutSecretValue': (given) => {
      const { SecretId, SecretString } = Put.parse(given);
      if (!secrets.has(SecretId))
        throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      secrets.set(SecretId, SecretString);
      return { ARN: SecretId, Name: SecretId, VersionId: crypto.randomUUID(), VersionStages: ['AWSCURRENT'] };
    },
  };
}
