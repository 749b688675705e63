import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { handler } from '../../lambdas/signing-key.ts';

const kms = mockClient(KMSClient);
afterEach(() => kms.reset());
const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/1';
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Takes answers as the bucket of CloudFormation does, which signs its addresses for no content type; the first `refused` not. */
async function cloudFormation(refused = 0) {
  const heard: { type: string | undefined; answer: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    heard.push({
      type: request.headers['content-type'],
      answer: request.method === 'PUT' ? JSON.parse(Buffer.concat(chunks).toString()) : null,
    });
    response.writeHead(heard.length <= refused ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const ask = (RequestType: string, more: object = {}) =>
    handler({
      RequestType,
      ResponseURL: `http://127.0.0.1:${port}/answer?X-Amz-Signature=1`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'PublicKey',
      ResourceType: 'Custom::SigningPublicKey',
      ResourceProperties: { ServiceToken: 'arn', KeyArn: keyArn },
      ...more,
    });
  return {
    heard,
    ask,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const asked = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'PublicKey' };

test('tells CloudFormation the public key in PEM, byte for byte', async () => {
  await using stack = await cloudFormation();
  kms
    .on(GetPublicKeyCommand, { KeyId: keyArn })
    .resolves({ PublicKey: publicKey.export({ type: 'spki', format: 'der' }) });
  for (const type of ['Create', 'Update']) await stack.ask(type, { PhysicalResourceId: keyArn });
  const answer = {
    ...asked,
    Status: 'SUCCESS',
    PhysicalResourceId: keyArn,
    Data: { PublicKey: publicKey.export({ type: 'spki', format: 'pem' }) },
  };
  expect(stack.heard).toEqual([
    { type: '', answer },
    { type: '', answer },
  ]);
});

test('says in a sentence why there is none, instead of leaving CloudFormation waiting', async () => {
  await using stack = await cloudFormation();
  kms.on(GetPublicKeyCommand).rejects(Object.assign(new Error('secret detail'), { name: 'DisabledException' }));
  await stack.ask('Create');
  kms.on(GetPublicKeyCommand).resolves({});
  await stack.ask('Create');
  const [disabled, empty] = stack.heard.map(({ answer }) => answer);
  expect(disabled).toMatchObject({ ...asked, Status: 'FAILED', PhysicalResourceId: keyArn });
  expect(disabled).toHaveProperty(
    'Reason',
    expect.stringMatching(/KMS would not give .*\(DisabledException\).*deploy again/),
  );
  expect(disabled).not.toHaveProperty('Reason', expect.stringContaining('secret detail'));
  expect(empty).toMatchObject({ Status: 'FAILED' });
});

test('has nothing to delete, and asks KMS for nothing then', async () => {
  await using stack = await cloudFormation();
  await stack.ask('Delete', { PhysicalResourceId: 'what it was' });
  expect(stack.heard).toEqual([
    { type: '', answer: { ...asked, Status: 'SUCCESS', PhysicalResourceId: 'what it was' } },
  ]);
  expect(kms.calls()).toEqual([]);
});

test('tries again when CloudFormation does not take the answer, and then says so', async () => {
  await using patient = await cloudFormation(2);
  await patient.ask('Delete', { PhysicalResourceId: 'x' });
  expect(patient.heard).toHaveLength(3);
  await using deaf = await cloudFormation(Number.POSITIVE_INFINITY);
  await expect(deaf.ask('Delete', { PhysicalResourceId: 'x' })).rejects.toThrow(
    'did not take the answer for PublicKey (status 503)',
  );
});
