import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { WrongUse } from '../commands/exit-status.ts';
import { answerOf } from '../deployed/aws-error.ts';
import { writeTokenSecret } from '../deployed/token-secret.ts';

/** Where a secret lies, and is put. */
export type Place = {
  readonly name: string;
  /** Empty where there is none yet. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
};

/** A file that its owner alone may read. It is replaced as a whole, or not at all. */
export function filePlace(file: string): Place {
  return {
    name: file,
    async read() {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
        if (code === 'ENOENT') return '';
        throw new WrongUse(`The secret's file ${file} cannot be read (${code}).`);
      }
    },
    async write(text) {
      const next = `${file}.next`;
      await writeFile(next, text, { mode: 0o600 });
      await rename(next, file);
    },
  };
}

/** A secret of Secrets Manager. */
export function awsPlace(secretArn: string): Place {
  const client = new SecretsManagerClient();
  return {
    name: secretArn,
    async read() {
      // A secret without a value is there, and cannot be found.
      const answer = client.send(new GetSecretValueCommand({ SecretId: secretArn })).catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return { SecretString: '' };
        throw error;
      });
      const right = `secretsmanager:GetSecretValue on ${secretArn}`;
      return (await answerOf(answer, 'Secrets Manager would not give the secret', right)).SecretString ?? '';
    },
    write: (text) => writeTokenSecret(secretArn, text),
  };
}
