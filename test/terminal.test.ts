import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { askUnseen } from '../bin/local/ask.ts';
import { definition } from '../bin/local/workflow.ts';
import { runningExecutions } from '../lambdas/plan/other-runs.ts';
import { Settings } from '../lambdas/settings/settings.ts';
import { type Account, arnOf, callerArn, startAccount } from './support/aws/account.ts';
import { inThisProcess } from './support/aws/stages.ts';
import { begin as beginCommand, okta } from './support/command.ts';
import { environmentFor, filesIn, quick, temporaryFolder } from './support/local-run.ts';

const stateMachine = arnOf('states', 'stateMachine:okta-evidence');
const secret = arnOf('secretsmanager', 'secret:okta');

let org: DemoOrg;
let account: Account;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let client: SFNClient;
let secrets: Map<string, string | null>;
/** Waited for before a function is invoked. */
let gate: (functionName: string) => Promise<void>;

beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 20 });
  folder = await temporaryFolder();
  gate = async () => undefined;
  secrets = new Map([[secret, null]]);
  const world = () => ({
    ...environmentFor(org, account.store),
    otherRuns: (execution: string) => runningExecutions(client, execution),
  });
  account = await startAccount({
    name: 'okta',
    bucket: 'evidence',
    stateMachine,
    outputs: { EvidenceBucket: 'evidence', Org: org.url, StateMachine: stateMachine, TokenSecret: secret },
    definition: JSON.stringify(await definition(Settings.parse({ orgUrl: org.url, allowLoopback: true }))),
    perform: inThisProcess('okta-evidence', world, (functionName) => gate(functionName)),
    secrets,
    signingKeys: [],
    retryMs: 1,
  });
  client = new SFNClient({
    endpoint: account.variables.AWS_ENDPOINT_URL,
    region: account.variables.AWS_REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(async () => {
  await account[Symbol.asyncDispose]();
  await org.close();
  await folder[Symbol.asyncDispose]();
});

const command = (...args: string[]) => okta([...args, '--stack', 'okta'], account.variables);
const watched = ['--watch', '--poll-seconds', '0.1'];
const runIn = (out: string) => /Run (\S+) /.exec(out)?.[1] ?? '';
/** The lines of an outcome table, but for what was left out. */
const tableIn = (out: string) =>
  out.split('\n').filter((line) => /^\S+ +(complete|partial|unavailable) +\d/.test(line));

/** A command that goes on while the test does something else. */
function begin(...args: string[]): {
  child: ChildProcess;
  left: Promise<{ status: number; out: string; error: string }>;
} {
  const child = beginCommand([...args, '--stack', 'okta'], account.variables);
  const ended = once(child, 'close');
  const left = Promise.all([text(child.stdout), text(child.stderr), ended]).then(([out, error, [status]]) => ({
    status: Number(status),
    out,
    error,
  }));
  return { child, left };
}

/** Holds a function until it is let go; `reached` once it was invoked. */
function hold(resourceType: string) {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  gate = async (functionName) => {
    if (functionName !== `okta-evidence-${resourceType}`) return;
    reached.resolve();
    await held.promise;
  };
  return { reached: reached.promise, letGo: held.resolve };
}

const first = () => [...account.executions.values()][0];

test('a run that is started and watched shows and ends as a run on this machine does, and says who started it', async () => {
  const resources = ['--resources', 'group-members,policies'];
  const there = await command('start', ...resources, ...watched);
  const here = await okta(
    ['collect', '--org', org.url, '--allow-loopback', '--out', `${folder.path}/here`, ...resources],
    {
      OKTA_API_TOKEN: org.token,
    },
  );
  expect([there.status, there.error]).toEqual([0, '']);
  expect(there.out).toContain(`started by ${callerArn}.`);
  expect(there.out).toMatch(/^group-members: \d+ rows, \d+ pages$/m);
  expect(there.out).toMatch(/Manifest: s3:\/\/evidence\/runs\/org=\S+\/manifest\.json/);
  expect(tableIn(there.out)).toHaveLength(3);
  expect(tableIn(there.out)).toEqual(tableIn(here.out));
  const manifest = await account.store.get(`runs/org=${org.orgId}/run=${runIn(there.out)}/manifest.json`);
  expect(JSON.parse(Buffer.from(manifest?.body ?? []).toString())).toMatchObject({ startedBy: callerArn });
});

test('a watched run that is aborted goes on with --resume, does nothing twice, and comes to its end', async () => {
  const { reached, letGo } = hold('group-members');
  const watching = begin('start', '--resources', 'group-members', ...watched);
  await reached;
  await client.send(new StopExecutionCommand({ executionArn: first()?.arn, cause: 'Somebody pulled the plug.' }));
  letGo();
  const aborted = await watching.left;
  const run = runIn(aborted.out);
  expect(aborted.status).toBe(130);
  expect(aborted.out).toMatch(/^groups: \d+ rows/m);
  expect(aborted.out).toContain(
    `Run ${run} is paused. Go on with okta-evidence start --stack okta --resume ${run} --watch.`,
  );
  const paused = await command('status');
  expect([paused.status, paused.out.includes(`Run ${run} was stopped a minute ago, before its manifest`)]).toEqual([
    130,
    true,
  ]);

  const resumed = await command('start', '--resume', run, ...watched);
  expect([resumed.status, resumed.error]).toEqual([0, '']);
  expect(resumed.out).toContain(`Run ${run} is complete.`);
  const history = first()?.history ?? [];
  expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
  const invoked = history
    .filter(({ type }) => type === 'TaskScheduled')
    .flatMap(
      ({ taskScheduledEventDetails }) => /okta-evidence-[a-z-]+/.exec(JSON.stringify(taskScheduledEventDetails)) ?? [],
    )
    .map((name) => name.replace('okta-evidence-', ''));
  // The task that the plug was pulled from is scheduled again; those that had come to their end are not.
  expect(invoked).toEqual(['plan', 'groups', 'group-members', 'group-members', 'assess', 'publish']);
  expect(history.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['ExecutionAborted', 'ExecutionRedriven', 'ExecutionSucceeded']),
  );

  const closed = await command('start', '--resume', run);
  expect([closed.status, closed.error]).toEqual([64, expect.stringContaining(`Run ${run} is closed`)]);
});

test('a run that could not be published says so, and is published by --resume once the cause is gone', async () => {
  gate = async (functionName) => {
    if (functionName === 'okta-evidence-publish') throw new Error('The bucket takes nothing.');
  };
  const failed = await command('start', '--resources', 'policies', ...watched);
  const run = runIn(failed.out);
  expect(failed.status).toBe(3);
  expect(failed.out).toMatch(/The manifest could not be written\. Remove the cause and redrive .* The bucket takes/);
  expect(failed.out).toContain(
    `Once the cause is gone, go on with okta-evidence start --stack okta --resume ${run} --watch.`,
  );
  expect([first()?.status, first()?.cause]).toEqual(['FAILED', 'The bucket takes nothing.']);
  expect((await command('start', '--resume', run, ...watched)).status).toBe(3);

  gate = async () => undefined;
  const resumed = await command('start', '--resume', run, ...watched);
  expect([resumed.status, resumed.error]).toEqual([0, '']);
  expect(resumed.out).toContain(`Run ${run} is complete.`);
  const scheduled = (first()?.history ?? [])
    .filter(({ type }) => type === 'TaskScheduled')
    .map(({ taskScheduledEventDetails }) => JSON.stringify(taskScheduledEventDetails));
  const invoked = (name: string) => scheduled.filter((each) => each.includes(`okta-evidence-${name}`)).length;
  // Publish and its three retries, once more after the announcement, and at each redrive.
  expect([invoked('plan'), invoked('policies'), invoked('assess'), invoked('publish')]).toEqual([1, 1, 1, 7]);
  const announced = scheduled
    .filter((each) => each.includes('putEvents'))
    .flatMap((each) => /\\"status\\":\\"(\w+)\\"/.exec(each)?.[1] ?? []);
  expect(announced).toEqual(['failed', 'complete']);
  expect((await command('start', '--resume', run)).error).toContain(`Run ${run} is closed`);
});

test('whoever stops watching is told how to look again, and the run goes on', async () => {
  const { reached, letGo } = hold('policies');
  const { child, left } = begin('start', '--resources', 'policies', ...watched);
  await reached;
  const during = await command('status');
  child.kill('SIGINT');
  const gone = await left;
  letGo();
  const run = runIn(gone.out);
  expect(during.out).toContain(`Run ${run} has gone on for a minute: 0 of 1 resource types are collected.`);
  expect(gone.status).toBe(130);
  expect(gone.error).toContain(
    `Run ${run} goes on in AWS. Look at it again with okta-evidence status --stack okta --watch`,
  );
  await first()?.ended;
  expect(first()?.status).toBe('SUCCEEDED');
});

test('whoever may not look is told which right it takes, and that the run goes on', async () => {
  account.denied.add('AWSStepFunctions.GetExecutionHistory');
  const { status, error } = await command('start', '--resources', 'policies', ...watched);
  expect(status).toBe(3);
  expect(error).toMatch(
    /AccessDeniedException\)\. You need states:GetExecutionHistory on arn:aws:states:\S+\. Run \S+ goes on/,
  );
  account.denied.add('AWSStepFunctions.StartExecution');
  const none = await command('start');
  expect([none.status, none.error]).toEqual([
    3,
    expect.stringContaining(`You need states:StartExecution on ${stateMachine}`),
  ]);
});

