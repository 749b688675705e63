import { expect, test } from 'vitest';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { plannedResources } from '../../../lambdas/plan/scope.ts';
import { Settings, StackSettings, settingsSubstitution } from '../../../lambdas/settings/settings.ts';

const key = 'arn:aws:kms:eu-central-1:123456789012:key/6f0c3f3e-7a5d-4f3c-9b1e-2d4a8c1b7e55';
const org = { orgUrl: 'acme.okta.com' };

test('settings read the same from a file, the command line and the context', () => {
  const asText = StackSettings.parse({
    ...org,
    share: '0.3',
    lockDays: '400',
    signing: 'no',
    include: 'users, groups',
    tags: 'team=security,query=a=b',
  });
  const typed = StackSettings.parse({
    ...org,
    share: 0.3,
    lockDays: 400,
    signing: false,
    include: ['users', 'groups'],
    tags: { team: 'security', query: 'a=b' },
  });
  expect(asText).toEqual(typed);
  expect(StackSettings.parse(typed)).toEqual(typed);
});

test.each([
  [{ timeZone: 'Europe/Atlantis' }, 'an IANA time zone, such as Europe/Berlin'],
  [{ share: true }, 'expected number'],
  [{ account: '1234' }, 'twelve digits'],
  [{ region: 'Frankfurt' }, 'a region such as eu-central-1'],
  [{ key: 'mine' }, "made, aws-owned, or a KMS key's ARN"],
  [{ secretArn: key }, "a secret's whole ARN"],
  [{ permissionsBoundaryArn: 'arn:aws:iam::123456789012:role/boundary' }, "a managed policy's ARN"],
  [{ permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/' }, "a managed policy's ARN"],
  [{ readers: ['somebody'] }, "an account's twelve digits, or a role's ARN"],
  [{ subnetIds: ['net-1'] }, 'subnet-… as EC2 names it'],
  [{ alarmEmails: ['nobody'] }, 'Invalid email address'],
  [{ tags: 'untidy' }, 'expected string'],
  [{ tags: { 'aws:name': 'x' } }, 'Invalid key in record'],
])('the setting %j is refused', (setting, message) => {
  expect(() => StackSettings.parse({ ...org, ...setting })).toThrow(message);
});

test.each([
  [{ include: ['users', 'apps'], exclude: ['apps'] }, 'exclude', 'apps cannot be both included and excluded.'],
  [{ lock: 'compliance', lockDays: 400, expireAfterDays: 30 }, 'expireAfterDays', 'cannot expire after 30 days'],
  [{ coldAfterDays: 30, expireAfterDays: 30 }, 'coldAfterDays', 'cannot move to colder storage after 30'],
  [{ bucketName: 'ours', lock: 'governance' }, 'lock', 'The bucket ours is yours (bucketName)'],
  [{ bucketName: 'ours', readers: ['123456789012'] }, 'readers', 'The bucket ours is yours (bucketName)'],
  [{ bucketKeyArn: key }, 'bucketKeyArn', 'name that with bucketName'],
  [{ secretKeyArn: key }, 'secretKeyArn', 'name one with secretArn'],
  [{ signing: false, signingKeyArn: key }, 'signingKeyArn', 'Nothing is signed while signing is false.'],
  [
    { alarmTopicArn: 'arn:aws:sns:eu-central-1:123456789012:alarms', alarmEmails: ['a@example.com'] },
    'alarmEmails',
    'subscribe the addresses there',
  ],
  [{ subnetIds: ['subnet-0123456789abcdef0'] }, 'subnetIds', 'Name the VPC as well'],
  [{ vpcId: 'vpc-01234567' }, 'vpcId', 'Name the subnets'],
  [{ securityGroupIds: ['sg-01234567'] }, 'securityGroupIds', 'Name the subnets'],
])('settings that stand against one another are refused: %j', (settings, setting, sentence) => {
  const { error } = StackSettings.safeParse({ ...org, ...settings });
  expect(error?.issues).toEqual([
    expect.objectContaining({ path: [setting], message: expect.stringContaining(sentence) }),
  ]);
});

test('runs are told what concerns them, and nothing of the stack', () => {
  const settings = StackSettings.parse({ ...org, bucketName: 'ours', tags: { team: 'security' } });
  const told: unknown = JSON.parse(JSON.parse(`"${settingsSubstitution({ ...settings, ...org })}"`));
  expect(Object.keys(Settings.parse(told)).sort()).toEqual(Object.keys(told ?? {}).sort());
  expect(told).not.toHaveProperty('bucketName');
});

test('only included types are collected, with their parents, however deep they lie', () => {
  const settings = Settings.parse({ ...org, profile: 'lean', include: 'user-factors,groups', exclude: 'apps' });
  const planned = plannedResources({ input: {}, settings }, catalogue);
  const having = (skippedBy?: string) =>
    planned.filter((resource) => resource.skippedBy === skippedBy).map(({ resourceType }) => resourceType);
  expect(having()).toEqual(['users', 'user-factors', 'groups']);
  expect(having('include')).toHaveLength(Object.keys(catalogue).length - 3);
  expect(() => plannedResources({ input: { resources: ['policies'] }, settings }, catalogue)).toThrow(
    'the setting include (user-factors, groups) leaves out',
  );
});
