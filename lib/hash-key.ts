import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { grantSecretRead } from './secret-read.ts';

/** The secret with the key for pseudonyms: yours, or one that is made once and kept when the stack goes. */
export class HashKey extends Construct {
  readonly secretArn: string;

  /** @param secretArn an existing secret; absent: one is made, with a random value. */
  constructor(scope: Construct, id: string, secretArn: string | undefined) {
    super(scope, id);
    this.secretArn = secretArn ?? this.create();
  }

  /** Lets a function read this one secret. */
  grantRead(grantee: IGrantable): void {
    grantSecretRead(grantee, this.secretArn);
  }

  private create(): string {
    const secret = new Secret(this, 'Secret', {
      description: 'Key for the pseudonyms of phone numbers in the Okta evidence',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Without it rows of past runs could never again be joined with new ones.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A new key would make other pseudonyms of the same numbers: it is changed on purpose or not at all.',
    });
    return secret.secretArn;
  }
}
