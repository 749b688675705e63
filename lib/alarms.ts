import { Annotations, Aws, Duration, Stack } from 'aws-cdk-lib';
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
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { namespace } from '../lambdas/metrics/metrics.ts';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge } from './acknowledge.ts';
import { type AlarmDefinition, alarms } from './alarm-list.ts';
import type { Encryption } from './encryption.ts';

export type AlarmsProps = {
  readonly settings: StackSettings;
  /** Where all functions log: as JSON. */
  readonly logGroup: ILogGroup;
  /** Starts that never came through. */
  readonly deadLetters: IQueue;
  /** Of the topic. */
  readonly encryption: Encryption;
};

const withoutKey = "What alarms say is their name and a figure; the setting key brings one of the customer's.";

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

  constructor(scope: Construct, id: string, { settings, logGroup, deadLetters, encryption }: AlarmsProps) {
    super(scope, id);
    this.topic =
      settings.alarmTopicArn === undefined
        ? this.createTopic(settings, encryption)
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

  private createTopic({ alarmEmails }: StackSettings, encryption: Encryption): Topic {
    const ofOurs = {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: {
        'aws:SourceArn': Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' }).replace('/*', '*'),
      },
    };
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html: who publishes must be let use the key.
    encryption.own?.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: ofOurs,
      }),
    );
    const { key, own } = encryption;
    const topic = new Topic(this, 'Topic', {
      displayName: 'Okta evidence',
      ...(key === null ? {} : { masterKey: key }),
      enforceSSL: true,
    });
    // The key that AWS has for SNS cannot be used by CloudWatch: without one of the customer's the topic has none.
    if (key === null)
      acknowledge(topic, { 'AwsSolutions-SNS2': withoutKey, 'NIST.800.53.R5-SNSEncryptedKMS': withoutKey });
    if (key !== null && own === null)
      Annotations.of(topic).addInfoV2(
        'okta-evidence:topic-key',
        `No alarm is told unless the policy of the key ${key.keyArn} lets cloudwatch.amazonaws.com use it (kms:Decrypt, kms:GenerateDataKey*): docs/deploy.md.`,
      );
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
