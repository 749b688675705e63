import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { namespace } from '../lambdas/metrics.ts';
import type { StackSettings } from '../lambdas/settings.ts';
import { type AlarmDefinition, alarms } from './alarm-list.ts';

export type AlarmsProps = {
  readonly settings: StackSettings;
  /** Where all functions log: as JSON. */
  readonly logGroup: ILogGroup;
  /** Starts that never came through. */
  readonly deadLetters: IQueue;
};

const comparisons = {
  '>': ComparisonOperator.GREATER_THAN_THRESHOLD,
  '>=': ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  '<': ComparisonOperator.LESS_THAN_THRESHOLD,
} as const;

const missingData = {
  ignore: TreatMissingData.IGNORE,
  notBreaching: TreatMissingData.NOT_BREACHING,
  breaching: TreatMissingData.BREACHING,
} as const;

/** The alarms of `alarm-list.ts`, and the topic that they tell. */
export class Alarms extends Construct {
  readonly topic: ITopic;
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, { settings, logGroup, deadLetters }: AlarmsProps) {
    super(scope, id);
    this.topic =
      settings.alarmTopicArn === undefined
        ? this.createTopic(settings)
        : Topic.fromTopicArn(this, 'Topic', settings.alarmTopicArn);
    const action = new SnsAction(this.topic);
    const errors = this.functionErrors(settings.connector, logGroup);
    const definitions: [string, AlarmDefinition][] = Object.entries(alarms);
    this.alarms = definitions.map(([name, definition]) => {
      const { watches, statistic, minutes, comparison, missing, periods = 1 } = definition;
      const figure = { statistic, period: Duration.minutes(minutes) };
      const metric = {
        'dead letters': () => deadLetters.metricApproximateNumberOfMessagesVisible(figure),
        'function errors': () => errors.metric(figure),
      };
      const alarm = new Alarm(this, name, {
        alarmName: `${settings.connector}-${name}`,
        alarmDescription: `${definition.says(settings)} What to do: docs/runbook.md, section "${definition.section}".`,
        metric:
          watches === 'dead letters' || watches === 'function errors'
            ? metric[watches]()
            : ofConnector(settings.connector, watches, figure),
        threshold: definition.threshold(settings),
        comparisonOperator: comparisons[comparison],
        evaluationPeriods: periods,
        datapointsToAlarm: periods,
        treatMissingData: missingData[missing],
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }

  /**
   * What Lambda itself says of invocations that did not end well. It measures errors a function, and no alarm watches a
   * hundred of them: but all log into one group.
   * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report
   */
  private functionErrors(connector: string, logGroup: ILogGroup): MetricFilter {
    return new MetricFilter(this, 'FunctionErrors', {
      logGroup,
      metricNamespace: `${namespace}/${connector}`,
      metricName: 'FunctionErrors',
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.type', '=', 'platform.report'),
        FilterPattern.stringValue('$.record.status', '!=', 'success'),
      ),
    });
  }

  private createTopic({ alarmEmails }: StackSettings): Topic {
    // Of its own: CloudWatch must be let use it, which neither AWS's key for SNS allows nor perhaps one that is yours.
    const key = new Key(this, 'Key', {
      description: 'Encrypts what the alarms of the Okta evidence say',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const ofOurs = {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: {
        'aws:SourceArn': Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' }).replace('/*', '*'),
      },
    };
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: ofOurs,
      }),
    );
    const topic = new Topic(this, 'Topic', {
      displayName: 'Okta evidence',
      masterKey: key,
      enforceSSL: true,
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: ofOurs,
      }),
    );
    for (const address of alarmEmails) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}

/** A metric of ours, of the connector as a whole. */
export function ofConnector(
  connector: string,
  metricName: string,
  figure: { readonly statistic: string; readonly period: Duration },
): IMetric {
  return new Metric({ namespace, metricName, dimensionsMap: { Connector: connector }, ...figure });
}