test('a run beside another is refused, and leaves with 75', async () => {
  const { reached, letGo } = hold('policies');
  const older = begin('start', '--resources', 'policies', ...watched);
  await reached;
  const newer = await command('start', '--resources', 'users', ...watched);
  letGo();
  expect((await older.left).status).toBe(0);
  expect(newer.status).toBe(75);
  expect(newer.out).toMatch(/is refused\. Run \S+ of this org goes on/);
});

test('runs and status tell how each run ended, and what it lacks', async () => {
  const nothing = await command('status');
  expect([nothing.status, nothing.out.includes('No run has ended yet.')]).toEqual([0, true]);
  expect((await command('start', '--resources', 'policies', ...watched)).status).toBe(0);
  const [group] = org
    .holds('groups')
    .slice(3)
    .flatMap((each) => ('id' in each ? [String(each.id)] : []));
  org.remove(group ?? '');
  const incomplete = await command('start', '--resources', 'group-members', ...watched);
  expect(incomplete.status).toBe(2);
  const status = await command('status');
  expect(status.out).toMatch(/Run \S+ ended incomplete a minute ago\./);
  expect(status.out).toContain('  group-members is partial: ');
  expect(status.status).toBe(2);
  org.revokeToken();
  const failed = await command('start', ...watched);
  expect([failed.status, /is failed\..*revoked/.test(failed.out)]).toEqual([3, true]);
  const runs = await command('runs');
  const lines = runs.out.trim().split('\n');
  expect(lines.map((line) => line.split(/ +/)[1])).toEqual(['status', 'failed', 'incomplete', 'complete']);
  expect(lines[2]).toContain('group-members partial');
  expect(lines[3]).toContain(callerArn);
  expect(JSON.parse((await command('runs', '--limit', '1', '--json')).out)).toMatchObject([{ status: 'failed' }]);
});

