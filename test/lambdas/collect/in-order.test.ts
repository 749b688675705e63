import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../../lambdas/collect/in-order.ts';

async function* numbers(count: number) {
  for (let number = 0; number < count; number += 1) yield number;
}

/** A task that takes as many turns of the event loop as told. */
async function turns(count: number) {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

test('yields in order whatever finishes first, never with more under way than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(5), { maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      async (durations, width) => {
        let underWay = 0;
        let most = 0;
        const task = async (item: number) => {
          underWay += 1;
          most = Math.max(most, underWay);
          await turns(durations[item] ?? 0);
          underWay -= 1;
          return item * 2;
        };
        const results: number[] = [];
        for await (const { item, result } of inOrder(
          numbers(durations.length),
          task,
          () => width,
          () => undefined,
        )) {
          expect(result).toBe(item * 2);
          results.push(item);
        }
        expect(results).toEqual(durations.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('throws a failure at its turn, after telling the others to end and waiting for them', async () => {
  const left: string[] = [];
  const task = async (item: number) => {
    if (item === 1) throw new Error('refused');
    await turns(item);
    left.push(`task ${item}`);
    return item;
  };
  const seen: number[] = [];
  const loop = async () => {
    for await (const { item } of inOrder(
      numbers(9),
      task,
      () => 4,
      () => left.push('leave'),
    ))
      seen.push(item);
  };
  await expect(loop()).rejects.toThrow('refused');
  expect(seen).toEqual([0]);
  expect(left).toEqual(expect.arrayContaining(['leave', 'task 2', 'task 3', 'task 4']));
});
