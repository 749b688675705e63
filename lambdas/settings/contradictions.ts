import { intervalOf } from './interval.ts';

/** The settings that may stand against one another. */
type Settings = {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly secretArn?: string | undefined;
  readonly hashKeySecretArn?: string | undefined;
  readonly secretKeyArn?: string | undefined;
  readonly bucketName?: string | undefined;
  readonly bucketKeyArn?: string | undefined;
  readonly lock: 'none' | 'governance' | 'compliance';
  readonly lockDays: number;
  readonly coldAfterDays?: number | undefined;
  readonly expireAfterDays?: number | undefined;
  readonly readers: readonly string[];
  readonly signing: boolean;
  readonly signingKeyArn?: string | undefined;
  readonly vpcId?: string | undefined;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly alarmTopicArn?: string | undefined;
  readonly alarmEmails: readonly string[];
  readonly schedule: string;
  readonly scheduleEnabled: boolean;
  readonly wholeRunHours: number;
};

/** Settings that cannot be together: the name of the one to change, and a sentence that says how. */
export function contradictions(settings: Settings): (readonly [setting: string, sentence: string])[] {
  return [...scope(settings), ...retention(settings), ...imports(settings), ...network(settings), ...alarms(settings)];
}

function* scope({ include, exclude }: Settings): Generator<[string, string]> {
  const both = include.filter((name) => exclude.includes(name));
  if (both.length > 0) yield ['exclude', `${both.join(', ')} cannot be both included and excluded.`];
}

function* retention({ lock, lockDays, coldAfterDays, expireAfterDays }: Settings): Generator<[string, string]> {
  if (expireAfterDays === undefined) return;
  if (lock !== 'none' && expireAfterDays < lockDays)
    yield [
      'expireAfterDays',
      `Evidence cannot expire after ${expireAfterDays} days (expireAfterDays) while it is locked for ${lockDays} (lockDays). Let it expire later, or lock it for less.`,
    ];
  if (coldAfterDays !== undefined && expireAfterDays <= coldAfterDays)
    yield [
      'coldAfterDays',
      `Evidence that expires after ${expireAfterDays} days (expireAfterDays) cannot move to colder storage after ${coldAfterDays} (coldAfterDays).`,
    ];
}

function* imports(settings: Settings): Generator<[string, string]> {
  const { bucketName, bucketKeyArn, secretKeyArn, signing, signingKeyArn, alarmTopicArn, alarmEmails } = settings;
  const ofTheBucket = {
    lock: settings.lock !== 'none',
    coldAfterDays: settings.coldAfterDays !== undefined,
    expireAfterDays: settings.expireAfterDays !== undefined,
    readers: settings.readers.length > 0,
  };
  for (const [name, isSet] of Object.entries(ofTheBucket))
    if (bucketName !== undefined && isSet)
      yield [name, `The bucket ${bucketName} is yours (bucketName): ${name} is set on it where it is made, not here.`];
  if (bucketKeyArn !== undefined && bucketName === undefined)
    yield ['bucketKeyArn', 'It is the key of an existing bucket: name that with bucketName, or set key instead.'];
  if (secretKeyArn !== undefined && settings.secretArn === undefined && settings.hashKeySecretArn === undefined)
    yield ['secretKeyArn', 'It is the key of existing secrets: name one with secretArn, or set key instead.'];
  if (signingKeyArn !== undefined && !signing)
    yield ['signingKeyArn', 'Nothing is signed while signing is false. Leave one of the two out.'];
  if (alarmTopicArn !== undefined && alarmEmails.length > 0)
    yield ['alarmEmails', 'The topic is yours (alarmTopicArn): subscribe the addresses there.'];
}

function* network({ vpcId, subnetIds, securityGroupIds }: Settings): Generator<[string, string]> {
  if (subnetIds.length > 0 && vpcId === undefined && securityGroupIds.length === 0)
    yield ['subnetIds', 'Name the VPC as well (vpcId), for a security group, or groups that exist (securityGroupIds).'];
  if (subnetIds.length === 0 && vpcId !== undefined)
    yield ['vpcId', 'Name the subnets of the functions as well (subnetIds).'];
  if (subnetIds.length === 0 && securityGroupIds.length > 0)
    yield ['securityGroupIds', 'Name the subnets of the functions as well (subnetIds).'];
}

function* alarms({ schedule, scheduleEnabled, wholeRunHours }: Settings): Generator<[string, string]> {
  const minutes = scheduleEnabled ? intervalOf(schedule) : null;
  if (minutes !== null && minutes >= wholeRunHours * 60)
    yield [
      'wholeRunHours',
      `Between two runs of ${schedule} lie ${minutes / 60} hours: an alarm after ${wholeRunHours} would always be on. Give it more than one interval and the time of a run.`,
    ];
}
