import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The key that signs manifests: it can never leave KMS, and only publish may sign with it. It stays when the stack goes. */
export class SigningKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Signs the manifests of the Okta evidence',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(key).acknowledge({
      id: 'AwsSolutions-KMS5',
      reason: 'KMS cannot rotate asymmetric keys; a new one is a new stack setting, and old evidence keeps its own.',
    });
    this.keyArn = key.keyArn;
  }

  /** Lets a function sign, and read the public key. */
  grantSign(role: Role): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [this.keyArn] }),
    );
  }
}
