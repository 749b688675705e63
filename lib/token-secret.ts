import { RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge, awsOwned } from './acknowledge.ts';
import { grantSecretRead } from './secret-read.ts';

export type TokenSecretProps = {
  readonly settings: Pick<StackSettings, 'secretArn' | 'secretKeyArn'>;
  /** Encrypts the secret where it is made. Null: AWS's own key does. */
  readonly key: IKey | null;
};

/** The secret with which to sign in to Okta, as a service app or with an API token: yours, or an empty one to fill. */
export class TokenSecret extends Construct {
  readonly secretArn: string;
  /** The key of the customer's that encrypts it. */
  readonly keyArn: string | null;

  constructor(scope: Construct, id: string, { settings, key }: TokenSecretProps) {
    super(scope, id);
    const { secretArn, secretKeyArn } = settings;
    this.secretArn = secretArn ?? this.create(key);
    this.keyArn = (secretArn === undefined ? key?.keyArn : secretKeyArn) ?? null;
  }

  /** Lets a function read this one secret. */
  grantRead(grantee: IGrantable): void {
    grantSecretRead(grantee, this);
  }

  private create(key: IKey | null): string {
    // The L2 construct would generate a value, which would then look like a token and be none.
    const secret = new CfnSecret(this, 'Secret', {
      description:
        'Signs in to Okta: as a service app, {"kind":"oauth","clientId":"…","privateKey":{…},"keyId":"…"}, or with an API token, {"kind":"ssws","token":"…"}',
      ...(key === null ? {} : { kmsKeyId: key.keyArn }),
    });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const byHand =
      'Okta lets neither an app nor a token renew itself: a person adds the key that okta-evidence rotate makes and puts here, or makes a new token.';
    acknowledge(secret, {
      'AwsSolutions-SMG4': byHand,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': byHand,
      ...(key === null ? { 'NIST.800.53.R5-SecretsManagerUsingKMSKey': awsOwned } : {}),
    });
    return secret.ref;
  }
}
