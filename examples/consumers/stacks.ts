import { fileURLToPath } from 'node:url';
import { Aws, Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { type IPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Evidence as its readers know it: outputs of the connector's stack. */
export type Evidence = {
  /** EvidenceBucket. */
  readonly bucketName: string;
  /** EvidenceKey. */
  readonly keyArn: string;
  /** SigningPublicKey, PEM. */
  readonly publicKey: string;
  /** Okta's id of the org, which `okta-evidence doctor` prints. */
  readonly org: string;
};

/** Runs of one org that lack nothing. */
const whole = ({ org }: Evidence): EventPattern => ({
  source: ['okta-evidence'],
  detailType: ['Okta Evidence Run Completed'],
  detail: { status: ['complete', 'limited'], org: [org] },
});

/** New manifests, where one would rather follow S3 than the connector. */
const manifests = ({ bucketName, org }: Evidence): EventPattern => ({
  source: ['aws.s3'],
  detailType: ['Object Created'],
  detail: { bucket: { name: [bucketName] }, object: { key: [{ wildcard: `runs/org=${org}/run=*/manifest.json` }] } },
});

/** What a role needs to read evidence, in whatever account it is. */
export function readStatements({ bucketName, keyArn }: Evidence): PolicyStatement[] {
  const bucket = `arn:${Aws.PARTITION}:s3:::${bucketName}`;
  const folders = ['v1/*', 'runs/*', 'latest/*'];
  return [
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: folders.map((folder) => `${bucket}/${folder}`),
    }),
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucket],
      conditions: { StringLike: { 's3:prefix': folders } },
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keyArn],
      conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket, `${bucket}/*`] } },
    }),
  ];
}

/** A function that is invoked with each whole run. */
export class OnCompletion extends Construct {
  constructor(scope: Construct, id: string, evidence: Evidence) {
    super(scope, id);
    new Rule(this, 'Completed', {
      eventPattern: whole(evidence),
      targets: [new LambdaFunction(reader(this, 'on-completion.ts', evidence))],
    });
  }
}

/** A function that is invoked with each manifest that is written. The bucket of the stack tells EventBridge of its objects. */
export class OnObject extends Construct {
  constructor(scope: Construct, id: string, evidence: Evidence) {
    super(scope, id);
    new Rule(this, 'Written', {
      eventPattern: manifests(evidence),
      targets: [new LambdaFunction(reader(this, 'on-object.ts', evidence))],
    });
  }
}

/** A queue of whole runs, for a SIEM that reads when it likes. The rule's target gives the queue the policy that lets EventBridge in. */
export class SiemQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, evidence: Evidence) {
    super(scope, id);
    const closed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };
    this.queue = new Queue(this, 'Runs', {
      ...closed,
      // Longer than it takes to forward a run.
      visibilityTimeout: Duration.hours(1),
      deadLetterQueue: { queue: new Queue(this, 'Failed', closed), maxReceiveCount: 3 },
    });
    new Rule(this, 'Completed', { eventPattern: whole(evidence), targets: [new SqsQueue(this.queue)] });
  }
}

/** A role in another account, which the connector's setting `readers` names. */
export class EvidenceReader extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, evidence: Evidence & { readonly assumedBy: IPrincipal }) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: evidence.assumedBy, description: 'Reads Okta evidence' });
    for (const statement of readStatements(evidence)) this.role.addToPrincipalPolicy(statement);
  }
}

function reader(scope: Construct, file: string, evidence: Evidence): NodejsFunction {
  const made = new NodejsFunction(scope, 'Function', {
    entry: fileURLToPath(new URL(file, import.meta.url)),
    runtime: Runtime.NODEJS_24_X,
    timeout: Duration.minutes(15),
    memorySize: 1024,
    environment: { SIGNING_PUBLIC_KEY: evidence.publicKey },
    bundling: { format: OutputFormat.ESM, mainFields: ['module', 'main'] },
  });
  for (const statement of readStatements(evidence)) made.addToRolePolicy(statement);
  return made;
}
