import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { judgedBy } from '../../lambdas/catalogue/resource.ts';
import { StackSettings } from '../../lambdas/settings/settings.ts';
import { accessOf } from '../../lib/collectors.ts';
import { ConnectorStack } from '../../lib/connector-stack.ts';

function synth(settings: Partial<StackSettings> = {}) {
  const app = new App();
  const stack = new ConnectorStack(app, 'test', {
    settings: StackSettings.parse({ orgUrl: 'acme.okta.com', ...settings }),
  });
  return { stack, template: Template.fromStack(stack), assembly: app.synth().directory };
}

const Module = z.object({
  handler: z.custom<(event: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
});
const Statement = z.looseObject({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Effect: z.string(),
});
const Policy = z.looseObject({
  Properties: z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(Statement) }) }),
});
type Statement = z.infer<typeof Statement>;

const actionsOf = ({ Action }: Statement) => [Action].flat();
const keysOf = ({ Resource }: Statement) =>
  [...JSON.stringify(Resource).matchAll(/"\/((?:v1|runs|latest)\/[^"]*)"/g)].map(([, key]) => key ?? '');

let template: Template;
let assembly: string;
beforeAll(() => {
  ({ template, assembly } = synth());
});

function statements(policyName: RegExp): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([name]) => policyName.test(name));
  return policies.flatMap(([, policy]) => Policy.parse(policy).Properties.PolicyDocument.Statement);
}

const pascal = (name: string) => name.replaceAll('-', '');

test('has one function per resource type, named after it, and one per other stage, all on Node 24', () => {
  const names = Object.values(template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.FunctionName,
  );
  expect(names.sort()).toEqual(
    [...Object.keys(catalogue), 'plan', 'assess', 'publish', 'freshness', 'signing-key']
      .map((name) => `okta-evidence-${name}`)
      .sort(),
  );
  template.allResourcesProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x' });
  for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
    // DuckDB's library is built for one of them: of the host that synthesizes.
    const its = process.arch === 'x64' ? 'x86_64' : 'arm64';
    expect(Properties.Architectures).toEqual([Properties.FunctionName === 'okta-evidence-assess' ? its : 'arm64']);
  }
});

test('gives functions no environment but store, secrets, connector and log level', () => {
  for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
    const stage = String(Properties.FunctionName).replace('okta-evidence-', '');
    const names = Object.keys(Properties.Environment?.Variables ?? {}).sort();
    // It reads the signing key's public half, whose ARN it is told, and nothing else.
    if (stage === 'signing-key') expect(names).toEqual([]);
    else
      expect(names).toEqual([
        'CONNECTOR',
        'EVIDENCE_URL',
        ...(catalogue[stage]?.contact === undefined ? [] : ['HASH_KEY_SECRET']),
        'LOG_LEVEL',
        ...(stage === 'publish' ? ['SIGNING_KEY'] : []),
        ...(['publish', 'assess', 'freshness'].includes(stage) ? [] : ['TOKEN_SECRET']),
      ]);
  }
});

describe.each(Object.entries(catalogue))('the function of %s', (resourceType, resource) => {
  const own = () => statements(new RegExp(`Collect${pascal(resourceType)}Role`));

  test('writes below its own prefixes only', () => {
    const keys = own()
      .filter((statement) => actionsOf(statement).includes('s3:PutObject'))
      .flatMap(keysOf);
    expect(keys.sort()).toEqual([
      ...(resource.carried === undefined ? [] : [`runs/org=*/run=*/carried/${resourceType}.json`]),
      `runs/org=*/run=*/ledger/${resourceType}/*`,
      `v1/resource=${resourceType}/*`,
    ]);
  });

  test('reads the plan, its ledgers, and what it hangs on', () => {
    const keys = own()
      .filter((statement) => actionsOf(statement).includes('s3:GetObject'))
      .flatMap(keysOf);
    expect(keys.sort()).toEqual([...accessOf(resourceType, resource).read].sort());
    const others = resource.during
      ? ['.*']
      : [
          resourceType,
          resource.parent?.resourceType ?? resourceType,
          ...judgedBy(resource),
          resource.window?.after ?? resourceType,
        ];
    // The manifest of the last run is for those alone that may carry its rows over.
    const files = resource.carried === undefined ? 'plan.json' : 'plan.json|manifest.json';
    for (const key of keys) expect(key).toMatch(new RegExp(`(${files})$|[/=](${others.join('|')})[/.]`));
  });

  test('reads the token, and the key for pseudonyms only where it makes some', () => {
    const secrets = own().filter((statement) => actionsOf(statement).includes('secretsmanager:GetSecretValue'));
    expect(secrets.flatMap(({ Resource }) => Resource)).toEqual([
      { Ref: expect.stringMatching(/^ConnectorTokenSecret/) },
      ...(resource.contact === undefined ? [] : [{ Ref: expect.stringMatching(/^ConnectorHashKeySecret/) }]),
    ]);
  });
});

