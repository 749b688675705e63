import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import type { DemoOrgOptions } from '../../bin/demo-org/options.ts';
import { readStack } from '../../bin/deployed/stack.ts';
import { checkStack } from '../../bin/doctor/aws.ts';
import type { Check } from '../../bin/doctor/check.ts';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { okta } from '../support/command.ts';
import { quick } from '../support/local-run.ts';

const Result = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ check: z.string(), status: z.string(), found: z.string(), fix: z.string().optional() })),
  resources: z.array(z.object({ resourceType: z.string(), visibility: z.string(), fix: z.string().optional() })),
  estimate: z.object({ people: z.number(), minutes: z.number() }).nullable(),
  requests: z.number(),
});

type Org = Awaited<ReturnType<typeof startDemoOrg>>;

async function examined(
  options: Partial<DemoOrgOptions>,
  prepare: (org: Org) => void = () => undefined,
  more: string[] = [],
  secret: (org: Org) => string = (org) => org.token,
) {
  const org = await startDemoOrg({ ...quick, users: 40, ...options });
  prepare(org);
  const args = ['doctor', '--org', org.url, '--allow-loopback', '--json', '--profile', 'extra', ...more];
  const { status, out, error } = await okta(args, { OKTA_API_TOKEN: secret(org) });
  await org.close();
  expect(error).toBe('');
  const result = Result.parse(JSON.parse(out));
  const of = (resourceType: string) => result.resources.find((each) => each.resourceType === resourceType);
  const check = (name: string) => result.checks.find((each) => each.check === name);
  return { ...result, status, out, org, of, check };
}

test('looks at every resource type of a good org with fewer than 200 requests, none but GETs', async () => {
  const { ok, status, resources, checks, estimate, org, requests, out } = await examined({});
  expect({ ok, status }).toEqual({ ok: true, status: 0 });
  expect(resources.map(({ resourceType }) => resourceType).sort()).toEqual(Object.keys(catalogue).sort());
  expect(org.requests.length).toBeLessThan(200);
  expect(org.requests.length - requests).toBe(1);
  expect(org.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(checks.map(({ check }) => check)).toEqual([
    'org URL',
    'DNS and TLS',
    'org',
    'clock',
    'token',
    'roles',
    'visibility',
    'rate limits',
    'a run',
    'cost in AWS',
  ]);
  expect(checks.at(-1)?.found).toMatch(/^about \$\d+ a month with 30 runs, and \$\d+\.\d\d more with each month/);
  expect(estimate?.people).toBeGreaterThan(30);
  expect(out).not.toContain(org.token);
});

const asApp = (org: Org) => org.serviceApp.secret;

test('looks at every resource type as a service app, with fewer than 200 requests, and shows no key', async () => {
  const { ok, resources, check, org, out } = await examined({ dpop: true }, undefined, [], asApp);
  expect(ok).toBe(true);
  expect(resources.filter(({ visibility }) => visibility !== 'full' && visibility !== 'unknown')).toEqual([]);
  expect(org.requests.length).toBeLessThan(200);
  expect(check('token')?.found).toMatch(/service app 0oa\w+ signs in with the key demo-key, with proof of possession/);
  expect(check('scopes')).toMatchObject({ status: 'ok', found: expect.stringMatching(/^all \d\d granted$/) });
  expect(check('roles')?.found).toBe('SUPER_ADMIN');
  const { privateKey } = z.object({ privateKey: z.object({ d: z.string() }) }).parse(JSON.parse(org.serviceApp.secret));
  for (const hidden of [privateKey.d, ...org.serviceApp.accessTokens]) expect(out).not.toContain(hidden);
});

test('names the scopes that a service app lacks, and what each would read', async () => {
  const granted = ['okta.users.read', 'okta.groups.read'];
  const { of, check } = await examined({ granted }, undefined, [], asApp);
  expect(check('scopes')).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(/^2 granted, not okta\.agentPools\.read, /),
    fix: expect.stringContaining('Okta API Scopes'),
  });
  expect(of('brands')).toMatchObject({ visibility: 'denied', fix: expect.stringContaining('Grant okta.brands.read') });
  expect(of('users')?.visibility).toBe('unknown');
});

test('says which role to give a service app that has scopes and none', async () => {
  const { of, check } = await examined({ role: null }, undefined, [], asApp);
  const role = expect.stringMatching(/Read-only Administrator .*Applications > the app > Admin roles/);
  expect(of('users')).toMatchObject({ visibility: 'denied', fix: role });
  expect(check('roles')).toMatchObject({ status: 'warning', fix: role });
});

