import { Duration, TimeZone, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
import type { Settings } from '../lambdas/settings.ts';

export type ScheduleProps = {
  readonly settings: Pick<Settings, 'schedule' | 'timeZone' | 'scheduleEnabled'>;
  readonly stateMachine: IStateMachine;
};

/** Starts runs by the clock; starts that never came through end in a queue. */
export class Schedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings, stateMachine }: ScheduleProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'NotStarted', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue of the schedule.',
    });
    new SchedulerSchedule(this, 'Schedule', {
      description: 'Starts a run of the Okta evidence connector',
      schedule: ScheduleExpression.expression(settings.schedule, TimeZone.of(settings.timeZone)),
      enabled: settings.scheduleEnabled,
      target: new Universal({
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