test('lets nobody delete, and nobody do anything to everything but trace and deliver logs', () => {
  const all = statements(/./);
  expect(all.flatMap(actionsOf).filter((action) => /delete|\*/i.test(action) && !action.startsWith('logs:'))).toEqual(
    [],
  );
  const unbounded = all.filter(({ Resource }) => [Resource].flat().includes('*')).flatMap(actionsOf);
  expect(unbounded.filter((action) => !/^(xray|logs):/.test(action))).toEqual([]);
});

test('prints the public half of the signing key, which a function reads that may do nothing else', () => {
  template.hasResource('Custom::SigningPublicKey', {
    Properties: { KeyArn: Match.anyValue(), ServiceToken: Match.anyValue(), ServiceTimeout: '300' },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('SigningKeyReaderRoleDefaultPolicy')]),
  });
  template.hasOutput('SigningPublicKey', {
    Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('SigningKeyPublicKey'), 'PublicKey'] },
  });
  const may = statements(/SigningKeyReader/).filter(
    (statement) => !actionsOf(statement).every((action) => action.startsWith('logs:')),
  );
  expect(may).toEqual([
    expect.objectContaining({
      Action: 'kms:GetPublicKey',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^ConnectorSigningKey/), 'Arn'] },
    }),
  ]);
  const unsigned = synth({ signing: false }).template;
  unsigned.resourceCountIs('Custom::SigningPublicKey', 0);
  expect(unsigned.findOutputs('SigningPublicKey')).toEqual({});
});

test('keeps publish from the token', () => {
  expect(statements(/PublishRole/).flatMap(actionsOf)).not.toContain('secretsmanager:GetSecretValue');
});

test('keeps the evidence in a versioned, encrypted, private bucket that outlives the stack and deletes nothing', () => {
  template.hasResource('AWS::S3::Bucket', {
    // Kept, unless the very first deployment fails: then it is empty.
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' }],
      },
    },
  });
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('makes the secret empty, and says how to fill it', () => {
  const [secret] = Object.values(template.findResources('AWS::SecretsManager::Secret'));
  expect(Object.keys(secret?.Properties)).toEqual(['Description', 'KmsKeyId']);
  template.hasOutput('PutTheToken', {
    Description: Match.stringLikeRegexp('okta-evidence rotate.*Security > API > Tokens'),
  });
});

test('uses secrets that are there instead of making them', () => {
  const secretArn = 'arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:okta-AbCdEf';
  const hashKeySecretArn = 'arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:hash-AbCdEf';
  const own = synth({ secretArn, hashKeySecretArn }).template;
  own.resourceCountIs('AWS::SecretsManager::Secret', 0);
  expect(own.findOutputs('PutTheToken')).toEqual({});
});

test('makes no function for what is excluded, nor for what hangs on it', () => {
  const names = Object.values(synth({ exclude: ['users'] }).template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.FunctionName,
  );
  expect(names).not.toContain('okta-evidence-users');
  expect(names).not.toContain('okta-evidence-user-factors');
  expect(names).toContain('okta-evidence-groups');
});

test('schedules a daily run that is off until it is switched on, with retries and a queue for what never started', () => {
  const schedule = {
    ScheduleExpression: 'rate(1 day)',
    Target: {
      // A start that is tried again keeps its name, and starts nothing twice.
      Input: Match.objectLike({
        'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"Name":"<aws.scheduler.execution-id>"')])],
      }),
      RetryPolicy: { MaximumRetryAttempts: 10 },
      DeadLetterConfig: { Arn: Match.anyValue() },
    },
  };
  template.hasResourceProperties('AWS::Scheduler::Schedule', { ...schedule, State: 'DISABLED' });
  synth({ scheduleEnabled: true }).template.hasResourceProperties('AWS::Scheduler::Schedule', {
    ...schedule,
    State: 'ENABLED',
  });
});

