import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { catalogue } from './catalogue/index.ts';
import type { Catalogue } from './catalogue/resource.ts';
import type { Plan } from './contracts/plan.ts';
import type { Signer } from './evidence/signing/dsse.ts';
import { createKmsSigner } from './evidence/signing/kms-signer.ts';
import { openStore } from './evidence/store/open-store.ts';
import type { Store } from './evidence/store/store.ts';
import { createMeasure } from './metrics/measure.ts';
import type { Measure } from './metrics/metrics.ts';
import type { OktaClientOptions } from './okta/client.ts';
import { secretForms, TokenError } from './okta/token.ts';
import { type OtherRun, runningExecutions } from './plan/other-runs.ts';
import type { Query } from './posture/query-file.ts';
import { collector } from './version.ts';

/** What a stage needs of the world around it. Lambda makes one from its environment, the local runner from its options. */
export type Environment = {
  readonly store: Store;
  readonly readSecret: () => Promise<string>;
  /** The key for pseudonyms. */
  readonly readHashKey: () => Promise<string>;
  /** Signs manifests; null: they are not signed. */
  readonly signer: Signer | null;
  /** Runs of the same connector that go on beside an execution. */
  readonly otherRuns: (execution: string) => Promise<OtherRun[]>;
  readonly catalogue: Catalogue;
  /** What Assess derives from the rows, each query after those it reads; absent: all that there is. */
  readonly queries?: readonly Query[];
  readonly collector: Plan['collector'];
  /** Tells people what goes on. Never given a record, a header or a token. */
  readonly log: (message: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void;
  /** Publishes figures as metrics; absent: nothing is measured. */
  readonly measure?: Measure;
  /** Told after every page. */
  readonly progress?: (progress: Progress) => void;
  /** Raised when someone wants the run to pause: collectors checkpoint and return. */
  readonly stop: AbortSignal;
  /** How long to wait for Okta, where the client's own figures do not fit. */
  readonly patience?: Pick<OktaClientOptions, 'backoffMs' | 'timeoutMs' | 'windowMs' | 'mostRefusedMs'>;
};

/** How far one resource type has come in the present slice. */
export type Progress = { readonly resourceType: string; readonly rows: number; readonly pages: number };

const Variables = z.object({
  /** `s3://bucket/prefix` or `file:///folder`. */
  EVIDENCE_URL: z.string(),
  /** ARN of the secret with which to sign in to Okta. Publish has none. */
  TOKEN_SECRET: z.string().optional(),
  /** ARN of the secret that holds the key for pseudonyms. Only collectors of phone numbers have it. */
  HASH_KEY_SECRET: z.string().optional(),
  /** ARN of the KMS key that signs manifests. Only Publish has it. */
  SIGNING_KEY: z.string().optional(),
  CONNECTOR: z.string(),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
});

let made: Environment | undefined;

/** The Lambda's environment, made once a container. @throws {z.ZodError} when a variable is missing. */
export function environment(): Environment {
  made ??= fromVariables(Variables.parse(process.env));
  return made;
}

function fromVariables(variables: z.infer<typeof Variables>): Environment {
  const logger = new Logger({ serviceName: variables.CONNECTOR, logLevel: variables.LOG_LEVEL });
  return {
    store: openStore(variables.EVIDENCE_URL),
    readSecret: () => readSecret(variables.TOKEN_SECRET, tokenAdvice),
    readHashKey: () => readSecret(variables.HASH_KEY_SECRET, hashKeyAdvice),
    signer: variables.SIGNING_KEY === undefined ? null : createKmsSigner(new KMSClient(), variables.SIGNING_KEY),
    otherRuns: (execution) => runningExecutions(new SFNClient(), execution),
    catalogue,
    collector,
    log: (message, facts) => logger.info(message, { ...facts }),
    measure: createMeasure(variables.CONNECTOR),
    stop: new AbortController().signal,
  };
}

const tokenAdvice = `It has no value yet. Put in it ${secretForms}.`;
const hashKeyAdvice = 'It has no value. Put 32 random characters or more in it, and keep them.';

async function readSecret(secret: string | undefined, ifEmpty: string): Promise<string> {
  if (secret === undefined) throw new TokenError('This function was given no secret to read.');
  try {
    const answer = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: secret }));
    return answer.SecretString ?? '';
  } catch (error) {
    const name = error instanceof Error ? error.name : 'an unknown error';
    const advice = name === 'ResourceNotFoundException' ? ifEmpty : 'Check that the role may read and decrypt it.';
    throw new TokenError(`Secrets Manager would not give the secret ${secret} (${name}). ${advice}`);
  }
}
