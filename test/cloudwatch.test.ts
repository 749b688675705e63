import { expect, test } from 'vitest';
import { type AlarmProperties, stateAt } from './support/cloudwatch/alarms.ts';

const alarm = (changes: Partial<AlarmProperties>): AlarmProperties => ({
  AlarmName: 'a',
  AlarmDescription: '',
  Namespace: 'N',
  MetricName: 'M',
  Dimensions: [{ Name: 'Connector', Value: 'c' }],
  Statistic: 'Maximum',
  Period: 300,
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'ignore',
  AlarmActions: ['topic'],
  ...changes,
});
const now = new Date('2026-11-20T12:00:00.000Z');
/** Values so many minutes ago. */
const series = (values: Record<number, number>, dimensions: Record<string, string> = { Connector: 'c' }) =>
  Object.entries(values).map(([minutes, value]) => ({
    namespace: 'N',
    name: 'M',
    dimensions,
    at: new Date(now.getTime() - Number(minutes) * 60_000),
    value,
  }));

test.each([
  ['ignore', 'ALARM', 'ALARM'],
  ['ignore', 'OK', 'OK'],
  ['notBreaching', 'ALARM', 'OK'],
  ['breaching', 'OK', 'ALARM'],
  ['missing', 'OK', 'INSUFFICIENT_DATA'],
] as const)(
  'without any figure, an alarm that treats them as %s and was %s is %s',
  (TreatMissingData, before, after) => {
    expect(stateAt(alarm({ TreatMissingData }), [], now, before)).toBe(after);
  },
);

test('the most recent period that has a figure decides, by the statistic over it', () => {
  expect(stateAt(alarm({}), series({ 1: 0, 6: 1 }), now, 'ALARM')).toBe('OK');
  expect(stateAt(alarm({}), series({ 1: 1, 2: 0 }), now, 'OK')).toBe('ALARM');
  expect(stateAt(alarm({ Statistic: 'Minimum' }), series({ 1: 1, 2: 0 }), now, 'OK')).toBe('OK');
  expect(stateAt(alarm({ Statistic: 'Sum', Threshold: 3 }), series({ 1: 1, 2: 2 }), now, 'OK')).toBe('ALARM');
});

test('only figures with exactly the alarm’s dimensions count', () => {
  expect(stateAt(alarm({}), series({ 1: 1 }, { Connector: 'c', ResourceType: 'users' }), now, 'OK')).toBe('OK');
  expect(stateAt(alarm({}), series({ 1: 1 }, { Connector: 'other' }), now, 'OK')).toBe('OK');
});

test('silence in all periods is what breaches, and one figure in them ends it', () => {
  const silence = alarm({
    Statistic: 'Sum',
    EvaluationPeriods: 4,
    DatapointsToAlarm: 4,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
  expect(stateAt(silence, series({ 40: 1 }), now, 'OK')).toBe('ALARM');
  expect(stateAt(silence, series({ 12: 1 }), now, 'ALARM')).toBe('OK');
});
