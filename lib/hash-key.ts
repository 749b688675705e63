import { RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge, awsOwned } from './acknowledge.ts';
import { grantSecretRead } from './secret-read.ts';

export type HashKeyProps = {
  readonly settings: Pick<StackSettings, 'hashKeySecretArn' | 'secretKeyArn'>;
  /** Encrypts the secret where it is made. Null: AWS's own key does. */
  readonly key: IKey | null;
};

/** The secret with the key for pseudonyms: yours, or one that is made once and kept when the stack goes. */
export class HashKey extends Construct {
  readonly secretArn: string;
  /** The key of the customer's that encrypts it. */
  readonly keyArn: string | null;

  constructor(scope: Construct, id: string, { settings, key }: HashKeyProps) {
    super(scope, id);
    const { hashKeySecretArn, secretKeyArn } = settings;
    this.secretArn = hashKeySecretArn ?? this.create(key);
    this.keyArn = (hashKeySecretArn === undefined ? key?.keyArn : secretKeyArn) ?? null;
  }

  /** Lets a function read this one secret. */
  grantRead(grantee: IGrantable): void {
    grantSecretRead(grantee, this);
  }

  private create(key: IKey | null): string {
    const secret = new Secret(this, 'Secret', {
      description: 'Key for the pseudonyms of phone numbers in the Okta evidence',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      ...(key === null ? {} : { encryptionKey: key }),
      // Without it rows of past runs could never again be joined with new ones.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const onPurpose =
      'A new key would make other pseudonyms of the same numbers: it is changed on purpose or not at all.';
    acknowledge(secret, {
      'AwsSolutions-SMG4': onPurpose,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': onPurpose,
      ...(key === null ? { 'NIST.800.53.R5-SecretsManagerUsingKMSKey': awsOwned } : {}),
    });
    return secret.secretArn;
  }
}