test('runs the workflow file with logging, tracing and leave to announce on the default bus', () => {
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    DefinitionString: readFileSync(new URL('../../lib/sync.asl.json', import.meta.url), 'utf8'),
    DefinitionSubstitutions: Match.objectLike({ Connector: 'okta-evidence', Partition: { Ref: 'AWS::Partition' } }),
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: Match.objectLike({ Level: 'ALL' }),
  });
  const [announce] = statements(/Workflow/).filter((statement) => actionsOf(statement).includes('events:PutEvents'));
  expect(JSON.stringify(announce?.Resource)).toContain('event-bus/default');
});

test('asks for the org when it is deployed, if it was not told before', () => {
  const app = new App();
  const own = Template.fromStack(new ConnectorStack(app, 'test', { settings: StackSettings.parse({}) }));
  own.hasParameter('OrgUrl', { Type: 'String' });
  expect(JSON.stringify(own.findResources('AWS::StepFunctions::StateMachine'))).toContain('{"Ref":"OrgUrl"}');
});

test('passes the security rules, which do find what breaks them', () => {
  const check = (spoil: (stack: ConnectorStack) => void) => {
    const app = new App();
    const stack = new ConnectorStack(app, 'test', { settings: StackSettings.parse({ orgUrl: 'acme.okta.com' }) });
    spoil(stack);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    app.synth();
  };
  expect(() => check(() => undefined)).not.toThrow();
  expect(() => check((stack) => new Bucket(stack, 'Careless'))).toThrow('AwsSolutions-S10');
});

test('names no partition', () => {
  expect(JSON.stringify(template.toJSON())).not.toContain('arn:aws:');
});

test('stays far below what CloudFormation takes', () => {
  expect(Object.keys(template.toJSON().Resources).length).toBeLessThan(450);
});

describe('the bundle', () => {
  const variables = { EVIDENCE_URL: 'file:///nowhere', CONNECTOR: 'test', TOKEN_SECRET: 'arn' };
  beforeAll(() => {
    Object.assign(process.env, variables);
  });
  afterAll(() => {
    for (const name of Object.keys(variables)) delete process.env[name];
  });

  test.each(['plan', 'collect', 'assess', 'publish', 'freshness', 'signing-key'])(
    'holds a handler of %s that checks what it is given',
    async (stage) => {
      const assets = readdirSync(assembly).filter((name) => existsSync(join(assembly, name, `${stage}.mjs`)));
      expect(assets).toHaveLength(1);
      const { handler } = Module.parse(
        await import(pathToFileURL(join(assembly, assets[0] ?? '', `${stage}.mjs`)).href),
      );
      await expect((async () => handler({}))()).rejects.toThrow('Invalid');
    },
  );
});

test('keeps everything unless told otherwise, and nothing that is locked expires', () => {
  const bucketOf = (settings: object) => {
    const [bucket] = Object.values(synth(settings).template.findResources('AWS::S3::Bucket'));
    return bucket?.Properties;
  };
  const plain = bucketOf({});
  expect(plain.ObjectLockEnabled).toBeUndefined();
  expect(plain.LifecycleConfiguration.Rules).toEqual([
    { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
  ]);
  const locked = bucketOf({ lock: 'governance', lockDays: 400, coldAfterDays: 90, expireAfterDays: 800 });
  expect(locked.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'GOVERNANCE', Days: 400 });
  expect(locked.LifecycleConfiguration.Rules).toContainEqual(
    expect.objectContaining({ Prefix: 'v1/', Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] }),
  );
  expect(locked.LifecycleConfiguration.Rules).toContainEqual(
    expect.objectContaining({ ExpirationInDays: 800, NoncurrentVersionExpiration: { NoncurrentDays: 800 } }),
  );
});

test('warns who locks evidence so that nobody can ever unlock it', () => {
  const { stack } = synth({ lock: 'compliance', lockDays: 30 });
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('nobody can delete it before'));
});
