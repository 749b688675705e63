import { CfnResource, Stack, TagManager } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { StackSettings } from '../../lambdas/settings/settings.ts';
import { ConnectorStack } from '../../lib/connector-stack.ts';
import { app, synthChecked } from '../support/synth.ts';

const account = '123456789012';
const uuid = '6f0c3f3e-7a5d-4f3c-9b1e-2d4a8c1b7e55';

/** What is made with as little as can be. */
const lowest = {
  orgUrl: 'acme.okta.com',
  key: 'aws-owned',
  signing: false,
  profile: 'lean',
  include: ['org-settings'],
  share: 0.01,
} as const;

/** What is made with all that can be. */
const highest = (partition: string, region: string) => ({
  orgUrl: 'acme.okta.com',
  profile: 'extra',
  share: 1,
  schedule: 'cron(0 6 ? * MON-FRI *)',
  timeZone: 'Europe/Berlin',
  scheduleEnabled: true,
  lock: 'governance',
  lockDays: 36_500,
  coldAfterDays: 30,
  expireAfterDays: 36_501,
  readers: ['210987654321', `arn:${partition}:iam::210987654321:role/auditor`],
  architecture: 'x86_64',
  vpcId: 'vpc-01234567',
  subnetIds: ['subnet-01234567', 'subnet-0123456789abcdef0'],
  permissionsBoundaryArn: `arn:${partition}:iam::${account}:policy/boundary`,
  tags: Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`tag-${n}`, 'v'.repeat(30)])),
  alarmEmails: ['security@example.com'],
  connector: 'a-connector-with-a-long-name-x',
  account,
  region,
});

/** What is made where everything that can be imported is. */
const imported = (partition: string, region: string) => ({
  orgUrl: 'acme.okta.com',
  key: `arn:${partition}:kms:${region}:${account}:key/${uuid}`,
  bucketName: 'our-evidence',
  bucketKeyArn: `arn:${partition}:kms:${region}:${account}:key/${uuid}`,
  secretArn: `arn:${partition}:secretsmanager:${region}:${account}:secret:okta-AbCdEf`,
  hashKeySecretArn: `arn:${partition}:secretsmanager:${region}:${account}:secret:hash-AbCdEf`,
  secretKeyArn: `arn:${partition}:kms:${region}:${account}:key/${uuid}`,
  signingKeyArn: `arn:${partition}:kms:${region}:${account}:key/${uuid}`,
  alarmTopicArn: `arn:${partition}:sns:${region}:${account}:alarms`,
  subnetIds: ['subnet-01234567'],
  securityGroupIds: ['sg-01234567'],
  account,
  region,
});

function synth(given: object) {
  const settings = StackSettings.parse(given);
  const made = app();
  const stack = new ConnectorStack(made, 'test', {
    settings,
    env: { account: settings.account, region: settings.region },
  });
  synthChecked(made);
  return { stack, template: Template.fromStack(stack) };
}

