import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { metricOf, metrics } from '../lambdas/metrics/metrics.ts';
import { measuring, type Sample } from './support/cloudwatch/samples.ts';
import { okta } from './support/command.ts';
import { quick, run, temporaryFolder } from './support/local-run.ts';

const window = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };
const resources = ['group-members', 'user-factors', 'network-zones', 'api-tokens'];

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 40 });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

async function measured(settings: Parameters<typeof run>[0]['settings'] = {}, execution = crypto.randomUUID()) {
  const { lines, samples, measure } = measuring();
  const result = await run({
    org,
    store: folder.store,
    input: { ...window, resources },
    settings: { incremental: false, ...settings },
    world: { measure },
    execution,
  });
  if (result?.manifest == null) throw new Error('The run has no manifest.');
  return { ...result, manifest: result.manifest, lines, samples: samples() };
}

const total = (samples: readonly Sample[], name: string, resourceType?: string) =>
  samples
    .filter((sample) => sample.name === name && sample.dimensions.ResourceType === resourceType)
    .reduce((sum, { value }) => sum + value, 0);

test('metrics have the dimensions connector and resource type and no others, and the run is a field of their log lines', async () => {
  const { samples, lines, runId } = await measured();
  const known: Record<string, { readonly of: string }> = metrics;
  for (const { namespace, name, dimensions } of samples) {
    expect(namespace).toBe('OktaEvidence');
    const names = Object.keys(dimensions).join();
    expect(known[name]?.of === 'types' ? ['Connector,ResourceType', 'Connector'] : ['Connector']).toContain(names);
    expect(dimensions.Connector).toBe('okta-evidence');
  }
  expect(lines.map((line) => JSON.parse(line).run)).toEqual(lines.map(() => runId));
});

test('what slices measured adds up to what the manifest says, for each type and for the connector, however often cut', async () => {
  org.addFault({ path: /groups$/, kind: '500', times: 2 });
  org.addFault({ path: /zones$/, kind: '429', times: 1 });
  const { samples, manifest } = await measured({ sliceSeconds: 0.1 });
  for (const result of manifest.resources.filter(({ outcome }) => outcome !== 'skipped')) {
    const of = (name: string) => total(samples, name, result.resourceType);
    expect([of('Rows'), of('Pages'), of('Retries')]).toEqual([result.rows, result.pages, result.repeatedRequests]);
    expect(of('Requests')).toBe(Object.values(result.requests).reduce((sum, count) => sum + count, 0));
    expect(of('ThrottledSeconds')).toBeCloseTo(result.heldSeconds, 0);
  }
  expect(total(samples, 'RateLimited', 'network-zones')).toBe(1);
  expect(total(samples, 'RateLimited')).toBe(1);
  expect(total(samples, 'Rows')).toBe(manifest.resources.reduce((sum, { rows }) => sum + rows, 0));
  // Okta showed nothing left when it refused.
  expect(
    samples.find(
      ({ name, dimensions }) => name === 'RateLimitUsedPercent' && dimensions.ResourceType === 'network-zones',
    )?.value,
  ).toBe(100);
});

test("a type's zeros are figures of the connector alone: each metric of each type is paid for by the hour", async () => {
  const { samples } = await measured();
  const zeros = samples.filter(({ value }) => value === 0);
  expect(zeros.map(({ name }) => name)).toEqual(expect.arrayContaining(['RateLimited', 'Retries']));
  expect(zeros.filter(({ dimensions }) => dimensions.ResourceType !== undefined)).toEqual([]);
  // The others keep both.
  for (const { name, value, dimensions } of samples)
    if (dimensions.ResourceType !== undefined)
      expect(samples.some((each) => each.name === name && each.value === value && !each.dimensions.ResourceType)).toBe(
        true,
      );
});

test('counts each outcome once, and what was skipped not at all', async () => {
  org.forbid(/api-tokens/);
  org.switchOff(/zones/);
  const { samples, manifest } = await measured();
  for (const { resourceType, outcome } of manifest.resources) {
    const counts = samples.filter(
      ({ name, dimensions }) => name.startsWith('Types') && dimensions.ResourceType === resourceType,
    );
    const name = metricOf(outcome);
    expect(counts.map((sample) => [sample.name, sample.value])).toEqual(name === null ? [] : [[name, 1]]);
  }
  expect(total(samples, 'TypesForbidden')).toBe(1);
  expect(total(samples, 'RunIncomplete')).toBe(0);
});

test('tells by how much rows fell since the type was complete, but not of few rows, nor of what is not complete', async () => {
  const first = await measured();
  expect(first.samples.filter(({ name }) => name === 'RowsFellPercent')).toEqual([]);
  const same = await measured();
  expect(total(same.samples, 'RowsFellPercent', 'users')).toBe(0);
  expect(
    same.samples.filter(
      ({ name, dimensions }) => name === 'RowsFellPercent' && dimensions.ResourceType === 'network-zones',
    ),
  ).toEqual([]);
  await org.close();
  org = await startDemoOrg({ ...quick, users: 30 });
  org.forbid(/members|\/users$/);
  const forbidden = await measured();
  expect(
    forbidden.samples.filter(
      ({ name, dimensions }) => name === 'RowsFellPercent' && dimensions.ResourceType === 'users',
    ),
  ).toEqual([]);
  await org.close();
  org = await startDemoOrg({ ...quick, users: 30 });
  const after = await measured();
  const rows = (result: typeof after) => result.of('users')?.rows ?? 0;
  const percent = ((rows(first) - rows(after)) / rows(first)) * 100;
  expect(percent).toBeGreaterThan(10);
  expect(total(after.samples, 'RowsFellPercent', 'users')).toBeCloseTo(percent, 1);
});

test('a run on a machine of one’s own measures nothing', async () => {
  const { status, out, error } = await okta(
    ['collect', '--org', org.url, '--allow-loopback', '--out', folder.path, '--resources', 'network-zones', '--json'],
    { OKTA_API_TOKEN: org.token },
  );
  expect(status).toBe(0);
  expect(out + error).not.toContain('_aws');
});
