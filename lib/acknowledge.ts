import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says of rules of the security packs why a construct, and what is inside it, does not follow them. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  // cdk-nag's packs name their rules after themselves, and CDK puts the pack's name before that once more.
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(construct).acknowledge({ id: id.startsWith('NIST') ? `NIST.800.53.R5::${id}` : id, reason });
}

/** Why something has no key of the customer's. */
export const awsOwned = 'The setting key is aws-owned: AWS encrypts it with a key of its own.';

/** How cdk-nag writes a resource in the name of a finding: `AwsSolutions-IAM5[Resource::<Bucket.Arn>/v1/*]`. */
export function wildcard(scope: IConstruct, resource: string): string {
  return `AwsSolutions-IAM5[Resource::${written(Stack.of(scope).resolve(resource))}]`;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join('.');
  if (typeof value !== 'object' || value === null) return String(value);
  const [[intrinsic, argument] = ['', '']] = Object.entries(value);
  if (intrinsic === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(written).join(argument[0]);
  return `<${written(argument)}>`;
}
