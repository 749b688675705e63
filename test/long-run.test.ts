import { readFile } from 'node:fs/promises';
import { StateMachine } from 'aws-local-stepfunctions';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { waves } from '../lambdas/catalogue/waves.ts';
import { CollectInput, type CollectOutput } from '../lambdas/contracts/ledger.ts';
import { eventsForPlan } from '../lambdas/plan/estimate.ts';

/** A million people's factors at 300 requests a minute, in slices of ten minutes. */
const slices = Math.ceil(1_000_000 / 300 / 10);

/** What AWS counts beside the interpreter's events: a task is scheduled, started and succeeds; a map starts and succeeds. */
const besides = { Task: 3, Map: 2 } as const;
const Event = z.looseObject({ type: z.string(), state: z.looseObject({ type: z.string() }).optional() });

test('a run of 56 hours stays inside every quota of Step Functions', async () => {
  const text = await readFile(new URL('../lib/sync.asl.json', import.meta.url), 'utf8');
  const machine = new StateMachine(
    JSON.parse(
      text.replace(/\$\{(\w+)\}/g, (_, name: string) =>
        name === 'Partition' ? 'aws' : name === 'Settings' ? '{}' : name,
      ),
    ),
  );
  const largest = { input: 0, output: 0 };
  const sized = <T>(value: T, way: keyof typeof largest): T => {
    largest[way] = Math.max(largest[way], Buffer.byteLength(JSON.stringify(value)));
    return value;
  };
  const invoke = (stage: (payload: unknown) => object) => async (invocation: unknown) => {
    const { Payload } = z.looseObject({ Payload: z.unknown() }).parse(sized(invocation, 'input'));
    return JSON.parse(JSON.stringify(sized({ Payload: stage(Payload) }, 'output')));
  };
  let longest = 0;
  // Time is left out: each slice is over at once, every second one waits for Okta until an instant that has passed.
  const collect = (payload: unknown): CollectOutput => {
    const { resourceType, checkpoint } = CollectInput.parse(payload);
    const slice = checkpoint ?? 0;
    longest = Math.max(longest, slice + 1);
    if (resourceType !== 'user-factors' || slice === slices - 1) return { done: true, checkpoint: slice };
    const waits = slice % 2 === 0 ? { resumeAt: '2026-11-24T00:00:00.000Z' } : {};
    return { done: false, checkpoint: slice + 1, ...waits };
  };
  const running = machine.run(
    {},
    {
      context: { Execution: { Id: 'arn:aws:states:eu-central-1:111122223333:execution:okta-evidence:a-long-run' } },
      overrides: {
        waitTimeOverrides: { 'Wait for Okta': 0 },
        taskResourceLocalHandlers: {
          Plan: invoke(() => ({
            org: '00o1examp1eOrgAbC5d7',
            run: '20261123T060000Z-0a1b2c3d',
            refused: null,
            waves: waves(catalogue, new Set(Object.keys(catalogue))),
          })),
          Collect: invoke(collect),
          Assess: invoke(() => ({ checks: 0, unexplained: 0 })),
          Publish: invoke(() => ({ status: 'complete', reason: 'Everything was read.' })),
          Announce: async () => ({}),
        },
      },
    },
  );
  let events = 0;
  for await (const event of running.eventLogs) {
    const { type, state } = Event.parse(event);
    events += 1;
    if (type === 'StateEntered' && (state?.type === 'Task' || state?.type === 'Map')) events += besides[state.type];
  }
  await running.result;
  expect(longest).toBe(slices);
  // 334 slices of some ten events, and 109 types of one slice each.
  expect(events).toBeGreaterThan(334 * 7);
  expect(events).toBeLessThan(eventsForPlan);
  // A payload may have 256 KB; the largest is the list of all types that goes to Publish.
  expect(largest.input).toBeLessThan(64 * 1024);
  expect(largest.output).toBeLessThan(64 * 1024);
}, 60_000);
