import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { withParents } from '../lambdas/catalogue/waves.ts';
import { createFileStore } from '../lambdas/evidence/store/file-store.ts';
import { deployFrom } from './support/aws/deployed-connector.ts';
import { okta } from './support/command.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const page = readFileSync(new URL('../docs/first-evidence.md', import.meta.url), 'utf8');
const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(page) ?? [];
/** The commands of the checklist, in its order: a line may hold several. */
const commands = block
  .split(/\n|&&|;|\|/)
  .map((line) => line.trim())
  .filter((line) => line !== '');

/** Parents, children, policies with variants, pseudonyms, the log and what it says of the run itself; all, in full samples. */
const include =
  process.env.SAMPLES === 'full'
    ? []
    : ['group-members', 'user-factors', 'policy-rules', 'authenticators', 'system-log', 'system-log-during'];
const collected = include.length === 0 ? Object.keys(catalogue) : [...withParents(catalogue, include)];

/** What a demo org needs that no org of Okta's does, and what keeps the test short. */
const besides = { allowLoopback: true, include, profile: 'extra' as const, settleMinutes: 0 };
const Connectors = z.looseObject({ connectors: z.tuple([z.looseObject({})]) });
const window = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };

test('from a clone to verified evidence it takes ten commands at most', () => {
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.length).toBeLessThanOrEqual(10);
  expect(commands[0]).toMatch(/^git clone /);
  expect(commands.at(-1)).toContain('verify');
});

describe('the checklist, followed', () => {
  let org: DemoOrg;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let connector: Awaited<ReturnType<typeof deployFrom>> | undefined;
  /** What each of our own commands printed, by its name. */
  const printed = new Map<string, string>();

  beforeAll(async () => {
    org = await startDemoOrg({ ...quick, users: 40 });
    folder = await temporaryFolder();
    for (const command of commands) {
      if (command === 'npx cdk deploy') connector = await deployFrom(folder.path, 'okta-evidence');
      const [, args] = /^npm run okta-evidence -- (.*)$/.exec(command) ?? [];
      if (args !== undefined) await follow(args.split(' '));
    }
  }, 600_000);
  afterAll(async () => {
    await connector?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
    await org.close();
  });

  /** Runs one of our own commands as it stands there, and answers what it asks. */
  async function follow(args: string[]): Promise<void> {
    const [name = ''] = args;
    const answers: Readonly<Record<string, string>> = {
      init: [org.url, '', 'eu-central-1', 'extra', '', '', '', 'token', ''].join('\n'),
      token: org.token,
    };
    const more: Readonly<Record<string, string[]>> = {
      init: ['--allow-loopback'],
      token: ['--allow-loopback'],
      start: ['--since', window.since, '--until', window.until],
    };
    const variables = connector === undefined ? {} : connector.account.variables;
    const given = { input: answers[name] ?? '', cwd: folder.path };
    const { status, out, error } = await okta([...args, ...(more[name] ?? [])], variables, given);
    expect([name, status, name === 'init' ? '' : error], `${out}${error}`).toEqual([name, 0, '']);
    printed.set(name, out);
    if (name !== 'init') return;
    const file = join(folder.path, 'connectors.json');
    const written = Connectors.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(written.connectors).toEqual([
      { connector: 'okta-evidence', orgUrl: org.url, region: 'eu-central-1', profile: 'extra', allowLoopback: true },
    ]);
    await writeFile(file, JSON.stringify({ ...written, connectors: [{ ...written.connectors[0], ...besides }] }));
  }

  const runId = () => /Run (\S+) reads/.exec(printed.get('start') ?? '')?.[1] ?? '';

  test('tells what an Okta admin must grant, and never a token', () => {
    expect(printed.get('init')).toMatch(/Security > Administrators[\s\S]*Read-only Administrator/);
    for (const out of printed.values()) expect(out).not.toContain(org.token);
  });

  test('ends in a signed run of a KMS key that verifies where it was fetched', () => {
    expect(printed.get('start')).toContain('is complete.');
    expect(printed.get('verify')).toMatch(new RegExp(`Run ${runId()} is as it was written: .* signed`));
  });

  test('verifies with the public key that the stack prints, and with no other', async () => {
    const check = async (pem: string) => {
      const file = join(folder.path, 'key.pem');
      await writeFile(file, pem);
      return (await okta(['verify', 'evidence', '--key', file], {}, { cwd: folder.path })).status;
    };
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
    expect(await check(connector?.outputs.SigningPublicKey ?? '')).toBe(0);
    expect(await check(other.toString())).toBe(1);
  });

  test('gives, as it is deployed, the rows of a run on this machine', async () => {
    await using here = await temporaryFolder();
    const hashKey = [...(connector?.secrets.values() ?? [])].find((value) => value !== null && !value.startsWith('{'));
    const local = await run({
      org,
      store: here.store,
      input: window,
      settings: besides,
      world: { readHashKey: async () => hashKey ?? '' },
    });
    for (const resourceType of collected)
      expect(await rowsOf(folderEvidence(), org.orgId, runId(), resourceType), resourceType).toEqual(
        await rowsOf(here.store, org.orgId, local?.runId ?? '', resourceType),
      );
    expect(await rowsOf(here.store, org.orgId, local?.runId ?? '', 'user-factors')).not.toEqual([]);
  });

  test('has run each function in a process of its own, within its memory, and told the event bus of the end', () => {
    const invoked = connector?.invoked ?? [];
    expect(invoked.map(({ functionName }) => functionName.replace('okta-evidence-', '')).sort()).toEqual(
      [...collected, 'plan', 'assess', 'publish', 'signing-key'].sort(),
    );
    for (const { peakMiB, memoryMiB } of invoked) expect(peakMiB).toBeLessThan(memoryMiB);
    expect(connector?.events).toMatchObject([{ Entries: [{ Detail: { run: runId(), status: 'complete' } }] }]);
  });

  const folderEvidence = () => createFileStore(join(folder.path, 'evidence'));
});
