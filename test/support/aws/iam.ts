import { runSimulation } from '@cloud-copilot/iam-simulate';
import { expect } from 'vitest';
import * as z from 'zod';
import type { DeployedTemplate } from './template.ts';

const Policy = z.looseObject({
  PolicyDocument: z.record(z.string(), z.unknown()),
  Roles: z.array(z.string()).default([]),
});

export type PolicyDocument = Readonly<Record<string, unknown>>;

/** What the roles of a template may do, inline and by managed policies: documents by the role's logical id. */
export function rolePolicies(deployed: DeployedTemplate): Map<string, PolicyDocument[]> {
  const documents = new Map<string, PolicyDocument[]>();
  const add = (role: string, document: PolicyDocument) =>
    documents.set(role, [...(documents.get(role) ?? []), document]);
  const managed = new Map(
    deployed.all('AWS::IAM::ManagedPolicy').map(({ ref, properties }) => [ref, Policy.parse(properties)]),
  );
  const inline = deployed.all('AWS::IAM::Policy').map(({ properties }) => Policy.parse(properties));
  for (const { Roles, PolicyDocument } of [...inline, ...managed.values()])
    for (const role of Roles) add(role, PolicyDocument);
  for (const { ref, properties } of deployed.all('AWS::IAM::Role'))
    for (const arn of z.array(z.string()).catch([]).parse(properties.ManagedPolicyArns)) {
      const policy = managed.get(arn);
      if (policy !== undefined) add(ref, policy.PolicyDocument);
    }
  return documents;
}

/** The policies of the keys of a template, by the key's ARN. */
export const keyPolicies = (deployed: DeployedTemplate): Map<string, unknown> =>
  new Map(deployed.all('AWS::KMS::Key').map(({ id, properties }) => [deployed.arn(id), properties.KeyPolicy]));

/**
 * The simulator leaves out context keys that it does not know, and these it does not: a tag's name stands for them, in
 * policies and requests alike.
 */
const known = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll('kms:EncryptionContext:aws:s3:arn', 'aws:RequestTag/context-bucket')
      .replaceAll('kms:EncryptionContext:aws:logs:arn', 'aws:RequestTag/context-logs')
      .replaceAll('kms:EncryptionContext:SecretARN', 'aws:RequestTag/context-secret')
      .replaceAll('lambda:SourceFunctionArn', 'aws:RequestTag/function'),
  );

/** A request to AWS. */
export type Asked = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
};

export type Asker = Asked & {
  /** ARN of who asks. */
  readonly principal: string;
  /** What the principal's own policies say. */
  readonly policies: readonly PolicyDocument[];
  /** What the resource's policy says; absent: it has none. */
  readonly resourcePolicy?: unknown;
  /** The account of the resource. */
  readonly account: string;
};

/** Whether IAM would allow it. @throws {Error} when the simulator does not understand what it is asked. */
export async function isAllowed(asked: Asker): Promise<boolean> {
  const { principal, policies, action, resource, context = {}, resourcePolicy, account } = asked;
  const answer = await runSimulation(
    known({
      request: { principal, action, resource: { resource, accountId: account }, contextVariables: context },
      identityPolicies: policies.map((policy, index) => ({ name: `policy-${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
    }),
    {},
  );
  if (answer.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(answer.errors)}`);
  if (answer.resultType === 'single') expect(answer.result.ignoredContextKeys).toEqual([]);
  return answer.overallResult === 'Allowed';
}
