import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { StackSettings } from '../../lambdas/settings.ts';
import { accessOf } from '../../lib/collectors.ts';
import { assessAccess, planAccess, publishAccess } from '../../lib/connector.ts';
import { ConnectorStack } from '../../lib/connector-stack.ts';
import type { EvidenceAccess } from '../../lib/evidence-bucket.ts';
import { place } from '../support/aws/account.ts';
import { deploy } from '../support/aws/template.ts';
import { app } from '../support/synth.ts';

const Policy = z.looseObject({
  PolicyDocument: z.record(z.string(), z.unknown()),
  Roles: z.array(z.string()).default([]),
});

let deployed: ReturnType<typeof deploy>;
let documents: Map<string, Record<string, unknown>[]>;
/** Of each function, by its name, the logical id of its role. */
let roles: Map<string, string>;
/** Policies of keys, by their ARN. */
let keyPolicies: Map<string, unknown>;
let secrets: string[];
beforeAll(() => {
  const stack = new ConnectorStack(app(), 'test', {
    settings: StackSettings.parse({ orgUrl: 'acme.okta.com', subnetIds: 'subnet-01234567', vpcId: 'vpc-01234567' }),
  });
  deployed = deploy(Template.fromStack(stack).toJSON(), 'test');
  documents = new Map();
  const managed = new Map(
    deployed.all('AWS::IAM::ManagedPolicy').map(({ ref, properties }) => [ref, Policy.parse(properties)]),
  );
  const add = (role: string, document: Record<string, unknown>) =>
    documents.set(role, [...(documents.get(role) ?? []), document]);
  for (const { properties } of deployed.all('AWS::IAM::Policy')) {
    const { Roles, PolicyDocument } = Policy.parse(properties);
    for (const role of Roles) add(role, PolicyDocument);
  }
  for (const { Roles, PolicyDocument } of managed.values()) for (const role of Roles) add(role, PolicyDocument);
  for (const { ref, properties } of deployed.all('AWS::IAM::Role'))
    for (const arn of z.array(z.string()).catch([]).parse(properties.ManagedPolicyArns)) {
      const policy = managed.get(arn);
      if (policy !== undefined) add(ref, policy.PolicyDocument);
    }
  roles = new Map(
    deployed
      .all('AWS::Lambda::Function')
      .map(({ ref, properties }) => [ref, /[^:/]+$/.exec(String(properties.Role))?.[0] ?? '']),
  );
  keyPolicies = new Map(
    deployed.all('AWS::KMS::Key').map(({ id, properties }) => [deployed.arn(id), properties.KeyPolicy]),
  );
  secrets = deployed.all('AWS::SecretsManager::Secret').map(({ ref }) => ref);
}, 300_000);

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

type Asked = { readonly action: string; readonly resource: string; readonly context?: Record<string, string> };

