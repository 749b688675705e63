import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { type Account, arnOf, startAccount } from '../support/aws/account.ts';
import { begin, okta } from '../support/command.ts';
import { quick, temporaryFolder } from '../support/local-run.ts';

let org: DemoOrg;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  org = await startDemoOrg({ ...quick, users: 5 });
  folder = await temporaryFolder();
  file = join(folder.path, 'okta.json');
});
afterEach(async () => {
  await org.close();
  await folder[Symbol.asyncDispose]();
});

const Secret = z.object({
  clientId: z.string(),
  keyId: z.string(),
  privateKey: z.looseObject({ kty: z.string(), d: z.string() }),
});
const appOf = ({ serviceApp }: DemoOrg) => Secret.parse(JSON.parse(serviceApp.secret));
const secretIn = async (path: string) => Secret.parse(JSON.parse(await readFile(path, 'utf8')));

/** Runs the command, and does something each time it waits for Enter; null closes its input. */
async function rotate(
  args: string[],
  variables: Record<string, string> = {},
  ...acts: (((key: object) => void) | null)[]
) {
  const child = begin(['rotate', '--org', org.url, '--allow-loopback', ...args], variables);
  let out = '';
  let waits = 0;
  child.stderr.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
    while (waits < (out.match(/Press Enter[^\n]*\n/g) ?? []).length) {
      const act = acts[waits];
      waits += 1;
      if (act === null || act === undefined) child.stdin.end();
      else {
        act(JSON.parse(/^\{$[\s\S]*?^\}$/m.exec(out)?.[0] ?? '{}'));
        child.stdin.write('\n');
      }
    }
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out };
}

test('makes a first key, waits until Okta takes it, and then writes the secret, which works', async () => {
  const { clientId } = appOf(org);
  const { status, out } = await rotate(
    ['--client-id', clientId, '--secret', file],
    {},
    () => undefined,
    org.serviceApp.addKey,
  );
  expect(status).toBe(0);
  expect(out).toMatch(/none of the app's active public keys[\s\S]*Press Enter to try again/);
  expect(out).toMatch(/Okta takes the key okta-evidence-\d{4}-\d\d-\d\d-\w{4}/);
  expect(out).toMatch(/Okta API\nScopes, grant\n {2}okta\.agentPools\.read/);
  const secret = await secretIn(file);
  expect(secret).toMatchObject({ clientId, privateKey: { kty: 'RSA', alg: 'RS256' } });
  for (const hidden of [secret.privateKey.d, String(secret.privateKey.p)]) expect(out).not.toContain(hidden);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const examined = await okta(['doctor', '--org', org.url, '--allow-loopback', '--secret', file, '--profile', 'lean']);
  expect(examined).toMatchObject({
    status: 0,
    out: expect.stringContaining(`service app ${clientId} signs in with the key`),
  });
});

test('makes another key for the app that the secret names, and says which to remove', async () => {
  await writeFile(file, JSON.stringify({ ...JSON.parse(org.serviceApp.secret), scopes: ['okta.users.read'] }));
  const { status, out } = await rotate(['--secret', file, '--algorithm', 'ES256'], {}, org.serviceApp.addKey);
  expect(status).toBe(0);
  expect(out).toContain('remove the key demo-key there');
  const after = await secretIn(file);
  expect(after).toMatchObject({ clientId: appOf(org).clientId, privateKey: { kty: 'EC' } });
  expect(after.keyId).not.toBe('demo-key');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ scopes: ['okta.users.read'] });
});

test('takes a key for good though no scope is granted yet', async () => {
  org.serviceApp.grant([]);
  const { status } = await rotate(['--client-id', appOf(org).clientId, '--secret', file], {}, org.serviceApp.addKey);
  expect(status).toBe(0);
});

test('changes nothing when it is left before Okta takes the key', async () => {
  await writeFile(file, org.serviceApp.secret);
  const { status, out } = await rotate(['--secret', file], {}, () => undefined, null);
  expect(status).toBe(3);
  expect(out).toContain('Nothing was changed');
  expect(await readFile(file, 'utf8')).toBe(org.serviceApp.secret);
});

test.each([
  [['--client-id', '0oa1'], /one of --secret, --secret-arn and --stack/],
  [['--secret', 'missing.json'], /is empty: name the service app with --client-id/],
])('says what is missing: %j', async (args, sentence) => {
  const { status, out } = await rotate(args);
  expect(status).toBe(64);
  expect(out).toMatch(sentence);
});

test('does not take an API token for an app', async () => {
  await writeFile(file, org.token);
  const { status, out } = await rotate(['--secret', file]);
  expect(status).toBe(64);
  expect(out).toMatch(/holds an API token, which only a person can renew/);
  expect(out).not.toContain(org.token);
});

describe('in the secret of a deployed connector', () => {
  const secret = arnOf('secretsmanager', 'secret:okta');
  const stateMachine = arnOf('states', 'stateMachine:okta-evidence');
  let secrets: Map<string, string | null>;
  let account: Account;
  beforeEach(async () => {
    secrets = new Map([[secret, null]]);
    account = await startAccount({
      name: 'okta',
      bucket: 'evidence',
      stateMachine,
      outputs: { EvidenceBucket: 'evidence', Org: org.url, StateMachine: stateMachine, TokenSecret: secret },
      definition: '{}',
      perform: async () => ({}),
      secrets,
      signingKeys: [],
    });
  });
  afterEach(() => account[Symbol.asyncDispose]());
  const inStack = (...more: string[]) => ['--stack', 'okta', ...more];

  test('a first key and the next one are put where the functions read them', async () => {
    const { clientId } = appOf(org);
    const first = await rotate(inStack('--client-id', clientId), account.variables, org.serviceApp.addKey);
    expect(first.status).toBe(0);
    const { keyId } = Secret.parse(JSON.parse(secrets.get(secret) ?? ''));
    const next = await rotate(inStack(), account.variables, org.serviceApp.addKey);
    expect(next).toMatchObject({ status: 0, out: expect.stringContaining(`remove the key ${keyId} there`) });
    expect(Secret.parse(JSON.parse(secrets.get(secret) ?? ''))).toMatchObject({ clientId });
    expect(secrets.get(secret)).not.toContain(keyId);
  });

  test.each(['GetSecretValue', 'PutSecretValue'])(
    'says which right it takes without %s, and leaves the secret',
    async (operation) => {
      account.denied.add(`secretsmanager.${operation}`);
      secrets.set(secret, org.serviceApp.secret);
      const { status, out } = await rotate(inStack(), account.variables, org.serviceApp.addKey);
      expect(status).toBe(3);
      expect(out).toContain(`You need secretsmanager:${operation} on ${secret}`);
      expect(secrets.get(secret)).toBe(org.serviceApp.secret);
    },
  );
});
