import { S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { handler as onCompletion } from '../../examples/consumers/on-completion.ts';
import { handler as onObject } from '../../examples/consumers/on-object.ts';
import { forwardNext, type SiemRow } from '../../examples/consumers/siem.ts';
import type { Announcement } from '../../lambdas/contracts/announcement.ts';
import type { Manifest } from '../../lambdas/contracts/manifest.ts';
import { openRun } from '../../lambdas/evidence/checked-run.ts';
import { createS3Store } from '../../lambdas/evidence/store/s3-store.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { environmentFor, quick, rowsOf, run } from '../support/local-run.ts';

const bucket = 'evidence';
let server: FauxqsServer;
let store: Store;
let publicKey: string;
let manifest: Manifest;
let announcement: Announcement;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  server.createBucket(bucket);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials });
  store = createS3Store(client, bucket, '');
  const org = await startDemoOrg({ ...quick, users: 40 });
  const made = await run({ org, store, input: { resources: ['users', 'groups'] } });
  await org.close();
  if (made === null || made.manifest === null) throw new Error('The run left no manifest.');
  manifest = made.manifest;
  announcement = made.announcement;
  publicKey = (await environmentFor(org, store).signer?.publicKey()) ?? '';
});
afterAll(() => server.stop());

/** As in a function's environment, where the SDK and the examples look for it. */
beforeEach(() => {
  const variables = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}`,
    SIGNING_PUBLIC_KEY: publicKey,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The event as EventBridge documents it, around the connector's detail. */
const completion = (detail: object = announcement) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': 'Okta Evidence Run Completed',
  source: 'okta-evidence',
  account: '111122223333',
  time: '2026-11-24T06:05:00Z',
  region: 'eu-central-1',
  resources: [],
  detail,
});

const rows = (resourceType: string) => rowsOf(store, manifest.org.id, manifest.run, resourceType);
const partOf = (resourceType: string) =>
  manifest.resources.find((each) => each.resourceType === resourceType)?.parts[0]?.key ?? '';

/** Changes an object for as long as a test takes. */
async function withChanged(key: string, change: (body: Buffer) => Buffer, during: () => Promise<void>): Promise<void> {
  const whole = Buffer.from((await store.get(key))?.body ?? []);
  await store.put(key, change(whole));
  try {
    await during();
  } finally {
    await store.put(key, whole);
  }
}
const flipped = (body: Buffer) => Buffer.from(body.map((byte, index) => (index === body.length - 1 ? byte ^ 1 : byte)));

describe('a function on the completion event', () => {
  test('reads the rows that were signed', async () => {
    const expected: Record<string, number> = {};
    for (const { status } of (await rows('users')).map((row) => Object(row)))
      expected[status] = (expected[status] ?? 0) + 1;
    expect(Object.keys(expected).length).toBeGreaterThan(1);
    expect(await onCompletion(completion())).toEqual(expected);
  });

  test('refuses a part, a manifest and a signature that are not those of the run', async () => {
    const key = announcement.manifest?.key ?? '';
    await withChanged(partOf('users'), flipped, async () => {
      await expect(onCompletion(completion())).rejects.toThrow(`${partOf('users')}: Its bytes are not those`);
    });
    const other = (body: Buffer) => Buffer.from(body.toString().replace('"complete"', '"limited"'));
    await withChanged(key, other, async () => {
      await expect(onCompletion(completion())).rejects.toThrow('It is not the manifest that was announced.');
      await expect(openRun(store, { key }, publicKey)).rejects.toThrow('It is not the manifest that was signed.');
    });
    vi.stubEnv('SIGNING_PUBLIC_KEY', 'of nobody');
    await expect(onCompletion(completion())).rejects.toThrow('Its signature is not good');
  });

  test('says that there is nothing to read of a run without a manifest', async () => {
    const failed = { ...announcement, status: 'failed', reason: 'The org could not be reached.', manifest: null };
    await expect(onCompletion(completion(failed))).rejects.toThrow('left no manifest: The org could not be reached.');
  });
});

describe('a queue for a SIEM', () => {
  /** A queue whose messages come again at once when they were not taken. */
  async function queueWith(event: object) {
    const sqs = new SQSClient();
    const made = await sqs.send(
      new CreateQueueCommand({ QueueName: crypto.randomUUID(), Attributes: { VisibilityTimeout: '0' } }),
    );
    // Its host is one that only a resolver of its own would know.
    const QueueUrl = `http://127.0.0.1:${server.port}${new URL(made.QueueUrl ?? '').pathname}`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
    const left = async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.length ?? 0;
    return { queueUrl: QueueUrl, left };
  }

  test('gives it every row once, and takes the event when it has them', async () => {
    const { queueUrl, left } = await queueWith(completion());
    const sent: SiemRow[] = [];
    const send = async (some: readonly SiemRow[]) => {
      sent.push(...some);
    };
    await forwardNext({ queueUrl, publicKey, resourceTypes: ['users', 'groups'], send }, 0);
    const of = (resourceType: string) => sent.filter((each) => each.resourceType === resourceType);
    for (const type of ['users', 'groups']) expect(of(type).map(({ row }) => row)).toEqual(await rows(type));
    expect(new Set(sent.map(({ resourceType, place }) => `${resourceType} ${place}`)).size).toBe(sent.length);
    expect(await left()).toBe(0);
  });

  test('keeps the event while the SIEM is away, and of evidence that was changed', async () => {
    const { queueUrl, left } = await queueWith(completion());
    const away = async () => {
      throw new Error('SIEM away');
    };
    const forwarding = { queueUrl, publicKey, resourceTypes: ['users'], send: away };
    await expect(forwardNext(forwarding, 0)).rejects.toThrow('SIEM away');
    expect(await left()).toBe(1);
    const send = vi.fn(async () => undefined);
    await withChanged(partOf('users'), flipped, async () => {
      await expect(forwardNext({ ...forwarding, send }, 0)).rejects.toThrow('Its bytes are not those');
    });
    expect(send).not.toHaveBeenCalled();
    expect(await left()).toBe(1);
  });
});

describe('a function on new objects', () => {
  /** As S3 writes keys in its own notifications. */
  const record = (key: string) => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        sequencer: '0055AED6DCD90281E5',
      },
    },
  });
  const created = (key: string) => ({
    ...completion(),
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { version: '0', bucket: { name: bucket }, object: { key, size: 5 }, reason: 'PutObject' },
  });

  test.each([
    ["S3's own notifications", (key: string) => ({ Records: [record(key)] })],
    ["EventBridge's", created],
  ])('reads nothing before the manifest, and then the rows that it names: by %s', async (_, event) => {
    const groups = (await rows('groups')).map((row) => Object(row).profile.name);
    expect(groups.length).toBeGreaterThan(0);
    const keys: string[] = [];
    for await (const key of store.list('')) keys.push(key);
    const key = announcement.manifest?.key ?? '';
    for (const other of keys.filter((each) => each !== key)) expect(await onObject(event(other))).toEqual([]);
    expect(keys).toContain(partOf('groups'));
    expect(await onObject(event(key))).toEqual(groups);
    await withChanged(partOf('groups'), flipped, async () => {
      await expect(onObject(event(key))).rejects.toThrow('Its bytes are not those that were signed.');
    });
  });

  test("takes S3's test event for nothing", async () => {
    const said = `{ "Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "${bucket}" }`;
    expect(await onObject(JSON.parse(said))).toEqual([]);
  });
});
