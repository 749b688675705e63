import { describe, expect, test } from 'vitest';
import { intervalOf } from '../../../lambdas/settings/interval.ts';

describe('the interval of a schedule', () => {
  test.each([
    ['rate(1 day)', 1440],
    ['rate(12 hours)', 720],
    ['rate(30 minutes)', 30],
    ['cron(15 6 * * ? *)', 1440],
    ['cron(0 * * * ? *)', 60],
    ['cron(0 6 ? * MON *)', 10_080],
    ['cron(0 6,18 * * ? *)', null],
    ['at(2026-12-01T00:00:00)', null],
  ])('%s is %s minutes', (schedule, minutes) => {
    expect(intervalOf(schedule)).toBe(minutes);
  });
});
