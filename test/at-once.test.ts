import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { holdFolder } from '../bin/local/hold.ts';
import { goesBefore, runningExecutions } from '../lambdas/plan/other-runs.ts';
import { okta } from './support/command.ts';
import { filesIn, quick, run, temporaryFolder } from './support/local-run.ts';

const arn = (name: string) => `arn:aws:states:eu-central-1:111122223333:execution:okta-evidence:${name}`;

test('of runs that go on at once exactly one, the oldest, gives way to none', () => {
  const runs = fc.uniqueArray(
    fc.record({ execution: fc.string({ minLength: 1 }), startedAt: fc.date({ noInvalidDate: true }) }),
    {
      minLength: 1,
      maxLength: 6,
      selector: ({ execution }) => execution,
    },
  );
  fc.assert(
    fc.property(runs, (all) => {
      const kept = all.filter(
        (ours) =>
          goesBefore(
            ours,
            all.filter((other) => other !== ours),
          ) === null,
      );
      expect(kept).toHaveLength(1);
      for (const each of all)
        expect(each.startedAt.getTime()).toBeGreaterThanOrEqual(kept[0]?.startedAt.getTime() ?? 0);
    }),
  );
});

test('a run beside an older one does not begin: it is announced as refused, says which one goes on, and writes nothing', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const older = { execution: arn('older'), startedAt: new Date('2026-11-24T05:00:00.000Z') };
  const refused = await run({
    org,
    store: folder.store,
    execution: arn('newer'),
    startedAt: '2026-11-24T06:00:00.000Z',
    world: { otherRuns: async () => [older] },
  });
  expect(refused?.announcement).toMatchObject({ status: 'refused', manifest: null, org: org.orgId });
  expect(refused?.announcement.reason).toContain(older.execution);
  expect(await filesIn(folder.path)).toEqual([]);
  const goesOn = await run({
    org,
    store: folder.store,
    input: { resources: ['users'] },
    execution: arn('older'),
    startedAt: '2026-11-24T05:00:00.000Z',
    world: { otherRuns: async () => [{ execution: arn('newer'), startedAt: new Date('2026-11-24T06:00:00.000Z') }] },
  });
  await org.close();
  expect(goesOn?.announcement.status).toBe('complete');
});

test('Step Functions is asked for the running executions of the own state machine, page by page', async () => {
  const client = mockClient(SFNClient);
  const startDate = new Date('2026-11-24T05:00:00.000Z');
  const running = (name: string) => ({
    executionArn: arn(name),
    stateMachineArn: 'x',
    name,
    status: 'RUNNING' as const,
    startDate,
  });
  client
    .on(ListExecutionsCommand)
    .resolvesOnce({ executions: [running('ours')], nextToken: 'more' })
    .resolvesOnce({ executions: [running('other')] });
  expect(await runningExecutions(new SFNClient({}), arn('ours'))).toEqual([
    { execution: arn('other'), startedAt: startDate },
  ]);
  expect(client.commandCalls(ListExecutionsCommand)[1]?.args[0].input).toEqual({
    stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:okta-evidence',
    statusFilter: 'RUNNING',
    nextToken: 'more',
  });
  expect(await runningExecutions(new SFNClient({}), 'local:1')).toEqual([]);
});

test('a folder is held by a process that lives, and by no other', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const held = (pid: number) =>
    writeFile(join(folder.path, 'run.unfinished'), JSON.stringify({ process: pid, run: '20261124T060000Z-0a1b2c3d' }));
  const collect = () =>
    okta(['collect', '--org', org.url, '--allow-loopback', '--out', folder.path, '--resources', 'groups'], {
      OKTA_API_TOKEN: org.token,
    });
  await held(process.pid);
  const refused = await collect();
  expect(refused.error).toContain(`Run 20261124T060000Z-0a1b2c3d goes on in ${folder.path} (process ${process.pid})`);
  expect(refused.status).toBe(64);
  // No process has this number: Linux counts to 4,194,304 at most.
  await held(2 ** 22 + 1);
  expect((await collect()).status).toBe(0);
  await org.close();
  const left = (await filesIn(folder.path)).map(({ path }) => path);
  expect(left.filter((path) => path.endsWith('.unfinished'))).toEqual([]);
});

test('of many that come at once upon what a dead process left, one takes the folder, however often it is tried', async () => {
  const dead = JSON.stringify({ process: 2 ** 22 + 1, run: '20261124T060000Z-0a1b2c3d' });
  for (let round = 0; round < 50; round += 1) {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'run.unfinished'), dead);
    const comers = Array.from({ length: 8 }, (_, index) => holdFolder(folder.path, `run ${index}`));
    const came = await Promise.allSettled(comers);
    const holders = came.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = came.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    expect(holders).toHaveLength(1);
    for (const reason of refused) expect(reason).toMatch(/Run run \d goes on|Another run has just begun/);
    await holders[0]?.[Symbol.asyncDispose]();
    // It is free again, and nothing is left behind.
    await (await holdFolder(folder.path, 'next'))[Symbol.asyncDispose]();
    expect(await filesIn(folder.path)).toEqual([]);
  }
});

test('of processes that come at once upon what a dead one left, one takes the folder', async () => {
  await using folder = await temporaryFolder();
  const hold = new URL('../bin/local/hold.ts', import.meta.url).href;
  const comer = `
    const { holdFolder } = await import(${JSON.stringify(hold)});
    await new Promise((resolve) => process.stdin.once('data', resolve));
    console.log(await holdFolder(${JSON.stringify(folder.path)}, String(process.pid)).then(() => 'held', () => 'refused'));
    await new Promise((resolve) => process.stdin.once('end', resolve));`;
  const processes = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', comer], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const said = processes.map(async ({ stdout }) => {
    for await (const line of createInterface({ input: stdout })) return line;
    return 'nothing';
  });
  await writeFile(join(folder.path, 'run.unfinished'), JSON.stringify({ process: 2 ** 22 + 1, run: 'gone' }));
  for (const { stdin } of processes) stdin.write('go\n');
  expect((await Promise.all(said)).sort()).toEqual(['held', 'refused', 'refused', 'refused']);
  for (const each of processes) {
    each.stdin.end();
    await once(each, 'exit');
  }
});
