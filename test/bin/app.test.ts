import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/local-run.ts';

const run = promisify(execFile);
const app = fileURLToPath(new URL('../../bin/app.ts', import.meta.url));

/** Runs the CDK app in a folder, as the CDK's command line does. */
async function synth(folder: string, context: object = {}) {
  const out = join(folder, 'out');
  const env = { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) };
  try {
    await run(process.execPath, [app], { cwd: folder, env });
    return { templates: (await readdir(out)).filter((name) => /^[^.]+\.template\.json$/.test(name)).sort(), said: '' };
  } catch (error) {
    return { templates: [], said: String(Object(error).stderr) };
  }
}

const small = { include: ['org-settings'], signing: false };

test('one file makes a stack of each org, one -c orgUrl makes its own, and the two do not mix', async () => {
  await using folder = await temporaryFolder();
  const file = {
    defaults: small,
    connectors: [
      { connector: 'acme', orgUrl: 'acme.okta.com', region: 'eu-central-1' },
      { connector: 'acme-cn', orgUrl: 'acme.oktapreview.com', region: 'cn-north-1' },
    ],
  };
  await writeFile(join(folder.path, 'connectors.json'), JSON.stringify(file));
  expect((await synth(folder.path)).templates).toEqual(['acme-cn.template.json', 'acme.template.json']);
  const own = await synth(folder.path, { orgUrl: 'other.okta.com', connector: 'other', include: 'org-settings' });
  expect(own.templates).toContain('other.template.json');
  expect((await synth(folder.path, { share: '0.3' })).said).toContain('write share into the file');
  expect((await synth(folder.path, { orgUrl: 'acme.okta.com', shares: '0.3' })).said).toContain('shares is no setting');
  expect((await synth(folder.path, { config: 'nowhere.json' })).said).toContain('There is no nowhere.json.');
  expect((await synth(folder.path, { orgUrl: 'acme' })).said).toContain('It is read from -c orgUrl=');
}, 300_000);
