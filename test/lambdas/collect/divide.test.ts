import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  belongsTo,
  boundsOf,
  byMarks,
  evenly,
  undivided,
  windowCount,
  windowsBetween,
} from '../../../lambdas/collect/divide.ts';

const divide = { at: 'at', query: { from: '{since}', to: '{until}' } };
const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const text = (date: Date) => date.toISOString();

test('the windows are a partition: every instant belongs to exactly one, in their order', () => {
  fc.assert(
    fc.property(fc.array(instants), fc.integer({ min: 2, max: 32 }), fc.array(instants), (rows, count, asked) => {
      const windows = windowsBetween(byMarks(rows.map(text), count));
      expect(windows.length).toBeLessThanOrEqual(count);
      const sorted = [...asked].sort((one, other) => Number(one) - Number(other));
      const places = sorted.map((instant) => windows.filter((window) => belongsTo(window, text(instant))));
      expect(places.every((found) => found.length === 1)).toBe(true);
      const order = places.map(([window]) => window?.index ?? -1);
      expect(order).toEqual([...order].sort((one, other) => one - other));
    }),
  );
});

test('what belongs to a window lies strictly within the bounds it is asked by, on whichever side Okta counts them', () => {
  fc.assert(
    fc.property(instants, instants, fc.array(instants, { minLength: 1 }), (since, until, rows) => {
      const [from, to] = [since, until].sort((one, other) => Number(one) - Number(other)).map((each) => text(each));
      const windows = windowsBetween(evenly(from ?? '', to ?? '', 4));
      for (const window of windows) {
        const bounds = boundsOf(divide, window);
        for (const row of rows.map(text).filter((each) => belongsTo(window, each)))
          if (bounds.from !== undefined && bounds.to !== undefined)
            expect(bounds.from < row && row < bounds.to).toBe(true);
      }
    }),
  );
});

test('marks of the last run divide rows that came in one day as well as any others', () => {
  const day = Date.parse('2026-01-01T00:00:00Z');
  const marks = Array.from({ length: 800 }, (_, place) => new Date(day + place * 1000).toISOString());
  const windows = windowsBetween(byMarks([...marks, '2012-01-01T00:00:00.000Z', 'undefined'], 8));
  const sizes = windows.map((window) => marks.filter((mark) => belongsTo(window, mark)).length);
  expect(windows).toHaveLength(8);
  expect(Math.max(...sizes)).toBeLessThan(110);
});

test('a short list is not divided, a long one into 32 windows at most', () => {
  expect([0, 25, 49, 50, 500, 5000].map(windowCount)).toEqual([1, 1, 1, 2, 20, 32]);
  expect(boundsOf(divide, undivided)).toEqual({});
});

test('a record without a readable instant is not lost between windows', () => {
  for (const window of windowsBetween(['2026-01-01T00:00:00.000Z'])) expect(belongsTo(window, null)).toBe(true);
});
