import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoOrg, startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { okta } from '../support/command.ts';
import { quick, temporaryFolder } from '../support/local-run.ts';

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 3 });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
  await org.close();
});

const init = (answers: readonly string[], ...more: string[]) =>
  okta(
    ['init', '--allow-loopback', ...more],
    {},
    { input: answers.map((answer) => `${answer}\n`).join(''), cwd: folder.path },
  );
const written = async () => JSON.parse(await readFile(join(folder.path, 'connectors.json'), 'utf8'));

test('asks again for what it does not understand, with the reason, and writes what differs from the defaults', async () => {
  const answers = ['acme', org.url, '', 'Frankfurt', 'eu-central-1', 'daily', 'cron(0 6 * * ? *)', 'Europe/Berlin'];
  const { status, out, error } = await init([...answers, 'sec@example.com', '', ''], '--profile', 'standard');
  expect(status).toBe(0);
  expect(error).toContain('Write acme.okta.com');
  expect(error).toContain('Write a region such as eu-central-1.');
  expect(error).toContain('Write rate(…), cron(…) or at(…).');
  expect(await written()).toEqual({
    connectors: [
      {
        connector: 'okta-evidence',
        orgUrl: org.url,
        allowLoopback: true,
        profile: 'standard',
        region: 'eu-central-1',
        schedule: 'cron(0 6 * * ? *)',
        timeZone: 'Europe/Berlin',
        alarmEmails: ['sec@example.com'],
      },
    ],
  });
  expect(out).toContain(`✔ org: ${org.orgId}`);
});

test('says what to grant to the kind of secret that was chosen, and how to go on', async () => {
  const app = await init([], '--org', org.url, '--yes', '--profile', 'lean');
  expect(app.out).toMatch(/Okta API\s+Scopes, grant[\s\S]*okta\.users\.read/);
  expect(app.out).toContain('okta-evidence rotate --stack okta-evidence --client-id');
  const token = await init([], '--org', org.url, '--yes', '--connector', 'second', '--sign-in', 'token');
  expect(token.out).toContain('Security > Administrators');
  expect(token.out).toContain('okta-evidence token set --stack second');
  expect((await written()).connectors.map(({ connector }: { connector: string }) => connector)).toEqual([
    'okta-evidence',
    'second',
  ]);
});

test('leaves a file alone that it does not understand, or that has the connector already', async () => {
  const file = join(folder.path, 'connectors.json');
  for (const [text, sentence] of [
    ['{"connectors": [{"connector": "okta-evidence", "orgUrl": "acme.okta.com"}]}', 'has a connector okta-evidence'],
    ['{"connectors": [{"connector": "other", "orgUrl": "acme.okta.com", "share": 2}]}', 'connectors[0].share is 2; '],
    ['{"connectors": ', 'It is not JSON'],
  ] as const) {
    await writeFile(file, text);
    const { status, error } = await init([], '--org', org.url, '--yes');
    expect([status, error]).toEqual([64, expect.stringContaining(sentence)]);
    expect(await readFile(file, 'utf8')).toBe(text);
  }
});

test('needs an org, and takes no wrong answer for it', async () => {
  const none = await init([], '--yes');
  expect([none.status, none.error]).toEqual([64, expect.stringContaining("There is no answer: the org's URL")]);
  const wrong = await init([], '--yes', '--org', 'acme');
  expect([wrong.status, wrong.error]).toEqual([64, expect.stringContaining('Write acme.okta.com')]);
});