describe('fetch', () => {
  test('brings a run into a folder in which it verifies, and only what is not there yet', async () => {
    const { out } = await command('start', '--resources', 'users,policies', ...watched);
    const run = runIn(out);
    const to = join(folder.path, 'fetched');
    const brought = await command('fetch', run, '--out', to);
    expect([brought.status, brought.error]).toEqual([0, '']);
    const verified = await okta(['verify', to]);
    expect([verified.status, verified.out]).toEqual([0, expect.stringContaining(`Run ${run} is as it was written`)]);

    const files = await filesIn(to);
    const part = files.find(({ path }) => path.includes('resource=users'))?.path ?? '';
    const plan = files.find(({ path }) => path.endsWith('plan.json'))?.path ?? '';
    await rm(part);
    await writeFile(plan, '{}');
    const again = await command('fetch', run, '--out', to, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ run, brought: 2, present: files.length - 4, damaged: [] });
    expect(await filesIn(to)).toEqual(files);
  });

  test('says which file in the bucket is not what the manifest names, and brings the others', async () => {
    const { out } = await command('start', '--resources', 'policies', ...watched);
    const run = runIn(out);
    const Key = `runs/org=${org.orgId}/run=${run}/plan.json`;
    await account.client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: '{"a":"forgery"}' }));
    const to = join(folder.path, 'fetched');
    const { status, out: said } = await command('fetch', run, '--out', to);
    expect(status).toBe(1);
    expect(said).toContain(`s3://evidence/${Key}: It has another SHA-256 than the manifest says.`);
    expect((await filesIn(to)).map(({ path }) => path).some((path) => /plan\.json|unfinished/.test(path))).toBe(false);
    const manifest = await readFile(join(to, `runs/org=${org.orgId}/run=${run}/manifest.json`));
    expect(JSON.parse(manifest.toString())).toMatchObject({ run, status: 'complete' });
  });
});

