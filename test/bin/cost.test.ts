import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costOf } from '../../bin/cost/connector-cost.ts';
import { aType, monthlyCost, totalOf } from '../../bin/cost/monthly.ts';
import { prices } from '../../bin/cost/prices.ts';
import { startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { costPage, sizes } from '../../bin/docs/cost.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { queries } from '../../lambdas/posture/queries.ts';
import { Settings } from '../../lambdas/settings/settings.ts';
import { measuring } from '../support/cloudwatch/samples.ts';
import { quick, run, temporaryFolder } from '../support/local-run.ts';

const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');

test('docs/cost.md is what prices and formula say', () => {
  expect(page, 'Run npm run docs.').toBe(costPage());
});

test('its columns add up, and each size costs more than the one before', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const [, ...months] = rows.slice(
    0,
    rows.findIndex((line) => line.startsWith('| with the evidence')),
  );
  const cells = months.map((line) =>
    line
      .split('|')
      .slice(2, -1)
      .map((cell) => Number(cell.replaceAll('*', ''))),
  );
  const together = cells.at(-1) ?? [];
  expect(together).toHaveLength(sizes.length);
  for (const [column, total] of together.entries()) {
    const sum = cells.slice(0, -1).reduce((all, figures) => all + (figures[column] ?? 0), 0);
    expect(Math.abs(sum - total)).toBeLessThan(0.05);
    if (column > 0) expect(total).toBeGreaterThan(together[column - 1] ?? 0);
  }
});

test("a month reckoned by hand: a hundred types of one slice, a run a day, AWS's keys", () => {
  const estimate = {
    basis: 'people' as const,
    people: 0,
    requests: {},
    minutes: 30,
    functionSeconds: 940,
    rows: 0,
    events: 0,
    slices: {},
  };
  const settings = { key: 'aws-owned' as const, signing: false, sliceSeconds: 600 };
  const cost = monthlyCost({ estimate, types: 100, waves: 2, runsAMonth: 30, settings });
  const checks = 730 * 4;
  const gbSeconds = (30 * 1000 + checks) / 2 + (30 * 30 * 3008) / 1024;
  expect(cost.functions).toBeCloseTo(
    gbSeconds * 0.0000133334 + 30 * 30 * 9.5 * 0.0000000309 + ((30 * 103 + checks) * 0.2) / 1e6,
    6,
  );
  expect(cost.workflow).toBeCloseTo((30 * (8 + 2 + 300) * 0.025) / 1000, 6);
  expect(cost.metrics).toBeCloseTo(((30 * (100 * aType.metrics + 17) + 4 * 730) / 730) * 0.3, 6);
  expect(cost.keysAndSecrets).toBeCloseTo(0.8 + (30 * 101 * 0.05) / 10_000, 6);
  expect(totalOf(cost, 12) - totalOf(cost)).toBeCloseTo(11 * cost.storage, 9);
});

test('fewer types, slower schedules and shallower profiles cost less', () => {
  const total = (settings: object) =>
    totalOf(
      costOf({
        identity: { people: 5000, orgCreated: null, tokenPercentage: { percentage: 50, source: 'assumed' } },
        shown: new Map(),
        settings: Settings.parse({ orgUrl: 'acme.okta.com', ...settings }),
      }).cost,
    );
  const usual = total({});
  expect(total({ profile: 'lean' })).toBeLessThan(usual);
  expect(total({ schedule: 'rate(7 days)' })).toBeLessThan(usual);
  expect(total({ include: ['users'] })).toBeLessThan(usual);
});

/** A store that counts what would be requests to S3. */
function counting(store: Store) {
  const counts = { puts: 0, lists: 0, gets: 0 };
  const counted =
    <A extends unknown[], R>(kind: keyof typeof counts, ask: (...given: A) => R) =>
    (...given: A): R => {
      counts[kind] += 1;
      return ask(...given);
    };
  const { put, putFile, get, read, list } = store;
  const counting: Store = {
    ...store,
    put: counted('puts', put),
    putFile: counted('puts', putFile),
    get: counted('gets', get),
    read: counted('gets', read),
    list: counted('lists', list),
  };
  return { counts, store: counting };
}

test('requests to S3 and metrics are counted of a run, and the formula has no fewer', async () => {
  const org = await startDemoOrg({ ...quick, users: 30 });
  await using folder = await temporaryFolder();
  const { counts, store } = counting(folder.store);
  const { measure, samples } = measuring();
  // The second run, which goes on from the first as most do.
  for (const startedAt of ['2026-11-24T06:00:00.000Z', '2026-11-25T06:00:00.000Z']) {
    Object.assign(counts, { puts: 0, lists: 0, gets: 0 });
    const made = await run({ org, store, startedAt, world: { measure, queries } });
    const types = (made?.manifest?.resources ?? []).filter(({ outcome }) => outcome !== 'skipped').length;
    expect(types).toBeGreaterThan(90);
    for (const kind of ['puts', 'lists', 'gets'] as const) {
      const each = counts[kind] / types;
      expect([kind, each <= aType[kind] * 1.02, each > aType[kind] * 0.85]).toEqual([kind, true, true]);
    }
    const ofTypes = samples().filter(({ dimensions }) => dimensions.ResourceType !== undefined);
    const distinct = new Set(ofTypes.map(({ name, dimensions }) => `${name} ${dimensions.ResourceType}`)).size / types;
    expect(distinct).toBeLessThanOrEqual(aType.metrics * 1.02);
    expect(distinct).toBeGreaterThan(aType.metrics * 0.9);
  }
  await org.close();
});

test('every price names the page to check it on, and the day it was taken', () => {
  const { region, taken, besides, ...services } = prices;
  expect([region, taken]).toEqual(['us-east-1', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
  for (const { page: source } of Object.values({ ...services, ...besides }))
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/.+\/pricing\/$/);
});
