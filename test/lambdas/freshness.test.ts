import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import type { EndedExecution } from '../../lambdas/ended-executions.ts';
import { freshness } from '../../lambdas/freshness.ts';
import { measuring } from '../support/cloudwatch/samples.ts';
import { quick, run, temporaryFolder } from '../support/local-run.ts';

const arnOf = (connector: string) => `arn:aws:states:eu-central-1:111122223333:stateMachine:${connector}`;
const now = new Date('2026-11-20T12:00:00.000Z');

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 3 });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

/** A run of a few resource types, which leaves nothing out by its input. */
const collect = (startedAt: string, connector = 'okta-evidence') =>
  run({
    org,
    store: folder.store,
    startedAt,
    execution: startedAt,
    settings: { connector, include: ['network-zones'] },
  });

async function check(ended: readonly EndedExecution[] = [], connector = 'okta-evidence') {
  const { measure, samples } = measuring(connector);
  const found = await freshness(
    { stateMachine: arnOf(connector) },
    {
      store: folder.store,
      measure,
      log: () => undefined,
      async *ended() {
        yield* ended;
      },
    },
    now,
  );
  return { found, measured: Object.fromEntries(samples().map(({ name, value }) => [name, value])) };
}

const ofRun = (startedAt: string, succeeded: boolean) => ({
  execution: startedAt,
  startedAt: new Date(startedAt),
  succeeded,
});

test('before the first run nothing is said but that the check came to its end', async () => {
  expect((await check()).measured).toEqual({ Checks: 1 });
});

test('counts from the last whole run, and the use of the token from the last run that Okta took it in', async () => {
  await collect('2026-11-18T12:00:00.000Z');
  org.forbid(/zones/);
  await collect('2026-11-19T12:00:00.000Z');
  org.revokeToken();
  await collect('2026-11-20T00:00:00.000Z');
  const { measured } = await check();
  // The second was limited, which is whole; the third could not use the token.
  expect(measured).toMatchObject({ HoursSinceWholeRun: 24, TokenUnusedDays: 1 });
});

test('while no run was whole, counts from the first', async () => {
  org.addFault({ path: /zones/, kind: '500' });
  await collect('2026-11-10T12:00:00.000Z');
  await collect('2026-11-19T12:00:00.000Z');
  expect((await check()).measured).toMatchObject({ HoursSinceWholeRun: 240, TokenUnusedDays: 1 });
});

test('does not take the evidence of another connector in the same bucket for its own', async () => {
  await collect('2026-11-19T12:00:00.000Z', 'another');
  expect((await check()).measured).toEqual({ Checks: 1 });
  expect((await check([], 'another')).measured).toMatchObject({ HoursSinceWholeRun: 24 });
});

test('tells of the last execution that ended without a manifest, and not of one that gave way to another', async () => {
  await collect('2026-11-19T12:00:00.000Z');
  const whole = ofRun('2026-11-19T12:00:00.000Z', true);
  const refused = ofRun('2026-11-19T13:00:00.000Z', true);
  const died = ofRun('2026-11-19T14:00:00.000Z', false);
  expect((await check([refused, whole])).found.runWithoutManifest).toBe(false);
  expect((await check([died, refused, whole])).found.runWithoutManifest).toBe(true);
  expect((await check([refused, died, whole])).found.runWithoutManifest).toBe(true);
  expect((await check([whole, died])).found.runWithoutManifest).toBe(false);
});
