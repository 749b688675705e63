import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';

/** The key of all that the stack makes: its own, which stays when the stack goes, yours, or none but AWS's. */
export class Encryption extends Construct {
  /** Null: keys that AWS owns. */
  readonly key: IKey | null;
  /** The key when it is the stack's own, so that its policy can grow. */
  readonly own: Key | null;

  constructor(scope: Construct, id: string, setting: StackSettings['key']) {
    super(scope, id);
    this.own = setting === 'made' ? this.create() : null;
    this.key = setting === 'aws-owned' ? null : (this.own ?? Key.fromKeyArn(this, 'Key', setting));
  }

  private create(): Key {
    const key = new Key(this, 'Key', {
      description: 'Encrypts the Okta evidence, its secrets and its logs',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${Aws.REGION}.${Aws.URL_SUFFIX}`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': Stack.of(this).formatArn({ service: 'logs', resource: '*' }),
          },
        },
      }),
    );
    return key;
  }
}
