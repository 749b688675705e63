import { once } from 'node:events';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { openStore } from '../lambdas/evidence/store/open-store.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { begin, okta } from './support/command.ts';
import { dyingAt } from './support/dying-store.ts';
import { hashKey, quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const resources = [
  'users',
  'user-factors',
  'group-members',
  'app-users',
  'policy-rules',
  'admin-role-assignments',
  'system-log',
];
const collected = [...resources, 'groups', 'apps', 'policies', 'admin-users'];
const input = { resources, since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T03:00:00.000Z' };
// Slices of a tenth of a second: most kills come between two of them.
const settings = { sliceSeconds: 0.1 };

let org: DemoOrg;
let truth: Record<string, unknown[]>;
beforeAll(async () => {
  org = await startDemoOrg({ ...quick, users: 25, pageSize: 7, latencyMs: 2 });
  await using folder = await temporaryFolder();
  truth = await rowsIn(folder.store, (await run({ org, store: folder.store, input }))?.runId ?? '');
});
afterAll(() => org.close());

async function rowsIn(store: Store, runId: string): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const type of collected) rows[type] = await rowsOf(store, org.orgId, runId, type);
  return rows;
}

const kills = fc.array(fc.tuple(fc.integer({ min: 1, max: 45 }), fc.boolean()), { minLength: 1, maxLength: 3 });

test('killed at any write, once or again, and gone on with, a run gives the rows of an undisturbed one', async () => {
  await fc.assert(
    fc.asyncProperty(kills, async (points) => {
      await using folder = await temporaryFolder();
      const same = { org, input, settings, execution: 'local:killed', startedAt: '2026-11-02T00:00:00.000Z' };
      for (const [writes, written] of points) await run({ ...same, store: dyingAt(folder.store, writes, written) });
      const last = await run({ ...same, store: folder.store });
      const closed = last?.announcement.reason.includes('is closed') ?? false;
      if (!closed) expect(last?.announcement.status).toBe('complete');
      expect(await rowsIn(folder.store, last?.runId ?? '')).toEqual(truth);
    }),
    { numRuns: process.env.SAMPLES === 'full' ? 300 : 10 },
  );
}, 900_000);

test.each([150, 350, 600, 900, 1300])('killed outright after %i ms, it goes on where it was', async (afterMs) => {
  await using folder = await temporaryFolder();
  const keyFile = join(folder.path, '..', `${basename(folder.path)}.key`);
  await writeFile(keyFile, hashKey);
  const common = [
    'collect',
    '--org',
    org.url,
    '--allow-loopback',
    '--out',
    folder.path,
    '--slice-seconds',
    '0.1',
    '--hash-key-file',
    keyFile,
  ];
  const asked = ['--resources', resources.join(), '--since', input.since, '--until', input.until];
  const token = { OKTA_API_TOKEN: org.token };
  const child = begin([...common, ...asked], token);
  // What it prints nobody reads.
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, 'exit');
  await Promise.race([delay(afterMs), ended]);
  child.kill('SIGKILL');
  await ended;
  const having = async (file: string) => {
    const found = await readdir(folder.path, { recursive: true });
    return found.filter((path) => path.endsWith(`/${file}`)).map((path) => /run=([^/]+)/.exec(path)?.[1]);
  };
  const [begun] = await having('plan.json');
  // Killed before its plan, there is nothing to go on with; killed after its manifest, nothing to do.
  const again = await okta(begun === undefined ? [...common, ...asked] : [...common, '--resume', begun], token);
  expect(again.status === 0 || again.error.includes('is closed'), again.error).toBe(true);
  const [run] = await having('manifest.json');
  expect(await rowsIn(openStore(pathToFileURL(folder.path).href), run ?? '')).toEqual(truth);
  await rm(keyFile);
});
