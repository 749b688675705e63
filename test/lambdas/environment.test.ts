import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  vi.stubEnv('EVIDENCE_URL', 's3://evidence');
  vi.stubEnv('TOKEN_SECRET', 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:okta');
  vi.stubEnv('CONNECTOR', 'okta-evidence');
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  secrets.reset();
});

const made = async () => (await import('../../lambdas/environment.ts')).environment();

test('reads the one secret it was given', async () => {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"kind":"ssws","token":"t"}' });
  expect(await (await made()).readSecret()).toBe('{"kind":"ssws","token":"t"}');
  expect(secrets.commandCalls(GetSecretValueCommand)[0]?.args[0].input).toEqual({ SecretId: process.env.TOKEN_SECRET });
});

test.each([
  ['ResourceNotFoundException', 'has no value yet'],
  ['AccessDeniedException', 'may read and decrypt it'],
])('says what to do when Secrets Manager answers %s', async (name, advice) => {
  secrets.on(GetSecretValueCommand).rejects(Object.assign(new Error('no'), { name }));
  await expect((await made()).readSecret()).rejects.toThrow(advice);
});

test('refuses to start without knowing where the evidence goes', async () => {
  vi.stubEnv('EVIDENCE_URL', undefined);
  await expect(made()).rejects.toThrow('EVIDENCE_URL');
});

test('keeps the evidence in the bucket it was given', async () => {
  expect((await made()).store.bucket).toBe('evidence');
});
