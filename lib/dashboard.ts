import { Aws, Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type MetricName, metrics } from '../lambdas/metrics/metrics.ts';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { ofConnector } from './alarms.ts';

export type DashboardProps = {
  readonly settings: Pick<StackSettings, 'connector' | 'wholeRunHours' | 'rowsFellPercent'>;
  readonly alarms: readonly IAlarm[];
  readonly logGroup: ILogGroup;
};

const wide = 24;
const half = 12;
const day = Duration.days(1);
const short = Duration.minutes(5);

/** What is shown of the last runs, of what is incomplete, and of how near the rate limit they ran. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { settings, alarms, logGroup }: DashboardProps) {
    super(scope, id);
    const metric = (name: MetricName, statistic: 'Sum' | 'Maximum', period: Duration): IMetric =>
      ofConnector(settings.connector, name, { statistic, period });
    const graph = (title: string, left: IMetric[], more: object = {}) =>
      new GraphWidget({ title, left, width: half, height: 6, ...more });
    const table = (title: string, width: number, ...queryLines: string[]) =>
      new LogQueryWidget({
        title,
        logGroupNames: [logGroup.logGroupName],
        view: LogQueryVisualizationType.TABLE,
        queryLines,
        width,
        height: 6,
      });
    const outcomes = keysOf(metrics).filter((name) => name.startsWith('Types'));
    const lacking = outcomes.filter((name) => name !== 'TypesComplete' && name !== 'TypesUnavailable');
    new CloudWatchDashboard(this, 'Dashboard', {
      // Dashboards have no region: their names must say it.
      dashboardName: `${settings.connector}-${Aws.REGION}`,
      defaultInterval: Duration.days(14),
      widgets: [
        [
          new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 18, height: 6 }),
          new SingleValueWidget({
            title: 'Hours since the last whole run',
            metrics: [metric('HoursSinceWholeRun', 'Maximum', Duration.minutes(15))],
            width: 6,
            height: 6,
          }),
        ],
        [
          table(
            'The last runs',
            half,
            'filter message = "Published"',
            'fields @timestamp, run, status',
            'sort @timestamp desc',
            'limit 30',
          ),
          graph(
            'Resource types by outcome',
            outcomes.map((name) => metric(name, 'Sum', day)),
            { stacked: true },
          ),
        ],
        [
          table(
            'What is incomplete or forbidden',
            wide,
            `filter ${lacking.map((name) => `ispresent(${name})`).join(' or ')}`,
            `fields @timestamp, run, ResourceType, ${lacking.join(', ')}`,
            'sort @timestamp desc',
            'limit 100',
          ),
        ],
        [
          graph('How much of a rate-limit window was used', [metric('RateLimitUsedPercent', 'Maximum', short)], {
            leftYAxis: { min: 0, max: 100 },
            leftAnnotations: [{ value: 100, label: 'the limit, as Okta shows it to the token' }],
          }),
          table(
            'Nearest to the rate limit',
            half,
            'filter ispresent(RateLimitUsedPercent)',
            'stats max(RateLimitUsedPercent) as mostUsed, sum(RateLimited) as answers429, sum(ThrottledSeconds) as heldSeconds by run, ResourceType',
            'sort mostUsed desc',
            'limit 30',
          ),
        ],
        [
          graph('Requests, and what became of them', [
            metric('Requests', 'Sum', short),
            metric('RateLimited', 'Sum', short),
            metric('Retries', 'Sum', short),
          ]),
          graph('Seconds held back for the rate limit', [metric('ThrottledSeconds', 'Sum', short)]),
        ],
        [
          graph('Rows and pages', [metric('Rows', 'Sum', day)], { right: [metric('Pages', 'Sum', day)] }),
          graph('Largest fall of rows', [metric('RowsFellPercent', 'Maximum', day)], {
            leftAnnotations: [{ value: settings.rowsFellPercent, label: 'alarm' }],
          }),
        ],
        [
          graph('Age of the evidence', [metric('HoursSinceWholeRun', 'Maximum', Duration.hours(1))], {
            leftAnnotations: [{ value: settings.wholeRunHours, label: 'alarm' }],
          }),
          graph('Days since the token was used', [metric('TokenUnusedDays', 'Maximum', Duration.hours(1))], {
            leftAnnotations: [{ value: 30, label: 'Okta revokes it' }],
          }),
        ],
      ],
    });
  }
}

const keysOf = <T extends object>(object: T) => {
  const isKey = (key: string): key is keyof T & string => Object.hasOwn(object, key);
  return Object.keys(object).filter(isKey);
};
