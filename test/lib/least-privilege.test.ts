import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { StackSettings } from '../../lambdas/settings/settings.ts';
import { accessOf } from '../../lib/collectors.ts';
import { assessAccess, planAccess, publishAccess } from '../../lib/connector.ts';
import { ConnectorStack } from '../../lib/connector-stack.ts';
import type { EvidenceAccess } from '../../lib/evidence-bucket.ts';
import { freshnessAccess } from '../../lib/freshness.ts';
import { arnOf, place } from '../support/aws/account.ts';
import { type Asked, isAllowed, keyPolicies, type PolicyDocument, rolePolicies } from '../support/aws/iam.ts';
import { type DeployedTemplate, deploy } from '../support/aws/template.ts';
import { app } from '../support/synth.ts';

let deployed: DeployedTemplate;
let documents: Map<string, PolicyDocument[]>;
/** Of each function, by its name, the logical id of its role. */
let roles: Map<string, string>;
/** Policies of keys, by their ARN. */
let policiesOfKeys: Map<string, unknown>;
let secrets: string[];
beforeAll(() => {
  const stack = new ConnectorStack(app(), 'test', {
    settings: StackSettings.parse({ orgUrl: 'acme.okta.com', subnetIds: 'subnet-01234567', vpcId: 'vpc-01234567' }),
  });
  deployed = deploy(Template.fromStack(stack).toJSON(), 'test');
  documents = rolePolicies(deployed);
  roles = new Map(
    deployed
      .all('AWS::Lambda::Function')
      .map(({ ref, properties }) => [ref, /[^:/]+$/.exec(String(properties.Role))?.[0] ?? '']),
  );
  policiesOfKeys = keyPolicies(deployed);
  secrets = deployed.all('AWS::SecretsManager::Secret').map(({ ref }) => ref);
}, 300_000);

/** Whether IAM would allow it to a role, by its logical id. */
async function askRole(role: string, asked: Asked): Promise<boolean> {
  const policies = documents.get(role) ?? [];
  expect([role, policies.length > 0]).toEqual([role, true]);
  return isAllowed({
    ...asked,
    principal: `arn:aws:iam::${place.account}:role/${role}`,
    policies,
    // KMS allows nothing that the key's own policy does not.
    resourcePolicy: policiesOfKeys.get(asked.resource),
    account: place.account,
  });
}

/** Whether IAM would allow it to a function. */
const ask = (stage: string, { context, ...asked }: Asked) =>
  askRole(roles.get(`okta-evidence-${stage}`) ?? '', {
    ...asked,
    context: { 'lambda:SourceFunctionArn': arnOf('lambda', `function:okta-evidence-${stage}`), ...context },
  });

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
  ['freshness', freshnessAccess],
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
    const key = keyOf(access.write[0] ?? access.read[0] ?? '');
    const tokenSecret = deployed.outputs.TokenSecret ?? '';
    const kms = [...policiesOfKeys.keys()];
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
      const may = isToken ? own !== undefined || stage === 'plan' : own?.contact !== undefined;
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

test('plan and the check of freshness may list the executions of their state machine, and nobody may touch them', async () => {
  const [resource = '', other = ''] = ['okta-evidence', 'another'].map((name) =>
    arnOf('states', `stateMachine:${name}`),
  );
  for (const [stage] of stages) {
    const may = stage === 'plan' || stage === 'freshness';
    const lists = { action: 'states:ListExecutions', resource };
    expect([stage, await ask(stage, lists), await ask(stage, { ...lists, resource: other })]).toEqual([
      stage,
      may,
      false,
    ]);
    for (const action of ['states:StartExecution', 'states:UpdateStateMachine', 'states:DeleteStateMachine'])
      expect([stage, action, await ask(stage, { action, resource })]).toEqual([stage, action, false]);
  }
});

