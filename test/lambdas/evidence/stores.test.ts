import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFileStore } from '../../../lambdas/evidence/store/file-store.ts';
import { openStore } from '../../../lambdas/evidence/store/open-store.ts';
import { createS3Store } from '../../../lambdas/evidence/store/s3-store.ts';
import { type Store, StoreError } from '../../../lambdas/evidence/store/store.ts';

let server: FauxqsServer;
let client: S3Client;
let folder: string;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  server.createBucket('evidence');
  client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  folder = await mkdtemp(join(tmpdir(), 'okta-evidence-'));
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function keysOf(store: Store, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
}

describe.each([
  ['a bucket', () => createS3Store(client, 'evidence', '')],
  ['a bucket below a prefix', () => createS3Store(client, 'evidence', 'okta/')],
  ['a folder', () => createFileStore(folder)],
])('%s', (_, open) => {
  test('gives back the bytes it took, and says what it took', async () => {
    const store = open();
    const body = randomBytes(3_000_000);
    const stored = await store.put('v1/resource=users/part.gz', body);
    expect(stored).toMatchObject({ key: 'v1/resource=users/part.gz', bytes: body.byteLength });
    expect(stored.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from((await store.get(stored.key))?.body ?? []).equals(body)).toBe(true);
    expect((await buffer(store.read(stored.key))).equals(body)).toBe(true);
  });

  test('has null for what is not there', async () => {
    expect(await open().get('runs/nothing.json')).toBeNull();
  });

  test('lists what begins with a prefix, in key order, and nothing else', async () => {
    const store = open();
    for (const key of ['l/b-x/2', 'l/b/1', 'l/a', 'l/b/10', 'l/bc', 'm/b']) await store.put(key, Buffer.from(key));
    expect(await keysOf(store, 'l/b')).toEqual(['l/b-x/2', 'l/b/1', 'l/b/10', 'l/bc']);
    expect(await keysOf(store, 'l/b/')).toEqual(['l/b/1', 'l/b/10']);
    expect(await keysOf(store, 'n')).toEqual([]);
  });

  test('overwrites', async () => {
    const store = open();
    await store.put('latest/run.json', Buffer.from('1'));
    await store.put('latest/run.json', Buffer.from('2'));
    expect(Buffer.from((await store.get('latest/run.json'))?.body ?? []).toString()).toBe('2');
  });
});

test('a folder never shows an object that is half written', async () => {
  const store = createFileStore(folder);
  await writeFile(join(folder, 'left.unfinished'), 'half');
  expect(await keysOf(store, 'left')).toEqual([]);
});

test('a folder that cannot be written says so and what to do', async () => {
  await writeFile(join(folder, 'file'), '');
  const error = await createFileStore(folder)
    .put('file/below', Buffer.from('x'))
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ message: expect.stringContaining('Name another folder with --out') });
  expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished') && name !== 'left.unfinished')).toEqual(
    [],
  );
});

test.each(['AccessDenied', 'NoSuchBucket', 'SlowDown'])('a bucket that answers %s says so', async (name) => {
  const refusing = mockClient(S3Client);
  refusing.on(PutObjectCommand).rejects(Object.assign(new Error('no'), { name }));
  const error = await createS3Store(client, 'evidence', '')
    .put('k', Buffer.from('x'))
    .catch((caught: unknown) => caught);
  refusing.restore();
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ message: expect.stringMatching(`s3://evidence/k: ${name}`) });
});

test('an evidence URL is a bucket or a folder', () => {
  expect(openStore('s3://bucket/prefix').bucket).toBe('bucket');
  expect(openStore('file:///tmp/x').bucket).toBe('/tmp/x');
  expect(() => openStore('ftp://x')).toThrow('names no store');
});
