import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge } from './acknowledge.ts';
import type { Network } from './network.ts';
import { StageFunction } from './stage-function.ts';

export type SigningKeyProps = {
  readonly settings: Pick<StackSettings, 'connector' | 'signingKeyArn'>;
  /** The bundle with the function that reads the public key. */
  readonly code: Code;
  readonly architecture: Architecture;
  readonly network: Network | null;
  readonly logGroup: ILogGroup;
};

/** The key that signs manifests: it can never leave KMS, and only publish may sign with it. It stays when the stack goes. */
export class SigningKey extends Construct {
  readonly keyArn: string;
  /** Its public half, PEM: known when the stack is deployed. */
  readonly publicKey: string;

  constructor(scope: Construct, id: string, { settings, code, architecture, network, logGroup }: SigningKeyProps) {
    super(scope, id);
    this.keyArn = settings.signingKeyArn ?? this.create();

    // A key of KMS has no attribute for it, and AwsCustomResource garbles answers that are bytes.
    const reader = new StageFunction(this, 'Reader', {
      functionName: `${settings.connector}-signing-key`,
      description: 'Tells CloudFormation the public half of the key that signs manifests',
      stage: 'signing-key',
      code,
      architecture,
      network,
      timeout: Duration.minutes(1),
      memorySize: 256,
      environment: {},
      logGroup,
    });
    reader.role.addToPrincipalPolicy(new PolicyStatement({ actions: ['kms:GetPublicKey'], resources: [this.keyArn] }));
    const told = new CustomResource(this, 'PublicKey', {
      resourceType: 'Custom::SigningPublicKey',
      serviceToken: reader.function.functionArn,
      // Should the function never answer, the stack fails then, instead of in an hour.
      serviceTimeout: Duration.minutes(5),
      properties: { KeyArn: this.keyArn },
    });
    told.node.addDependency(reader);
    this.publicKey = told.getAttString('PublicKey');
  }

  /** Lets a function sign, and read the public key. */
  grantSign(role: Role): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [this.keyArn] }),
    );
  }

  /** The setting `signingKeyArn` brings one instead: ECC_NIST_P256, for SIGN_VERIFY. */
  private create(): string {
    const key = new Key(this, 'Key', {
      description: 'Signs the manifests of the Okta evidence',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(key, {
      'AwsSolutions-KMS5':
        'KMS cannot rotate asymmetric keys; a new one is a new stack setting, and old evidence keeps its own.',
    });
    return key.keyArn;
  }
}
