import { Annotations, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings.ts';

/** What a function may do in the bucket: keys, with `*` for any part of one. Nobody may delete. */
export type EvidenceAccess = {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Prefixes of keys. Without it S3 answers a missing object with 403 instead of 404. */
  readonly list: readonly string[];
};

/** How long evidence stays, and who could end it. */
export type EvidenceBucketSettings = Pick<StackSettings, 'lock' | 'lockDays' | 'coldAfterDays' | 'expireAfterDays'>;

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

/** Where the evidence lies: versioned, encrypted with its own key, reached over TLS only, and kept when the stack goes. */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, settings: EvidenceBucketSettings) {
    super(scope, id);
    // A key of its own: who may read the evidence is then decided, and logged, in one more place.
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the Okta evidence',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      ...lockOf(settings),
      lifecycleRules: rulesOf(settings),
    });
    if (settings.lock === 'compliance')
      Annotations.of(this.bucket).addWarningV2(
        'okta-evidence:compliance',
        `Every object is locked for ${settings.lockDays} days in compliance mode: nobody can delete it before, not the account's root either, and the bucket is paid for until then.`,
      );
    notifyEventBridge(this.bucket);
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Reads of evidence are logged by CloudTrail data events, which the account that owns the trail turns on; server access logs would need a second bucket of the same care.',
    });
  }

  /** Gives a function's role what it needs in the bucket, and the use of the key for it. */
  grant(role: Role, { read, write, list }: EvidenceAccess): void {
    const objects = (keys: readonly string[]) => keys.map((key) => this.bucket.arnForObjects(key));
    if (read.length > 0)
      role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: objects(read) }));
    if (write.length > 0)
      role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: objects(write) }));
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [this.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': [...list] } },
      }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn] }),
    );
    const bucket = `<${Stack.of(this).getLogicalId(cfnBucketOf(this.bucket))}.Arn>`;
    for (const key of new Set([...read, ...write]))
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${bucket}/${key}]`,
        reason: `Org, run and slice are known only when it runs: the function may reach the objects below ${key}, and no others.`,
      });
  }
}

/** The L2's own switch makes a function and a role that may change every bucket's notifications; this is one property. */
function notifyEventBridge(bucket: Bucket): void {
  cfnBucketOf(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

function cfnBucketOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new TypeError('A bucket without its CloudFormation resource');
  return resource;
}