test('says of a refused key what to do, and of a clock how wrong it is', async () => {
  const revoked = await examined({}, (org) => org.serviceApp.revokeKey('demo-key'), [], asApp);
  expect(revoked.status).toBe(3);
  expect(revoked.check('token')).toMatchObject({ status: 'failed', fix: expect.stringContaining('rotate') });
  const late = await examined({ clockAheadMs: 120_000 }, undefined, [], asApp);
  expect(late.check('clock')).toMatchObject({
    status: 'warning',
    found: expect.stringMatching(/1[12]\d s behind Okta/),
  });
});

test('says what a read-only administrator is not shown, and what each denied type needs', async () => {
  const { of, status, check } = await examined({ role: 'READ_ONLY_ADMIN' });
  expect(status).toBe(0);
  expect(of('api-tokens')).toMatchObject({ visibility: 'denied', fix: expect.stringContaining('okta.apiTokens.read') });
  expect(of('apps')?.visibility).toBe('filtered');
  expect(of('users')?.visibility).toBe('full');
  expect(check('visibility')?.status).toBe('warning');
});

test('is not deceived by the empty lists of a token without a role', async () => {
  const { of, ok, check } = await examined({ role: null });
  expect(of('users')).toMatchObject({ visibility: 'denied', fix: expect.stringContaining('Read-only Administrator') });
  expect(check('roles')).toMatchObject({ status: 'warning', found: expect.stringContaining('not readable') });
  expect(ok).toBe(true);
});

test('goes on after a dead token as far as it can, and leaves with 3', async () => {
  const { check, status, resources } = await examined({}, (org) => org.revokeToken());
  expect(status).toBe(3);
  expect(check('org')?.status).toBe('ok');
  expect(check('token')).toMatchObject({ status: 'failed', fix: expect.stringContaining('Security > API > Tokens') });
  expect(resources).toEqual([]);
});

test('knows a Classic org', async () => {
  const { of, check } = await examined({ engine: 'classic' });
  expect(check('org')?.found).toContain('Classic Engine');
  expect(of('authenticators')?.visibility).toBe('unavailable');
});

test('prints a line a check, with what to do, and leaves with 3 when the address is none', async () => {
  const { out, status } = await okta(['doctor', '--org', 'acme'], { OKTA_API_TOKEN: 'x' });
  expect(out).toMatch(/✖ org URL: "acme" cannot be used\.\n +.*Write acme\.okta\.com/);
  expect(status).toBe(3);
});

const stacks = mockClient(CloudFormationClient);
const secrets = mockClient(SecretsManagerClient);
const s3 = mockClient(S3Client);
afterEach(() => {
  for (const client of [stacks, secrets, s3]) client.reset();
});
const outputs = {
  EvidenceBucket: 'evidence',
  Org: 'acme.okta.com',
  StateMachine: 'arn:aws:states:machine',
  TokenSecret: 'arn:aws:secretsmanager:secret',
};

async function checksOf(): Promise<Check[]> {
  const checks: Check[] = [];
  await checkStack(outputs, (check) => checks.push(check));
  return checks;
}

test("finds a connector by its stack's outputs, and refuses a stack that is none", async () => {
  const asOutputs = (values: object) =>
    Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue: String(OutputValue) }));
  const stack = { StackName: 'okta', CreationTime: new Date(), StackStatus: 'CREATE_COMPLETE' as const };
  stacks
    .on(DescribeStacksCommand)
    .resolvesOnce({ Stacks: [{ ...stack, Outputs: asOutputs(outputs) }] })
    .resolvesOnce({ Stacks: [{ ...stack, Outputs: [] }] })
    .rejectsOnce(Object.assign(new Error('no'), { name: 'ValidationError' }));
  expect(await readStack('okta')).toEqual(outputs);
  await expect(readStack('okta')).rejects.toThrow("is not a connector's");
  await expect(readStack('gone')).rejects.toThrow(/stack gone \(ValidationError\)/);
});

test('finds the secret readable, the bucket writable and the key of use', async () => {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"kind":"ssws","token":"00secret"}' });
  s3.on(PutObjectCommand).resolves({});
  s3.on(GetObjectCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  const checks = await checksOf();
  expect(checks.map(({ check, status }) => [check, status])).toEqual([
    ['secret', 'ok'],
    ['bucket', 'ok'],
    ['key', 'failed'],
  ]);
  expect(JSON.stringify(checks)).not.toContain('00secret');
});

test('says which right is missing', async () => {
  secrets.on(GetSecretValueCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  s3.on(PutObjectCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  const checks = await checksOf();
  expect(checks).toMatchObject([
    { check: 'secret', status: 'failed', fix: expect.stringContaining('secretsmanager:GetSecretValue') },
    { check: 'bucket', status: 'failed', fix: expect.stringContaining('s3:PutObject') },
    { check: 'key', status: 'skipped' },
  ]);
});
