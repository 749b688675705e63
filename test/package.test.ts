import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { configuration } from './support/command.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  bin: z.object({ 'okta-evidence': z.string() }),
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
});

/** A stranger's project: the packed package in it, and what the package says it needs. Nothing else can be imported. */
let project: string;
let packed: string;
let tarball: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'okta-evidence-stranger-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: root,
    maxBuffer: 16_777_216,
  });
  tarball = join(project, z.array(z.object({ filename: z.string() })).parse(JSON.parse(stdout))[0]?.filename ?? '');
  const { name, dependencies, peerDependencies } = await manifestIn(root);
  packed = join(project, 'node_modules', name);
  await mkdir(packed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', packed, '--strip-components', '1']);
  // And what the stranger's own project has: types of Node for the compiler, and a client of SQS.
  const own = ['@types/node', '@aws-sdk/client-sqs'];
  for (const needed of [...Object.keys({ ...dependencies, ...peerDependencies }), ...own]) {
    const link = join(project, 'node_modules', needed);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', needed), link);
  }
}, 180_000);
afterAll(() => rm(project, { recursive: true }));

async function manifestIn(folder: string) {
  return Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
}

/** Runs a script in the stranger's project. @throws when it does not leave with 0. */
async function node(args: string[], variables: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, ...configuration, ...variables };
  const { stdout } = await run(process.execPath, args, { cwd: project, env, maxBuffer: 16_777_216 });
  return stdout;
}

async function okta(...args: string[]): Promise<string> {
  const { bin } = await manifestIn(packed);
  return node([join(packed, bin['okta-evidence']), ...args]);
}

test('the tarball is small, and holds JavaScript with its declarations: no TypeScript that Node would refuse, no tests', async () => {
  const files = await readdir(packed, { recursive: true });
  expect(files.filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.startsWith('examples/'))).toEqual([]);
  expect(files.filter((name) => /^(test|bench|dist\/test|dist\/bin\/docs)\b/.test(name))).toEqual([]);
  // Modules that are named by a URL, which the compiler leaves as it is: threads are started from theirs.
  const scripts = files.filter((name) => name.startsWith('dist/') && name.endsWith('.js'));
  for (const name of scripts)
    expect([name, await readFile(join(packed, name), 'utf8')]).not.toEqual([
      name,
      expect.stringMatching(/'\.[^'\n]*\.ts'/),
    ]);
  expect(scripts).toContain('dist/lambdas/evidence/verify/reader-thread.js');
  expect(files).toEqual(
    expect.arrayContaining(['README.md', 'CHANGELOG.md', 'LICENSE', 'docs/runbook.md', 'connectors.schema.json']),
  );
  expect((await stat(tarball)).size).toBeLessThan(4_000_000);
});

test('the installed command collects from the demo org, and what it wrote verifies', async () => {
  expect(await okta('--help')).toContain('Collects read-only compliance evidence');
  const collected = JSON.parse(await okta('collect', '--demo-users', '20', '--resources', 'user-factors', '--json'));
  expect(collected).toMatchObject({ status: 'complete' });
  const manifest = JSON.parse(await readFile(collected.manifest, 'utf8'));
  const { stdout: commit } = await run('git', ['rev-parse', 'HEAD'], { cwd: root }).catch(() => ({
    stdout: 'unknown',
  }));
  const { name, version } = await manifestIn(root);
  expect(manifest.collector).toMatchObject({ name, version, commit: commit.trim() });
  expect(await okta('verify', 'evidence-demo')).toContain('is as it was written');
  // And for consumers, from its own door.
  await writeFile(
    join(project, 'read.mjs'),
    `import { readFile } from 'node:fs/promises';
import { openRun, openStore } from 'okta-evidence-connector/evidence';
const [, , key, pem] = process.argv;
const run = await openRun(openStore(new URL('evidence-demo', import.meta.url).href), { key }, await readFile(pem, 'utf8'));
const logins = await Array.fromAsync(run.rows('users'), ({ profile }) => profile.login);
console.log(new Set(logins).size);
`,
  );
  const key = `runs/${collected.manifest.split('/runs/')[1]}`;
  const pem = collected.manifest.replace('manifest.json', 'signing-key.pem');
  const users = manifest.resources.find(({ resourceType }: { resourceType: string }) => resourceType === 'users');
  expect(Number(await node(['read.mjs', key, pem]))).toBe(users.rows);
});

test('the construct synthesizes in a CDK app of the project, with types and the bundles that came along; the examples fit', async () => {
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(project, 'app.ts'),
    `import { App, Stack } from 'aws-cdk-lib';
import { OktaEvidenceConnector } from 'okta-evidence-connector';

const app = new App();
const stack = new Stack(app, 'Theirs', { suppressTemplateIndentation: true });
const okta = new OktaEvidenceConnector(stack, 'Okta', {
  settings: { orgUrl: 'acme.okta.com', connector: 'acme', include: ['org-settings'] },
});
export const bucketName: string = okta.evidence.bucket.bucketName;
app.synth();
`,
  );
  const options = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] };
  await writeFile(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, skipLibCheck: true }, include: ['app.ts', 'consumers'] }),
  );
  await cp(join(packed, 'examples/consumers'), join(project, 'consumers'), { recursive: true });
  await node([join(root, 'node_modules/typescript/bin/tsc'), '-p', project]);
  await node(['app.ts'], { CDK_OUTDIR: 'theirs' });
  await expectBundles('theirs');
  expect(await readdir(join(project, 'theirs'))).toContain('Theirs.template.json');
}, 120_000);

test('the app of the package makes a stack of each connector in connectors.json', async () => {
  const connectors = [{ connector: 'acme', orgUrl: 'acme.okta.com', include: ['org-settings'] }];
  await writeFile(join(project, 'connectors.json'), JSON.stringify({ connectors }));
  await node([join(packed, 'dist/bin/app.js')], { CDK_OUTDIR: 'ours' });
  await expectBundles('ours');
  expect(await readdir(join(project, 'ours'))).toContain('acme.template.json');
}, 120_000);

/** Every handler lies in the assembly, Assess with DuckDB beside it. */
async function expectBundles(assembly: string): Promise<void> {
  const files = await readdir(join(project, assembly), { recursive: true });
  const ends = ['plan.mjs', 'collect.mjs', 'publish.mjs', 'freshness.mjs', 'signing-key.mjs', 'assess.mjs'];
  for (const end of [...ends, 'artifacts/user-mfa.sql', 'report/page.css', 'libduckdb.so'])
    expect(files.some((file) => file.endsWith(`/${end}`))).toBe(true);
}
