import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { EvidenceReader, OnCompletion, OnObject, SiemQueue } from '../../examples/consumers/stacks.ts';
import { StackSettings } from '../../lambdas/settings/settings.ts';
import { ConnectorStack } from '../../lib/connector-stack.ts';
import { place } from '../support/aws/account.ts';
import { type Asked, isAllowed, keyPolicies, type PolicyDocument, rolePolicies } from '../support/aws/iam.ts';
import { type DeployedTemplate, deploy } from '../support/aws/template.ts';
import { app } from '../support/synth.ts';

const org = '00oexamp1e5d7';
const readersAccount = '210987654321';

let owner: DeployedTemplate;
let bucketPolicy: unknown;
let keyArn: string;
let bucketName: string;
/** Consumers, as their stacks are made from the outputs of the connector's. */
let template: Template;
let reader: readonly PolicyDocument[];
beforeAll(() => {
  const settings = StackSettings.parse({ orgUrl: 'acme.okta.com', include: ['users'], readers: readersAccount });
  owner = deploy(Template.fromStack(new ConnectorStack(app(), 'test', { settings })).toJSON(), 'test');
  bucketName = owner.outputs.EvidenceBucket ?? '';
  const [policy] = owner.all('AWS::S3::BucketPolicy');
  bucketPolicy = policy?.properties.PolicyDocument;
  keyArn = owner.outputs.EvidenceKey ?? '';
  const stack = new Stack(app(), 'Consumers', { env: { account: readersAccount, region: place.region } });
  const evidence = { bucketName, keyArn, publicKey: 'a public key', org };
  new OnCompletion(stack, 'OnCompletion', evidence);
  new OnObject(stack, 'OnObject', evidence);
  new SiemQueue(stack, 'Siem', evidence);
  new EvidenceReader(stack, 'Auditor', { ...evidence, assumedBy: new AccountPrincipal(readersAccount) });
  template = Template.fromStack(stack);
  const consumers = deploy(template.toJSON(), 'Consumers');
  const policies = rolePolicies(consumers);
  reader = [...policies].find(([role]) => role.startsWith('Auditor'))?.[1] ?? [];
}, 300_000);

/** Whether the reader's role in its account may do it in the owner's: both sides have to let it. */
const ask = ({ action, resource, context }: Asked, principal = `arn:aws:iam::${readersAccount}:role/auditor`) =>
  isAllowed({
    action,
    resource,
    context: context ?? {},
    principal,
    policies: reader,
    resourcePolicy: resource.includes(':kms:') ? keyPolicies(owner).get(resource) : bucketPolicy,
    account: place.account,
  });

const secure = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };
const ofBucket = () => ({ 'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${bucketName}` });

test('a role in another account reads evidence when the owner names the account and the role says what the example says', async () => {
  const bucket = `arn:aws:s3:::${bucketName}`;
  const allowed: Asked[] = [
    ...['v1/resource=users/x', `runs/org=${org}/run=x/manifest.json`, 'latest/x'].map((key) => ({
      action: 's3:GetObject',
      resource: `${bucket}/${key}`,
      context: secure,
    })),
    { action: 's3:ListBucket', resource: bucket, context: { ...secure, 's3:prefix': 'runs/' } },
    { action: 'kms:Decrypt', resource: keyArn, context: ofBucket() },
  ];
  for (const each of allowed) expect([each, await ask(each)]).toEqual([each, true]);
  // Not from a third account, whatever its role says.
  for (const each of allowed)
    expect([each, await ask(each, 'arn:aws:iam::333333333333:role/auditor')]).toEqual([each, false]);
});

test('and does nothing else with it', async () => {
  const bucket = `arn:aws:s3:::${bucketName}`;
  const refused: Asked[] = [
    ...['s3:PutObject', 's3:DeleteObject'].map((action) => ({
      action,
      resource: `${bucket}/v1/resource=users/x`,
      context: secure,
    })),
    { action: 's3:GetObject', resource: `${bucket}/doctor/x`, context: secure },
    { action: 's3:GetObject', resource: `${bucket}/v1/x`, context: { ...secure, 'aws:SecureTransport': 'false' } },
    { action: 's3:ListBucket', resource: bucket, context: { ...secure, 's3:prefix': '' } },
    {
      action: 'kms:Decrypt',
      resource: keyArn,
      context: { 'kms:EncryptionContext:SecretARN': 'arn:aws:secretsmanager:x' },
    },
    { action: 'kms:Encrypt', resource: keyArn, context: ofBucket() },
    { action: 'kms:GenerateDataKey', resource: keyArn, context: ofBucket() },
  ];
  for (const each of refused) expect([each, await ask(each)]).toEqual([each, false]);
});

const Rules = z.record(z.string(), z.looseObject({ Properties: z.looseObject({ EventPattern: z.unknown() }) }));

test('rules take whole runs of the org, or its manifests, and nothing of others', () => {
  const patterns = Object.values(Rules.parse(template.findResources('AWS::Events::Rule'))).map(
    ({ Properties }) => Properties.EventPattern,
  );
  const completed = (detail: object) => ({
    source: 'okta-evidence',
    'detail-type': 'Okta Evidence Run Completed',
    detail,
  });
  const created = (key: string, name = bucketName) => ({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name }, object: { key } },
  });
  const takers = (event: unknown) => patterns.filter((pattern) => matches(pattern, event)).length;
  expect(patterns).toHaveLength(3);
  expect(takers(completed({ org, status: 'complete' }))).toBe(2);
  expect(takers(completed({ org, status: 'limited' }))).toBe(2);
  expect(takers(completed({ org, status: 'incomplete' }))).toBe(0);
  expect(takers(completed({ org: null, status: 'failed' }))).toBe(0);
  expect(takers(completed({ org: '00oanother5d7', status: 'complete' }))).toBe(0);
  expect(takers(created(`runs/org=${org}/run=x/manifest.json`))).toBe(1);
  expect(takers(created(`runs/org=${org}/run=x/manifest.json`, 'another-bucket'))).toBe(0);
  expect(takers(created(`runs/org=${org}/run=x/plan.json`))).toBe(0);
  expect(takers(created(`v1/resource=users/org=${org}/dt=2026-11-24/run=x/part-000-0000-0000.ndjson.gz`))).toBe(0);
});

test("the SIEM's queue lets EventBridge in for its rule alone, keeps what failed, and nobody reads it without TLS", () => {
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        Match.objectLike({
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: Match.arrayWith(['sqs:SendMessage']),
          Condition: { ArnEquals: { 'aws:SourceArn': Match.anyValue() } },
        }),
      ]),
    }),
  });
  template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: Match.objectLike({ maxReceiveCount: 3 }) });
});

/** Patterns of EventBridge, as far as the examples use them: lists of texts and wildcards, nested. */
function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((each) => fits(each, event));
  return Object.entries(Object(pattern)).every(([name, each]) => matches(each, Object(event)[name]));
}

function fits(expected: unknown, value: unknown): boolean {
  const wildcard: unknown = Object(expected).wildcard;
  if (typeof wildcard !== 'string') return expected === value;
  const text = wildcard
    .split('*')
    .map((each) => each.replace(/[.+]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${text}$`).test(String(value));
}
