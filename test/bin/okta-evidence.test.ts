import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { Manifest } from '../../lambdas/contracts/manifest.ts';
import { collector } from '../../lambdas/version.ts';
import { begin, okta } from '../support/command.ts';
import { quick, temporaryFolder } from '../support/local-run.ts';

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  org = await startDemoOrg({ ...quick, users: 30 });
  folder = await temporaryFolder();
});
afterAll(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

const toOrg = (...more: string[]) => [
  'collect',
  '--org',
  org.url,
  '--allow-loopback',
  '--out',
  `${folder.path}/evidence`,
  ...more,
];
const token = () => ({ OKTA_API_TOKEN: org.token });

test('collects an org, prints a table of outcomes and the manifest, and leaves with 0', async () => {
  const { status, out } = await okta(toOrg('--resources', 'groups,policies'), token());
  expect(status).toBe(0);
  expect(out).toMatch(/groups +complete +28 +1\n/);
  expect(out).toContain('is complete.');
  const [, manifest] = /Manifest: (.*)/.exec(out) ?? [];
  const { resources } = Manifest.parse(JSON.parse(await readFile(manifest ?? '', 'utf8')));
  expect(resources.filter(({ outcome }) => outcome === 'complete').map(({ resourceType }) => resourceType)).toEqual([
    'groups',
    'policies',
  ]);
});

test('says which version it is', async () => {
  expect(await okta(['--version'])).toMatchObject({ status: 0, out: `${collector.version}\n` });
});

test('goes on to its end when whoever reads what it prints has had enough', async () => {
  const child = begin([
    'collect',
    '--out',
    `${folder.path}/piped`,
    '--demo-users',
    '5',
    '--resources',
    'group-members',
  ]);
  let error = '';
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = await once(child, 'close');
  expect([status, error]).toEqual([0, '']);
  expect((await okta(['verify', 'latest', '--out', `${folder.path}/piped`])).out).toContain('is as it was written');
});

test('prints nothing but JSON when asked to', async () => {
  const { status, out } = await okta(toOrg('--resources', 'network-zones', '--json'), token());
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    status: 'complete',
    org: org.orgId,
    resources: expect.arrayContaining([
      { resourceType: 'network-zones', outcome: 'complete', rows: 4, requests: { '200': 1 } },
    ]),
  });
});

test('collects from a demo org of its own when no org is named', async () => {
  const { status, out } = await okta([
    'collect',
    '--out',
    `${folder.path}/demo`,
    '--demo-users',
    '20',
    '--resources',
    'users',
  ]);
  expect([status, /users +complete +20 /.test(out)]).toEqual([0, true]);
});

