import { execFile } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoOrg } from '../../../bin/demo-org/demo-org.ts';
import { readMeKey, runFolder } from '../../../lambdas/evidence/keys.ts';
import { okta } from '../../support/command.ts';
import { filesIn, quick, run, temporaryFolder } from '../../support/local-run.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ours: { readonly org: string; readonly run: string };
let readMe: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const result = await run({ org, store: folder.store, input: { resources: ['groups', 'user-factors'] } });
  await org.close();
  ours = { org: org.orgId, run: result?.runId ?? '' };
  readMe = await readFile(join(folder.path, readMeKey(ours.org, ours.run)), 'utf8');
});
afterAll(() => folder[Symbol.asyncDispose]());

/** What a shell prints of commands, in the folder where the evidence begins. */
async function said(commands: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', `set -o pipefail; ${commands}`], {
    cwd: folder.path,
  }).catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

const ofReadMe = () =>
  readMe
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.trim());

async function ofDocs(): Promise<string[]> {
  const page = await readFile(new URL('../../../docs/verify.md', import.meta.url), 'utf8');
  const [, block = ''] = /```sh\n(run=[\s\S]*?)```/.exec(page) ?? [];
  return block.replace('<org id>', ours.org).replace('<run>', ours.run).trim().split('\n');
}

describe('whoever is handed a run', () => {
  test('finds a page that names the org, the run, and files that are there', () => {
    expect(readMe).toContain(`Org ${ours.org}`);
    expect(readMe).toContain(`run ${ours.run}`);
  });

  test('is told how to list what was not seen', async () => {
    const [list = ''] = ofReadMe();
    expect(await said(list)).toMatch(/^system-log\tskipped\t.+$/m);
  });

  test('checks signature and digests with the commands of the page and of the docs, and leaves the evidence as it was', async () => {
    const before = (await filesIn(folder.path)).map(({ path }) => path);
    const [, ...checks] = ofReadMe();
    expect(await said(checks.join('\n'))).toBe('Verified OK\n');
    expect(await said((await ofDocs()).join('\n'))).toBe('Verified OK\n');
    expect((await filesIn(folder.path)).map(({ path }) => path)).toEqual(before);
    expect((await okta(['verify', folder.path])).status).toBe(0);
  });

  test('sees by them that a file was changed', async () => {
    const report = join(folder.path, runFolder(ours.org, ours.run), 'report.html');
    await appendFile(report, ' ');
    const [, ...checks] = ofReadMe();
    expect(await said(checks.join('\n'))).toMatch(/report\.html: FAILED/);
  });
});