test('the function that tells the public key reads that, and neither signs nor sees anything else', async () => {
  const resource = deployed.outputs.SigningKey ?? '';
  expect(await ask('signing-key', { action: 'kms:GetPublicKey', resource })).toBe(true);
  const refused: Asked[] = [
    { action: 'kms:Sign', resource },
    ...[...policiesOfKeys.keys()].map((key) => ({ action: 'kms:Decrypt', resource: key })),
    ...[...policiesOfKeys.keys()]
      .filter((key) => key !== resource)
      .map((key) => ({ action: 'kms:GetPublicKey', resource: key })),
    ...secrets.map((secret) => ({ action: 'secretsmanager:GetSecretValue', resource: secret })),
    { action: 's3:GetObject', resource: object('latest/x') },
    { action: 's3:ListBucket', resource: bucket(), context: { 's3:prefix': 'latest/' } },
  ];
  for (const each of refused) expect([each, await ask('signing-key', each)]).toEqual([each, false]);
});

/** The logical id of the role that a state machine or a schedule has. */
const roleOf = (value: unknown) => /[^:/]+$/.exec(String(value))?.[0] ?? '';

test('the state machine may invoke the functions of its workflow and announce, and nothing else', async () => {
  const [machine] = deployed.all('AWS::StepFunctions::StateMachine');
  const role = roleOf(machine?.properties.RoleArn);
  const functions = deployed.all('AWS::Lambda::Function').map(({ ref }) => ref);
  expect(functions.length).toBeGreaterThan(Object.keys(catalogue).length);
  for (const name of functions) {
    const may = !name.endsWith('-freshness') && !name.endsWith('-signing-key');
    const invoke = { action: 'lambda:InvokeFunction', resource: arnOf('lambda', `function:${name}`) };
    expect([name, await askRole(role, invoke)]).toEqual([name, may]);
  }
  const plan = arnOf('lambda', 'function:okta-evidence-plan');
  const allowed = { action: 'events:PutEvents', resource: arnOf('events', 'event-bus/default') };
  expect(await askRole(role, allowed)).toBe(true);
  const refused: Asked[] = [
    { ...allowed, resource: arnOf('events', 'event-bus/another') },
    { action: 'lambda:InvokeFunction', resource: arnOf('lambda', 'function:somebody-elses') },
    { action: 'lambda:UpdateFunctionCode', resource: plan },
    { action: 'lambda:UpdateFunctionConfiguration', resource: plan },
    { action: 'states:StartExecution', resource: arnOf('states', 'stateMachine:okta-evidence') },
    { action: 's3:GetObject', resource: object('latest/x') },
    { action: 'iam:PassRole', resource: `arn:aws:iam::${place.account}:role/admin` },
    ...secrets.map((secret) => ({ action: 'secretsmanager:GetSecretValue', resource: secret })),
    ...[...policiesOfKeys.keys()].map((key) => ({ action: 'kms:Decrypt', resource: key })),
  ];
  for (const each of refused) expect([each, await askRole(role, each)]).toEqual([each, false]);
});

test('each schedule may start what it is for: one the runs, one the check of freshness', async () => {
  const machine = { action: 'states:StartExecution', resource: arnOf('states', 'stateMachine:okta-evidence') };
  const check = { action: 'lambda:InvokeFunction', resource: arnOf('lambda', 'function:okta-evidence-freshness') };
  const others: Asked[] = [
    { ...machine, resource: arnOf('states', 'stateMachine:another') },
    { ...check, resource: arnOf('lambda', 'function:okta-evidence-plan') },
    { action: 'states:StopExecution', resource: arnOf('states', 'execution:okta-evidence:nightly') },
    { action: 's3:GetObject', resource: object('latest/x') },
    ...secrets.map((secret) => ({ action: 'secretsmanager:GetSecretValue', resource: secret })),
  ];
  const Target = z.looseObject({ Arn: z.string(), RoleArn: z.string() });
  const schedules = deployed.all('AWS::Scheduler::Schedule').map(({ properties }) => Target.parse(properties.Target));
  expect(schedules).toHaveLength(2);
  for (const { Arn, RoleArn } of schedules) {
    const ofRuns = Arn.includes('sfn');
    const role = roleOf(RoleArn);
    expect([Arn, await askRole(role, machine), await askRole(role, check)]).toEqual([Arn, ofRuns, !ofRuns]);
    for (const each of others) expect([Arn, each, await askRole(role, each)]).toEqual([Arn, each, false]);
    const [queue] = deployed.all('AWS::SQS::Queue');
    const gaveUp = { action: 'sqs:SendMessage', resource: deployed.arn(queue?.id ?? '') };
    expect([Arn, await askRole(role, gaveUp)]).toEqual([Arn, ofRuns]);
  }
});
