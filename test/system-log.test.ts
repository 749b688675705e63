import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { logWindow } from '../lambdas/plan/scope.ts';
import { Settings } from '../lambdas/settings/settings.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const settings = Settings.parse({ orgUrl: 'acme.okta.com' });

test('the System Log goes on where the last complete run ended: each event once, late ones too', async () => {
  await using folder = await temporaryFolder();
  const late = { uuid: 'late', published: '2026-11-03T23:50:00.000Z', eventType: 'user.session.start' };
  const org = await startDemoOrg({ ...quick, users: 30 });
  const collect = (startedAt: string, settings = {}) =>
    run({
      org,
      store: folder.store,
      input: { resources: ['system-log'] },
      startedAt,
      settings: { logDays: 1, ...settings },
    });
  const first = await collect('2026-11-04T00:00:00.000Z');
  const second = await collect('2026-11-05T00:00:00.000Z');
  const whole = org.holds('system-log', {
    query: new URLSearchParams({ since: '2026-11-03T00:00:00.000Z', until: '2026-11-05T00:00:00.000Z' }),
  });
  const uuids = async (of: typeof first) =>
    (await rowsOf(folder.store, org.orgId, of?.runId ?? '', 'system-log')).map(({ uuid }) => uuid);
  expect([...(await uuids(first)), ...(await uuids(second))]).toEqual(
    whole.map((event) => 'uuid' in event && event.uuid),
  );
  expect(second?.manifest?.systemLog).toMatchObject({
    since: '2026-11-03T23:00:00.000Z',
    continues: { run: first?.runId, until: '2026-11-04T00:00:00.000Z' },
  });

  // An event that came late lies in the hour that is read again.
  const withLate = await startDemoOrg({
    ...quick,
    users: 30,
    data: { 'system-log': () => ({ size: 1, at: () => late }) },
  });
  const third = await run({
    org: withLate,
    store: folder.store,
    input: { resources: ['system-log'], until: '2026-11-05T12:00:00.000Z' },
    startedAt: '2026-11-06T00:00:00.000Z',
  });
  expect(await uuids(third)).toEqual(['late']);
  await withLate.close();

  const fresh = await collect('2026-11-07T00:00:00.000Z', { incremental: false });
  expect(fresh?.manifest?.systemLog).toEqual({ since: '2026-11-06T00:00:00.000Z', until: '2026-11-07T00:00:00.000Z' });
  await org.close();
});

test('what came late to the log of a run is in what the run reads of its own time, and nothing is in both', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 10, latencyMs: 30 });
  const startedAt = new Date();
  const at = (ms: number) => new Date(startedAt.getTime() + ms).toISOString();
  org.happen({ uuid: 'in time', published: at(-40), eventType: 'user.lifecycle.create' });
  const result = await run({
    org,
    store: folder.store,
    input: { resources: ['system-log', 'system-log-during', 'user-factors'] },
    startedAt: startedAt.toISOString(),
    world: {
      progress: ({ resourceType }) => {
        if (resourceType === 'system-log')
          org.happen({ uuid: 'late', published: at(-30), eventType: 'user.lifecycle.create' });
      },
    },
  });
  const uuids = async (type: string) =>
    (await rowsOf(folder.store, org.orgId, result?.runId ?? '', type)).map(({ uuid }) => uuid);
  await org.close();
  expect(await uuids('system-log')).toContain('in time');
  expect(await uuids('system-log')).not.toContain('late');
  expect(await uuids('system-log-during')).toContain('late');
  expect(await uuids('system-log-during')).not.toContain('in time');
  expect(result?.manifest?.during.since).toBe(startedAt.toISOString());
});

test.each([-7_200_000, 7_200_000])(
  'the log ends when Okta says that it is now, though its clock is %d ms ahead of ours',
  async (clockAheadMs) => {
    await using folder = await temporaryFolder();
    const org = await startDemoOrg({ ...quick, users: 10, clockAheadMs });
    const began = Date.now() + clockAheadMs;
    const result = await run({ org, store: folder.store, input: { resources: ['system-log', 'system-log-during'] } });
    await org.close();
    const { systemLog, during, window } = result?.manifest ?? {};
    expect(Math.abs(Date.parse(systemLog?.until ?? '') - began)).toBeLessThan(30_000);
    expect(during?.since).toBe(systemLog?.until);
    expect(Date.parse(during?.until ?? '') - Date.parse(window?.lastRequestAt ?? '')).toBeGreaterThan(
      clockAheadMs - 30_000,
    );
    expect(result?.announcement.status).toBe('complete');
  },
);

test('what Okta no longer keeps between two runs is a gap, and said', () => {
  const last = { run: '20260101T000000Z-00000000', until: '2026-01-01T00:00:00.000Z' };
  const window = logWindow({ input: {}, settings }, new Date('2026-06-01T00:00:00.000Z'), last);
  expect(window).toEqual({
    since: '2026-03-03T00:00:00.000Z',
    until: '2026-06-01T00:00:00.000Z',
    continues: last,
    gap: { since: '2026-01-01T00:00:00.000Z', until: '2026-03-03T00:00:00.000Z' },
  });
});

test('a window that is asked for stands as it is', () => {
  const last = { run: '20260101T000000Z-00000000', until: '2026-05-01T00:00:00.000Z' };
  const input = { since: '2026-04-01T00:00:00.000Z', until: '2026-04-02T00:00:00.000Z' };
  expect(logWindow({ input, settings }, new Date('2026-06-01T00:00:00.000Z'), last)).toEqual(input);
});
