import { expect, test } from 'vitest';
import { createTally } from '../../../lambdas/evidence/tally.ts';

test('the first and the last request are those that were sent first and last, in whatever order they were answered', () => {
  const startedAt = '2026-11-10T00:00:00.000Z';
  const tally = createTally({ run: '20261110T000000Z-0a1b2c3d', resourceType: 'users', slice: 0, startedAt });
  const facts = { status: 200, requestId: null, heldMs: 0, repeated: false, usedPercent: null };
  for (const second of [3, 1, 5, 2])
    tally.request({ ...facts, sentAt: new Date(Date.parse(startedAt) + second * 1000) });
  const finishedAt = new Date('2026-11-10T00:01:00.000Z');
  expect(tally.close({ next: null, parts: [], hashKey: null, finishedAt }).sent).toEqual({
    first: '2026-11-10T00:00:01.000Z',
    last: '2026-11-10T00:00:05.000Z',
  });
});
