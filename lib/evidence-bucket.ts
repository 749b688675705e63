import { Annotations, Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge, awsOwned, wildcard } from './acknowledge.ts';
import type { Encryption } from './encryption.ts';

/** What a function may do in the bucket: keys, with `*` for any part of one. Nobody may delete. */
export type EvidenceAccess = {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Prefixes of keys. Without it S3 answers a missing object with 403 instead of 404. */
  readonly list: readonly string[];
};

/** Whose bucket it is; of one that is made, how long evidence stays, who could end it, and who else may read it. */
export type EvidenceBucketSettings = Pick<
  StackSettings,
  'bucketName' | 'bucketKeyArn' | 'lock' | 'lockDays' | 'coldAfterDays' | 'expireAfterDays' | 'readers'
>;

export type EvidenceBucketProps = { readonly settings: EvidenceBucketSettings; readonly encryption: Encryption };

function lockOf({ lock, lockDays }: EvidenceBucketSettings): Partial<BucketProps> {
  if (lock === 'none') return {};
  const days = Duration.days(lockDays);
  return {
    objectLockEnabled: true,
    objectLockDefaultRetention:
      lock === 'governance' ? ObjectLockRetention.governance(days) : ObjectLockRetention.compliance(days),
  };
}

function rulesOf({ coldAfterDays, expireAfterDays }: EvidenceBucketSettings): LifecycleRule[] {
  return [
    // Pieces of uploads that were never finished: without a setting the only thing that ever expires.
    { abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ...(coldAfterDays === undefined
      ? []
      : [
          {
            id: 'ColdRows',
            // Plans, ledgers and manifests are small, and read by the next run.
            prefix: 'v1/',
            transitions: [
              { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(coldAfterDays) },
            ],
          },
        ]),
    ...(expireAfterDays === undefined
      ? []
      : [
          {
            id: 'Expired',
            expiration: Duration.days(expireAfterDays),
            // What was overwritten, and what expired: in a bucket with versions it is still there.
            noncurrentVersionExpiration: Duration.days(expireAfterDays),
          },
        ]),
  ];
}

/** Where the evidence lies: a bucket of yours, of which nothing is changed, or one that is made and stays when the stack goes. */
export class EvidenceBucket extends Construct {
  readonly bucket: IBucket;
  /** The key of the customer's that encrypts it. */
  private readonly keyArn: string | null;
  /** What S3 tells KMS of an object: with a bucket key the bucket, else the object. */
  private readonly contexts: readonly string[];

  constructor(scope: Construct, id: string, { settings, encryption }: EvidenceBucketProps) {
    super(scope, id);
    if (settings.bucketName === undefined) {
      const bucket = this.create(settings, encryption);
      this.bucket = bucket;
      this.keyArn = encryption.key?.keyArn ?? null;
      this.contexts = [bucket.bucketArn];
      letRead(bucket, settings.readers, encryption);
    } else {
      this.bucket = Bucket.fromBucketName(this, 'Bucket', settings.bucketName);
      this.keyArn = settings.bucketKeyArn ?? null;
      this.contexts = [this.bucket.bucketArn, this.bucket.arnForObjects('*')];
    }
  }

  /** Gives a function's role what it needs in the bucket, and the use of the key for that and nothing else. */
  grant(role: Role, { read, write, list }: EvidenceAccess): void {
    const objects = (keys: readonly string[]) => keys.map((key) => this.bucket.arnForObjects(key));
    const allow = (actions: string[], resources: string[], conditions?: Record<string, Record<string, string[]>>) =>
      role.addToPrincipalPolicy(
        new PolicyStatement({ actions, resources, ...(conditions === undefined ? {} : { conditions }) }),
      );
    if (read.length > 0) allow(['s3:GetObject'], objects(read));
    if (write.length > 0) allow(['s3:PutObject'], objects(write));
    allow(['s3:ListBucket'], [this.bucket.bucketArn], { StringLike: { 's3:prefix': [...list] } });
    if (this.keyArn !== null)
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], [this.keyArn], {
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [...this.contexts] },
      });
    for (const key of new Set([...read, ...write]))
      acknowledge(role, {
        [wildcard(this, this.bucket.arnForObjects(key))]:
          `Org, run and slice are known only when it runs: the function may reach the objects below ${key}, and no others.`,
      });
  }

  private create(settings: EvidenceBucketSettings, { key }: Encryption): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      ...(key === null
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      ...lockOf(settings),
      lifecycleRules: rulesOf(settings),
    });
    if (settings.lock === 'compliance')
      Annotations.of(bucket).addWarningV2(
        'okta-evidence:compliance',
        `Every object is locked for ${settings.lockDays} days in compliance mode: nobody can delete it before, not the account's root either, and the bucket is paid for until then.`,
      );
    notifyEventBridge(bucket);
    const byTrail =
      'Reads of evidence are logged by CloudTrail data events, which the account that owns the trail turns on; server access logs would need a second bucket of the same care.';
    acknowledge(bucket, {
      'AwsSolutions-S1': byTrail,
      'NIST.800.53.R5-S3BucketLoggingEnabled': byTrail,
      'NIST.800.53.R5-S3BucketReplicationEnabled':
        'A copy in another region or account is for whoever needs one: bring a bucket that is replicated with the setting bucketName.',
      ...(settings.lock === 'none'
        ? {
            'NIST.800.53.R5-S3BucketDefaultLockEnabled':
              'The settings lock and lockDays turn Object Lock on; what is locked cannot be undone, so that nobody gets it unasked.',
          }
        : {}),
      ...(key === null ? { 'NIST.800.53.R5-S3DefaultEncryptionKMS': awsOwned } : {}),
    });
    return bucket;
  }
}

/** Everything that is evidence. */
const evidence = ['v1/*', 'runs/*', 'latest/*'];

/** Lets accounts and roles read evidence, by the bucket's policy and the key's. */
function letRead(bucket: Bucket, readers: readonly string[], { own }: Encryption): void {
  if (readers.length === 0) return;
  const principals = readers.map((reader) =>
    /^\d+$/.test(reader) ? new AccountPrincipal(reader) : new ArnPrincipal(reader),
  );
  const allow = (actions: string[], resources: string[], conditions?: Record<string, Record<string, string[]>>) =>
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals, actions, resources, ...(conditions === undefined ? {} : { conditions }) }),
    );
  allow(
    ['s3:GetObject', 's3:GetObjectVersion'],
    evidence.map((key) => bucket.arnForObjects(key)),
  );
  allow(['s3:ListBucket'], [bucket.bucketArn], { StringLike: { 's3:prefix': evidence } });
  // Athena asks for it.
  allow(['s3:GetBucketLocation'], [bucket.bucketArn]);
  own?.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['kms:Decrypt'],
      resources: ['*'],
      // Of all that the key encrypts, what lies in S3: the bucket itself cannot be named, being made of the key.
      conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': `arn:${Aws.PARTITION}:s3:::*` } },
    }),
  );
}

/** The L2's own switch makes a function and a role that may change every bucket's notifications; this is one property. */
function notifyEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new TypeError('A bucket without its CloudFormation resource');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
