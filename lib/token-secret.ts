import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { grantSecretRead } from './secret-read.ts';

/** The secret with the Okta API token: yours, or an empty one to put it in. */
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
    const secret = new CfnSecret(this, 'Secret', { description: 'Okta API token: {"kind":"ssws","token":"…"}' });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Okta offers no way to rotate an API token by API: a person makes a new one and puts it here.',
    });
    return secret.ref;
  }
}