describe('leaves with 64 and a sentence', () => {
  test.each([
    ['no token', () => toOrg(), {}, 'set OKTA_API_TOKEN'],
    [
      'a name instead of an address',
      () => ['collect', '--org', 'acme'],
      { OKTA_API_TOKEN: 'x' },
      'acme.oktapreview.com',
    ],
    ['plain http', () => ['collect', '--org', 'http://acme.okta.com'], { OKTA_API_TOKEN: 'x' }, 'plain http'],
    [
      'a loopback address not asked for',
      () => ['collect', '--org', 'http://127.0.0.1:1'],
      { OKTA_API_TOKEN: 'x' },
      '--allow-loopback',
    ],
    [
      'an unknown resource type',
      () => toOrg('--resources', 'userz'),
      { OKTA_API_TOKEN: 'x' },
      'Unknown resource type: userz. Like it are users, user-factors',
    ],
    ['a share beyond 1', () => toOrg('--share', '2'), { OKTA_API_TOKEN: 'x' }, '--share is "2"; it must be at most 1.'],
    [
      'a date that is none',
      () => toOrg('--since', 'yesterday'),
      { OKTA_API_TOKEN: 'x' },
      '--since is "yesterday"; it must be an instant such as',
    ],
    [
      'a log window that is empty',
      () => toOrg('--since', '2026-02-01', '--until', '2026-01-01'),
      { OKTA_API_TOKEN: 'x' },
      'is not before',
    ],
    ['a command that is none', () => ['verfy'], {}, "unknown command 'verfy'"],
    ['no command', () => [], {}, 'Collect, on this machine:'],
    ['a bucket to collect into', () => ['collect', '--out', 's3://bucket'], {}, 'it must be a folder of this machine'],
    [
      'a file in the place of a folder',
      () => ['collect', '--out', import.meta.filename],
      {},
      'is there already, and is no folder',
    ],
    ['a run that is none', () => toOrg('--resume', 'yesterday'), {}, '--resume is "yesterday"; it must be a run\'s id'],
    [
      'AWS without a region',
      () => ['status', '--stack', 'okta'],
      { AWS_REGION: '', AWS_CONFIG_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' },
      'No AWS region is set',
    ],
    [
      'AWS without credentials',
      () => ['status', '--stack', 'okta'],
      {
        AWS_REGION: 'eu-central-1',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
      'No AWS credentials were found',
    ],
    ['an unknown option', () => toOrg('--frobnicate'), { OKTA_API_TOKEN: 'x' }, 'unknown option'],
    [
      'a run that is not there',
      () => toOrg('--resume', '20200101T000000Z-00000000'),
      { OKTA_API_TOKEN: 'x' },
      'There is no run',
    ],
  ])('about %s', async (_, args, variables, sentence) => {
    const { status, out, error } = await okta(args(), variables);
    expect(error).toContain(sentence);
    expect(error).not.toMatch(/\n\s+at /);
    expect([status, out]).toEqual([64, '']);
  });
});

test("refuses a folder that holds another org's evidence, and touches nothing in it", async () => {
  const other = await startDemoOrg({ ...quick, users: 5, orgId: '00oanother0000000000' });
  const { status, error } = await okta(
    ['collect', '--org', other.url, '--allow-loopback', '--out', `${folder.path}/evidence`],
    {
      OKTA_API_TOKEN: other.token,
    },
  );
  await other.close();
  expect(status).toBe(64);
  expect(error).toContain(`holds evidence of org ${org.orgId}, and this run reads org 00oanother0000000000`);
});

test('leaves with 3 when the token is refused, and says why', async () => {
  const { status, out } = await okta(toOrg(), { OKTA_API_TOKEN: `00${'w'.repeat(40)}` });
  expect(status).toBe(3);
  expect(out).toMatch(/is failed\..*wrong.*revoked.*30 days/);
  expect(out).not.toContain('wwww');
});

test('leaves with 3 when nothing there is an Okta org', async () => {
  const { status, out, error } = await okta(
    ['collect', '--org', 'http://127.0.0.1:9', '--allow-loopback', '--out', `${folder.path}/none`],
    token(),
  );
  expect([status, (out + error).includes('could not be reached')]).toEqual([3, true]);
});

test('leaves with 2 when something is missing', async () => {
  const [group] = org
    .holds('groups')
    .slice(3)
    .flatMap((each) => ('id' in each ? [String(each.id)] : []));
  org.remove(group ?? '');
  expect((await okta(toOrg('--resources', 'group-members'), token())).status).toBe(2);
});

test('turns a switch on by its name, and off by a word', async () => {
  const args = [
    'collect',
    '--demo-users',
    '5',
    '--resources',
    'group-members',
    '--out',
    `${folder.path}/switched`,
    '--json',
  ];
  const asked = async (...more: string[]) => {
    const { out } = await okta([...args, ...more]);
    return JSON.parse(out).resources.find((each: { resourceType: string }) => each.resourceType === 'group-members');
  };
  const first = await asked();
  const carried = await asked('--incremental');
  const all = await asked('--incremental', 'no');
  expect(carried.requests).toEqual({});
  expect([all.rows, all.requests]).toEqual([first.rows, first.requests]);
});

test('stops cleanly on Ctrl-C, and goes on where it stopped', async () => {
  const args = ['collect', '--out', `${folder.path}/stopped`, '--demo-users', '60', '--demo-window-seconds', '2'];
  const child = begin(args);
  let out = '';
  let interrupted = false;
  child.stdout.on('data', (chunk) => {
    out += chunk;
    // The wave of children has begun once the users are there.
    if (out.includes('users: 60 rows') && !interrupted) interrupted = child.kill('SIGINT');
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(130);
  const [, run] = /Go on with okta-evidence collect --resume (\S+) --out \S+\/stopped\./.exec(out) ?? [];
  const resumed = await okta([...args, '--resume', run ?? '']);
  expect(resumed.out).toMatch(new RegExp(`Run ${run} is complete`));
  expect(resumed.status).toBe(0);
  const again = await okta([...args, '--resume', run ?? '']);
  expect([again.status, again.error.includes('is closed')]).toEqual([64, true]);
});
