import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, expect, test } from 'vitest';
import { OktaEvidenceConnector } from '../../lib/connector.ts';
import { app } from '../support/synth.ts';

const setting = { connector: 'theirs', include: ['org-settings'], signing: false };

/** An app of somebody's: their bucket with its own notifications, their network, their topic, and the connector. */
function theirApp() {
  const theirs = app();
  const platform = new Stack(theirs, 'Platform');
  const key = new Key(platform, 'Key');
  const bucket = new Bucket(platform, 'Bucket', { encryptionKey: key, versioned: true });
  bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(platform, 'Siem')));
  const vpc = new Vpc(platform, 'Vpc', { maxAzs: 2 });
  const alarms = new Topic(platform, 'Alarms');
  const security = new Stack(theirs, 'Security');
  new OktaEvidenceConnector(security, 'Okta', {
    settings: {
      ...setting,
      orgUrl: 'acme.okta.com',
      bucketName: bucket.bucketName,
      bucketKeyArn: key.keyArn,
      vpcId: vpc.vpcId,
      subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId),
      alarmTopicArn: alarms.topicArn,
      tags: { owner: 'security' },
    },
  });
  new Queue(security, 'Own');
  return { platform: Template.fromStack(platform), security: Template.fromStack(security) };
}

let made: ReturnType<typeof theirApp>;
beforeAll(() => {
  made = theirApp();
}, 120_000);

test("the construct works in somebody else's stack, with their bucket, key, network and topic", () => {
  made.security.resourceCountIs('AWS::S3::Bucket', 0);
  made.security.resourceCountIs('AWS::SNS::Topic', 0);
  made.security.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'theirs-org-settings' });
  const [{ Properties } = { Properties: {} }] = Object.values(
    made.security.findResources('AWS::Lambda::Function', { Properties: { FunctionName: 'theirs-plan' } }),
  );
  expect(Properties.VpcConfig.SubnetIds).toHaveLength(2);
  expect(JSON.stringify(Properties.Environment.Variables.EVIDENCE_URL)).toMatch(
    /Fn::(ImportValue|GetStackOutput)|Bucket/,
  );
});

test('the notifications of their bucket stay theirs', () => {
  made.platform.resourceCountIs('Custom::S3BucketNotifications', 1);
  made.security.resourceCountIs('Custom::S3BucketNotifications', 0);
  made.security.resourceCountIs('AWS::S3::BucketPolicy', 0);
  const [notifications] = Object.values(made.platform.findResources('Custom::S3BucketNotifications'));
  expect(Object.keys(notifications?.Properties.NotificationConfiguration)).toEqual(['QueueConfigurations']);
});

test('what is theirs beside it takes none of its tags', () => {
  const [queue] = Object.entries(made.security.findResources('AWS::SQS::Queue')).filter(([id]) => id.startsWith('Own'));
  expect(queue?.[1].Properties?.Tags).toBeUndefined();
});

test('settings that are not understood are refused in a sentence', () => {
  const make = (settings: object) => () =>
    new OktaEvidenceConnector(new Stack(app(), 'Stack'), 'Okta', {
      settings: { orgUrl: 'acme.okta.com', ...settings },
    });
  expect(make({ share: 3 })).toThrow('share is 3; it must be at most 1.');
  expect(make({ vpcId: 'vpc-01234567' })).toThrow('vpcId: Name the subnets');
});
