import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Lets a function read one secret. A key of the customer's on it must allow the function's role besides. */
export function grantSecretRead(grantee: IGrantable, secretArn: string): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
  );
}