/** What IAM would answer a function: `Allowed`, or a denial. */
async function ask(stage: string, { action, resource, context = {} }: Asked): Promise<boolean> {
  const name = `okta-evidence-${stage}`;
  const policies = documents.get(roles.get(name) ?? '') ?? [];
  expect([stage, policies.length > 0]).toEqual([stage, true]);
  // KMS allows nothing that the key's own policy does not.
  const resourcePolicy = keyPolicies.get(resource);
  const answer = await runSimulation(
    known({
      request: {
        principal: `arn:aws:iam::${place.account}:role/${name}`,
        action,
        resource: { resource, accountId: place.account },
        contextVariables: {
          'lambda:SourceFunctionArn': `arn:aws:lambda:${place.region}:${place.account}:function:${name}`,
          ...context,
        },
      },
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

const org = '00oexamp1e5d7';
const run = '20261101T000000Z-0123abcd';
/** A key that a pattern of the list allows. */
const keyOf = (pattern: string) =>
  pattern.replace('org=*', `org=${org}`).replace('run=*', `run=${run}`).replaceAll('*', 'x');
const bucket = () => `arn:aws:s3:::${deployed.outputs.EvidenceBucket}`;
const object = (key: string) => `${bucket()}/${key}`;

const stages: readonly (readonly [string, EvidenceAccess])[] = [
  ['plan', planAccess(catalogue)],
  ['assess', assessAccess],
  ['publish', publishAccess],
  ...Object.entries(catalogue).map(
    ([resourceType, resource]) => [resourceType, accessOf(resourceType, resource)] as const,
  ),
];

/** Every key that anybody may reach, and some that nobody may. */
const everything = [
  ...new Set(stages.flatMap(([, { read, write }]) => [...read, ...write]).map(keyOf)),
  'doctor/check.json',
  `v1/resource=somebody-elses/org=${org}/dt=2026-11-01/run=${run}/part-000-0000-0000.ndjson.gz`,
];
const matches = (patterns: readonly string[], key: string) =>
  patterns.some((pattern) =>
    new RegExp(
      `^${pattern
        .split('*')
        .map((text) => text.replace(/[.+]/g, '\\$&'))
        .join('.*')}$`,
    ).test(key),
  );

/** Objects that a stage is asked for: all are hundreds a stage, so that a collector is asked for its own and others' at intervals. */
const asked = (stage: string, { read, write }: EvidenceAccess) => [
  ...[...read, ...write].map(keyOf),
  ...everything.filter((_, index) => index % 23 === stage.length % 23),
  'doctor/check.json',
];

describe.each(stages)('%s', (stage, access) => {
  test('reads and writes exactly the objects of its list', async () => {
    for (const key of new Set(asked(stage, access))) {
      const answers = [
        await ask(stage, { action: 's3:GetObject', resource: object(key) }),
        await ask(stage, { action: 's3:PutObject', resource: object(key) }),
      ];
      expect([key, ...answers]).toEqual([key, matches(access.read, key), matches(access.write, key)]);
    }
  });

  test('deletes, opens and signs nothing that is not its own', async () => {
    const key = keyOf(access.write[0] ?? '');
    const tokenSecret = deployed.outputs.TokenSecret ?? '';
    const kms = [...keyPolicies.keys()];
    const refused: Asked[] = [
      ...['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectRetention', 's3:BypassGovernanceRetention'].map(
        (action) => ({ action, resource: object(key) }),
      ),
      ...['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:PutBucketNotification', 's3:PutLifecycleConfiguration'].map(
        (action) => ({ action, resource: bucket() }),
      ),
      { action: 's3:ListBucket', resource: bucket(), context: { 's3:prefix': 'doctor/' } },
      ...kms.flatMap((resource) =>
        ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:DisableKey'].map((action) => ({
          action,
          resource,
        })),
      ),
      // The same key encrypts logs and every secret: of all that, nothing but what the function is for.
      ...kms.map((resource) => ({
        action: 'kms:Decrypt',
        resource,
        context: { 'kms:EncryptionContext:SecretARN': `${tokenSecret}-another` },
      })),
      ...kms.map((resource) => ({
        action: 'kms:Decrypt',
        resource,
        context: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::another-bucket' },
      })),
      { action: 'secretsmanager:GetSecretValue', resource: tokenSecret.replace(/-[^-]*$/, '-XyZaBc') },
      ...secrets.flatMap((resource) =>
        ['secretsmanager:PutSecretValue', 'secretsmanager:DeleteSecret'].map((action) => ({ action, resource })),
      ),
      {
        action: 'ec2:CreateNetworkInterface',
        resource: `arn:aws:ec2:${place.region}:${place.account}:subnet/subnet-01234567`,
      },
      { action: 'iam:PassRole', resource: `arn:aws:iam::${place.account}:role/admin` },
      { action: 'sts:AssumeRole', resource: `arn:aws:iam::${place.account}:role/admin` },
      {
        action: 'lambda:InvokeFunction',
        resource: `arn:aws:lambda:${place.region}:${place.account}:function:okta-evidence-users`,
      },
    ];
    for (const each of refused) expect([each, await ask(stage, each)]).toEqual([each, false]);

    const own = catalogue[stage];
    for (const secret of secrets) {
      const isToken = secret === tokenSecret;
      const may = isToken ? stage !== 'assess' && stage !== 'publish' : own?.contact !== undefined;
      expect([secret, await ask(stage, { action: 'secretsmanager:GetSecretValue', resource: secret })]).toEqual([
        secret,
        may,
      ]);
    }
    const signs = { action: 'kms:Sign', resource: deployed.outputs.SigningKey ?? '' };
    expect(await ask(stage, signs)).toBe(stage === 'publish');
    const ofBucket = { 'kms:EncryptionContext:aws:s3:arn': bucket() };
    for (const resource of kms)
      expect([resource, await ask(stage, { action: 'kms:Decrypt', resource, context: ofBucket })]).toEqual([
        resource,
        resource === deployed.arn('ConnectorEncryptionKeyB88E46A5'),
      ]);
  });
});

test('Lambda itself may reach into the subnets, which no function may', async () => {
  const resource = `arn:aws:ec2:${place.region}:${place.account}:network-interface/*`;
  const byLambda = { 'lambda:SourceFunctionArn': 'none' };
  expect(await ask('users', { action: 'ec2:CreateNetworkInterface', resource, context: byLambda })).toBe(true);
  expect(await ask('users', { action: 'ec2:CreateNetworkInterface', resource })).toBe(false);
});
