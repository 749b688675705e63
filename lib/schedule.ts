import { Aws, Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ContextAttribute,
  ScheduleExpression,
  Schedule as SchedulerSchedule,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Settings } from '../lambdas/settings/settings.ts';
import { acknowledge } from './acknowledge.ts';

export type ScheduleProps = {
  readonly settings: Pick<Settings, 'schedule' | 'timeZone' | 'scheduleEnabled'>;
  readonly stateMachine: IStateMachine;
  /** Encrypts the queue. Null: SQS's own key does. */
  readonly key: IKey | null;
};

/** Starts runs by the clock; starts that never came through end in a queue. */
export class Schedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings, stateMachine, key }: ScheduleProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'NotStarted', {
      ...(key === null
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: key }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this, {
      'AwsSolutions-SQS3': 'This is the dead-letter queue of the schedule.',
      'NIST.800.53.R5-IAMNoInlinePolicy': 'What the schedule may do belongs to its role alone, and goes with it.',
    });
    // Made here: the target's own would stand outside of this construct, and so of its boundary and its tags.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      description: 'Starts runs of the Okta evidence connector',
    });
    new SchedulerSchedule(this, 'Schedule', {
      description: 'Starts a run of the Okta evidence connector',
      schedule: ScheduleExpression.expression(settings.schedule, TimeZone.of(settings.timeZone)),
      enabled: settings.scheduleEnabled,
      target: new Universal({
        role,
        service: 'sfn',
        action: 'startExecution',
        input: ScheduleTargetInput.fromObject({
          StateMachineArn: stateMachine.stateMachineArn,
          // A start that is tried again has the same name: Step Functions takes it for the one it has.
          Name: ContextAttribute.executionId,
          Input: JSON.stringify({ startedBy: 'schedule' }),
        }),
        policyStatements: [
          new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachine.stateMachineArn] }),
        ],
        // A start that fails is tried again for an hour: later than that, the next one is due soon.
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
        deadLetterQueue: this.deadLetters,
      }),
    });
  }
}
