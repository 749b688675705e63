import * as z from 'zod';
import type { deploy } from '../aws/template.ts';
import type { Sample } from './samples.ts';

/** What an alarm watches, as its template says; what it does not say is CloudFormation's default. */
const Properties = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  Statistic: z.enum(['Sum', 'Maximum', 'Minimum']),
  Period: z.int(),
  EvaluationPeriods: z.int(),
  DatapointsToAlarm: z.int(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']),
  AlarmActions: z.array(z.string()).min(1),
});
export type AlarmProperties = z.infer<typeof Properties>;

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** The alarms of a template. */
export const alarmsOf = ({ all }: ReturnType<typeof deploy>): AlarmProperties[] =>
  all('AWS::CloudWatch::Alarm').map(({ properties }) => Properties.parse(properties));

const statistics = {
  Sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values: readonly number[]) => Math.max(...values),
  Minimum: (values: readonly number[]) => Math.min(...values),
};

const comparisons = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
};

/** CloudWatch looks further back than the periods it evaluates; how far it does not say: its own examples take two more. */
const lookBack = 2;

/**
 * The state of an alarm at an instant, by the rules of
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html: where enough periods have a
 * figure, the most recent of them decide; else missing ones count as the alarm says.
 *
 * @param before its state until now.
 */
export function stateAt(alarm: AlarmProperties, samples: readonly Sample[], at: Date, before: AlarmState): AlarmState {
  const own = samples.filter((sample) => isWatched(alarm, sample));
  const newestFirst = Array.from({ length: alarm.EvaluationPeriods + lookBack }, (_, back) => {
    const to = at.getTime() - back * alarm.Period * 1000;
    const values = own
      .filter((sample) => sample.at.getTime() <= to && sample.at.getTime() > to - alarm.Period * 1000)
      .map(({ value }) => value);
    return values.length === 0 ? [] : [statistics[alarm.Statistic](values)];
  });
  const known = newestFirst.flat().slice(0, alarm.EvaluationPeriods);
  const lacking = alarm.EvaluationPeriods - known.length;
  if (lacking > 0 && alarm.TreatMissingData === 'ignore') return before;
  if (known.length === 0 && alarm.TreatMissingData === 'missing') return 'INSUFFICIENT_DATA';
  const over = known.filter((value) => comparisons[alarm.ComparisonOperator](value, alarm.Threshold)).length;
  const assumed = alarm.TreatMissingData === 'breaching' ? lacking : 0;
  return over + assumed >= alarm.DatapointsToAlarm ? 'ALARM' : 'OK';
}

function isWatched({ Namespace, MetricName, Dimensions }: AlarmProperties, sample: Sample): boolean {
  return (
    sample.namespace === Namespace &&
    sample.name === MetricName &&
    Object.keys(sample.dimensions).length === Dimensions.length &&
    Dimensions.every(({ Name, Value }) => sample.dimensions[Name] === Value)
  );
}

/** Follows alarms minute by minute. */
export function watch(alarms: readonly AlarmProperties[], prefix: string) {
  const states = new Map<string, AlarmState>(alarms.map(({ AlarmName }) => [AlarmName, 'INSUFFICIENT_DATA']));
  const named = (name: string) => name.replace(prefix, '');
  return {
    /** Lets time pass, and gives the names of the alarms that went on meanwhile. */
    follow(samples: readonly Sample[], from: Date, to: Date): string[] {
      const raised = new Set<string>();
      for (let at = from.getTime(); at <= to.getTime(); at += 60_000)
        for (const alarm of alarms) {
          const before = states.get(alarm.AlarmName) ?? 'INSUFFICIENT_DATA';
          const state = stateAt(alarm, samples, new Date(at), before);
          if (state === 'ALARM' && before !== 'ALARM') raised.add(named(alarm.AlarmName));
          states.set(alarm.AlarmName, state);
        }
      return [...raised].sort();
    },
    /** The alarms that are on. */
    on: () => [...states].flatMap(([name, state]) => (state === 'ALARM' ? [named(name)] : [])).sort(),
  };
}