describe('token set', () => {
  const set = (input: string, ...more: string[]) =>
    okta(['token', 'set', '--stack', 'okta', '--allow-loopback', ...more], account.variables, { input });

  test('checks a token against the org, and puts it where the functions read it', async () => {
    const { status, out, error } = await set(`${org.token}\n`);
    expect([status, error]).toEqual([0, '']);
    expect(out).toMatch(/✔ token: alive, of user 00u/);
    expect(JSON.parse(secrets.get(secret) ?? '')).toEqual({ kind: 'ssws', token: org.token });
    expect(out).not.toContain(org.token);
  });

  test('takes the secret of a service app from a file', async () => {
    const file = join(folder.path, 'secret.json');
    await writeFile(file, JSON.stringify(JSON.parse(org.serviceApp.secret), null, 2));
    const { status, out, error } = await set('', '--secret', file);
    expect([status, error]).toEqual([0, '']);
    expect(JSON.parse(secrets.get(secret) ?? '')).toEqual(JSON.parse(org.serviceApp.secret));
    expect(out).not.toContain(JSON.parse(org.serviceApp.secret).privateKey.d);
  });

  test('writes nothing that Okta refuses, unless told to', async () => {
    const dead = `00${'w'.repeat(40)}`;
    const { status, out, error } = await set(dead);
    expect([status, error]).toEqual([3, '']);
    expect(out).toMatch(/✖ token: [\s\S]*revoked[\s\S]*Nothing was written/);
    expect(secrets.get(secret)).toBeNull();
    expect((await set(dead, '--anyway')).status).toBe(0);
    expect(JSON.parse(secrets.get(secret) ?? '')).toEqual({ kind: 'ssws', token: dead });
    expect(out).not.toContain(dead);
  });

  test('refuses what is no secret before anything is asked', async () => {
    const before = org.requests.length;
    for (const text of ['', 'two words', '{"kind":"magic"}']) {
      const { status, out, error } = await set(text);
      expect([status, out]).toEqual([64, '']);
      expect(error).toMatch(/^okta-evidence: The secret /);
      expect(error).not.toMatch(/two words|magic/);
    }
    expect(org.requests).toHaveLength(before);
  });

  test('does not show what is typed on a terminal', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = new PassThrough();
    const asked = askUnseen('Token: ', { input, output });
    input.write('00secret\r');
    expect(await asked).toBe('00secret');
    output.end();
    expect(await text(output)).toBe('Token: \n');
  });
});

describe('leaves with 64 and a sentence', () => {
  test.each([
    ['a stack that is not there', ['start', '--stack', 'gone'], 'would not describe the stack gone (ValidationError)'],
    ['an unknown resource type', ['start', '--stack', 'okta', '--resources', 'userz'], 'Unknown resource type: userz'],
    ['a run nobody knows', ['start', '--stack', 'okta', '--resume', '20200101T000000Z-00000000'], 'knows no run'],
    ['a run to fetch that is none', ['fetch', 'yesterday', '--stack', 'okta'], '"yesterday" is no run'],
    ['no whole run to fetch', ['fetch', 'latest', '--stack', 'okta'], 'No run was whole yet'],
    ['no stack', ['status'], "required option '--stack <name>'"],
  ])('about %s', async (_, args, sentence) => {
    const { status, out, error } = await okta(args, account.variables);
    expect(error).toContain(sentence);
    expect([status, out]).toEqual([64, '']);
  });
});