const places = [
  ['aws', 'eu-central-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
] as const;

describe.each(places)('in %s', (partition, region) => {
  test.each([
    ['lowest', lowest],
    ['highest', highest(partition, region)],
    ['imported', { ...imported(partition, region), include: ['users'] }],
  ])(
    'settings at their %s make a valid template, with no finding that has no reason, and small enough',
    (_, settings) => {
      const { stack } = synth({ ...settings, region });
      for (const each of stack.node.findAll().filter(Stack.isStack)) {
        const json = Template.fromStack(each).toJSON();
        const text = JSON.stringify(json);
        if (partition !== 'aws') expect(text).not.toContain('arn:aws:');
        expect(Object.keys(json.Resources).length).toBeLessThan(450);
        expect(Buffer.byteLength(text)).toBeLessThan(800_000);
      }
    },
    300_000,
  );
});

describe('with all settings', () => {
  let made: ReturnType<typeof synth>;
  beforeAll(() => {
    made = synth(highest('aws', 'eu-central-1'));
  }, 300_000);

  test('every role takes the permissions boundary', () => {
    for (const { Properties } of Object.values(made.template.findResources('AWS::IAM::Role')))
      expect(Properties.PermissionsBoundary).toBe(`arn:aws:iam::${account}:policy/boundary`);
  });

  test('every resource that takes tags has them', () => {
    const resourcesOf = new Map(
      made.stack.node
        .findAll()
        .filter(Stack.isStack)
        .map((stack) => [stack, Template.fromStack(stack).toJSON().Resources]),
    );
    const taggable = made.stack.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .filter((resource) => TagManager.isTaggable(resource) && resource.cfnResourceType !== 'AWS::CDK::Metadata');
    expect(taggable.length).toBeGreaterThan(200);
    for (const resource of taggable) {
      const id = String(made.stack.resolve(resource.logicalId));
      expect([id, JSON.stringify(resourcesOf.get(resource.stack)[id].Properties)]).toEqual([
        id,
        expect.stringContaining('tag-7'),
      ]);
    }
  });

  test('no function reserves concurrency, and all are in the subnets', () => {
    for (const { Properties } of Object.values(made.template.findResources('AWS::Lambda::Function'))) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      expect(Properties.VpcConfig.SubnetIds).toEqual(['subnet-01234567', 'subnet-0123456789abcdef0']);
    }
    made.template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
    });
  });

  test('what holds state keeps its logical id, stays when the stack goes, and blocks no second try', () => {
    const { Resources } = made.template.toJSON();
    const kept = Object.entries(Resources).filter(([, resource]) => /Retain/.test(Object(resource).DeletionPolicy));
    // Who renames one of these gives every deployed connector a new, empty one beside the old.
    expect(kept.map(([id]) => id).sort()).toEqual([
      'ConnectorEncryptionKeyB88E46A5',
      'ConnectorEvidenceBucket9E639220',
      'ConnectorHashKeySecret073839A0',
      'ConnectorSigningKeyA535B40B',
      'ConnectorTokenSecretD66D3CE6',
    ]);
    for (const [id, resource] of kept) {
      const { DeletionPolicy, UpdateReplacePolicy, Properties } = Object(resource);
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
      // A fixed name that is taken would stop whoever removes the stack and deploys it again.
      expect(Object.keys(Properties).filter((name) => /^(BucketName|Name|SecretName|AliasName)$/.test(name))).toEqual(
        [],
      );
    }
  });

  test('every function is in the subnets: those that stand apart from the runs too', () => {
    const functions = Object.values(made.template.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => Properties,
    );
    const names = functions.map(({ FunctionName }) => FunctionName);
    for (const apart of ['freshness', 'signing-key'])
      expect(names).toContain(`a-connector-with-a-long-name-x-${apart}`);
    for (const { FunctionName, VpcConfig } of functions)
      expect([FunctionName, VpcConfig?.SubnetIds]).toEqual([
        FunctionName,
        ['subnet-01234567', 'subnet-0123456789abcdef0'],
      ]);
  });

  test("the alarms' topic is encrypted with the stack's key, which lets CloudWatch use it for alarms of the account alone", () => {
    const [topic] = Object.values(made.template.findResources('AWS::SNS::Topic'));
    const key = topic?.Properties.KmsMasterKeyId['Fn::GetAtt'][0];
    const own = made.template.findResources('AWS::KMS::Key')[key];
    expect(own?.Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: expect.objectContaining({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
      }),
    );
  });

  test('readers in other accounts may read evidence, and decrypt nothing but what lies in S3', () => {
    made.template.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256' });
    const policies = JSON.stringify(made.template.findResources('AWS::S3::BucketPolicy'));
    expect(policies).toContain('arn:aws:iam::210987654321:role/auditor');
    expect(policies).not.toContain('s3:Put');
    const [key] = Object.values(made.template.findResources('AWS::KMS::Key')).filter(({ Properties }) =>
      JSON.stringify(Properties.KeyPolicy).includes('role/auditor'),
    );
    const statement = key?.Properties.KeyPolicy.Statement.find((each: unknown) =>
      JSON.stringify(each).includes('role/auditor'),
    );
    expect(statement).toMatchObject({
      Action: 'kms:Decrypt',
      Condition: {
        StringLike: {
          'kms:EncryptionContext:aws:s3:arn': { 'Fn::Join': ['', ['arn:', expect.anything(), ':s3:::*']] },
        },
      },
    });
  });
});

test('an existing bucket is left as it is: no policy, no notification, nothing of it in the template', () => {
  const { template } = synth({ ...imported('aws', 'eu-central-1'), include: ['users'] });
  template.resourceCountIs('AWS::S3::Bucket', 0);
  template.resourceCountIs('AWS::S3::BucketPolicy', 0);
  template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  template.resourceCountIs('AWS::KMS::Key', 0);
  expect(JSON.stringify(template.toJSON())).not.toContain('BucketNotification');
}, 300_000);

test("the alarms' topic follows the setting key: yours, with a word on its policy, or none", () => {
  const { alarmTopicArn: _, ...yours } = imported('aws', 'eu-central-1');
  const { stack, template } = synth({ ...yours, include: ['org-settings'] });
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: yours.key });
  const said = Annotations.fromStack(stack).findInfo('*', Match.stringLikeRegexp('cloudwatch.amazonaws.com use it'));
  expect(said).toHaveLength(1);
  const [topic] = Object.values(synth({ ...lowest, region: 'eu-central-1' }).template.findResources('AWS::SNS::Topic'));
  expect(topic?.Properties.KmsMasterKeyId).toBeUndefined();
}, 300_000);

test('the rules do find what breaks them: of the security packs, and of the linter', () => {
  const spoiled = (spoil: (stack: ConnectorStack) => void) => () => {
    const made = app();
    const stack = new ConnectorStack(made, 'test', { settings: StackSettings.parse(lowest) });
    spoil(stack);
    synthChecked(made);
  };
  expect(spoiled((stack) => new Bucket(stack, 'Careless'))).toThrow(/AwsSolutions-S10[\s\S]*S3BucketVersioningEnabled/);
  const wrong = { type: 'AWS::SQS::Queue', properties: { VisibilityTimeout: 'long', FifoQueue: 'perhaps' } };
  expect(spoiled((stack) => new CfnResource(stack, 'Wrong', wrong))).toThrow('CloudFormation Validate');
}, 300_000);
