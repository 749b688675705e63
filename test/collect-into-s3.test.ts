import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { Manifest } from '../lambdas/contracts/manifest.ts';
import { createS3Store } from '../lambdas/evidence/store/s3-store.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

test('a run into a bucket gives the rows of a run into a folder, and its event names the manifest', async () => {
  const server = await startFauxqs({ port: 0, logger: false });
  server.createBucket('evidence');
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const store = createS3Store(client, 'evidence', '');
  const org = await startDemoOrg({ ...quick, users: 40 });
  await using folder = await temporaryFolder();
  const input = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };

  const inBucket = await run({ org, store, input });
  const inFolder = await run({ org, store: folder.store, input });
  for (const resourceType of Object.keys(catalogue))
    expect(await rowsOf(store, org.orgId, inBucket?.runId ?? '', resourceType)).toEqual(
      await rowsOf(folder.store, org.orgId, inFolder?.runId ?? '', resourceType),
    );
  const { bucket, key } = inBucket?.announcement.manifest ?? { bucket: '', key: '' };
  const stored = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  expect(Manifest.parse(JSON.parse((await stored.Body?.transformToString()) ?? ''))).toEqual(inBucket?.manifest);
  await org.close();
  await server.stop();
});
