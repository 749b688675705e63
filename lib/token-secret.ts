import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { grantSecretRead } from './secret-read.ts';

/** The secret with which to sign in to Okta, as a service app or with an API token: yours, or an empty one to fill. */
export class TokenSecret extends Construct {
  readonly secretArn: string;

  /** @param secretArn an existing secret; absent: an empty one is made. */
  constructor(scope: Construct, id: string, secretArn: string | undefined) {
    super(scope, id);
    this.secretArn = secretArn ?? this.create();
  }

  /** Lets a function read this one secret. A key of the customer's on it must allow the function's role besides. */
  grantRead(grantee: IGrantable): void {
    grantSecretRead(grantee, this.secretArn);
  }

  private create(): string {
    // The L2 construct would generate a value, which would then look like a token and be none.
    const secret = new CfnSecret(this, 'Secret', {
      description:
        'Signs in to Okta: as a service app, {"kind":"oauth","clientId":"…","privateKey":{…},"keyId":"…"}, or with an API token, {"kind":"ssws","token":"…"}',
    });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Okta lets neither an app nor a token renew itself: a person adds the key that okta-evidence rotate makes and puts here, or makes a new token.',
    });
    return secret.ref;
  }
}
