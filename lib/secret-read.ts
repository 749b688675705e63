import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A secret, and the key of the customer's that encrypts it; null: it has none. */
export type ReadableSecret = { readonly secretArn: string; readonly keyArn: string | null };

/** Lets a function read one secret, and have the key decrypt nothing but that. The key's policy must allow it besides. */
export function grantSecretRead(grantee: IGrantable, { secretArn, keyArn }: ReadableSecret): void {
  const { grantPrincipal } = grantee;
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
  );
  if (keyArn === null) return;
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keyArn],
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
      conditions: { StringEquals: { 'kms:EncryptionContext:SecretARN': secretArn } },
    }),
  );
}
