import { S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import * as z from 'zod';
import { createS3Store } from '../../../lambdas/evidence/store/s3-store.ts';
import type { PerformTask } from './execution.ts';
import { keyManagement } from './keys.ts';
import { Refusal, serve } from './protocol.ts';
import { secretsManager } from './secrets.ts';
import { stepFunctions } from './step-functions.ts';

/** Where everything of the pretend account lies. */
export const place = { region: 'eu-central-1', account: '111122223333' } as const;

export const arnOf = (service: string, name: string) => `arn:aws:${service}:${place.region}:${place.account}:${name}`;

/** Whose credentials the commands have. */
export const callerArn = `arn:aws:sts::${place.account}:assumed-role/Auditor/jane.doe`;

/** A connector's stack, as far as anyone outside sees it. */
export type DeployedStack = {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly bucket: string;
  readonly stateMachine: string;
  /** As deployed, its substitutions made. */
  readonly definition: string;
  readonly perform: PerformTask;
  readonly secrets: Map<string, string | null>;
  readonly signingKeys: readonly string[];
  /** Milliseconds before any state is retried. */
  readonly retryMs?: number;
};

const Describe = z.object({ StackName: z.string() });

/** An AWS account with one deployed connector: CloudFormation, STS, Step Functions, Secrets Manager, KMS and S3, over HTTP. */
export async function startAccount(stack: DeployedStack) {
  const buckets = await startFauxqs({ port: 0, logger: false });
  buckets.createBucket(stack.bucket);
  const { definition, perform, retryMs } = stack;
  const machine = stepFunctions({
    arn: stack.stateMachine,
    definition,
    perform,
    ...(retryMs === undefined ? {} : { retryMs }),
  });
  const denied = new Set<string>();
  const server = await serve(denied, {
    ...machine.operations,
    ...secretsManager(stack.secrets),
    ...keyManagement(stack.signingKeys),
    DescribeStacks: (given) => {
      const { StackName } = Describe.parse(given);
      if (StackName !== stack.name) throw new Refusal('ValidationError', `Stack with id ${StackName} does not exist`);
      const Outputs = Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
      return { Stacks: [{ StackName, StackStatus: 'CREATE_COMPLETE', Outputs }] };
    },
    GetCallerIdentity: () => ({ Arn: callerArn, UserId: 'AROAEXAMPLE:jane.doe', Account: place.account }),
  });
  const endpoint = `http://127.0.0.1:${buckets.port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint, region: place.region, forcePathStyle: true, credentials });
  return {
    executions: machine.executions,
    /** Operations that were asked for but S3's, in order. */
    calls: server.calls,
    /** Operations that the caller's credentials do not allow: by the name the request gives. */
    denied,
    client,
    store: createS3Store(client, stack.bucket, ''),
    /** What a process needs in its environment to reach all this with the AWS SDK. */
    variables: {
      AWS_REGION: place.region,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: server.url,
      AWS_ENDPOINT_URL_S3: endpoint,
    },
    async [Symbol.asyncDispose]() {
      for (const execution of machine.executions.values()) if (execution.status === 'RUNNING') execution.stop('', '');
      await server.close();
      await buckets.stop();
    },
  };
}
export type Account = Awaited<ReturnType<typeof startAccount>>;
