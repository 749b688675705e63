import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { createS3Store } from '../lambdas/evidence/store/s3-store.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { quick, rowsOf, run } from './support/local-run.ts';

/** What befalls one request on its way to the bucket. */
const troubles = {
  throttled: (_, response) => {
    const error = '<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>';
    response.writeHead(503, { 'content-type': 'application/xml' }).end(error);
  },
  refused: (_, response) => {
    const error = '<Error><Code>InternalError</Code><Message>Try again.</Message></Error>';
    response.writeHead(500, { 'content-type': 'application/xml' }).end(error);
  },
  'cut while sent': (asked) => {
    asked.once('data', () => asked.socket.destroy());
    asked.once('end', () => asked.socket.destroy());
  },
  'cut before the answer': (asked, response, port) => {
    forward(asked, response, port, (answer) => answer.once('readable', () => asked.socket.destroy()));
  },
  'cut in the answer': (asked, response, port) => {
    forward(asked, response, port, (answer) => {
      answer.once('data', (chunk: Buffer) => {
        response.writeHead(answer.statusCode ?? 200, answer.headers);
        response.write(chunk.subarray(0, Math.floor(chunk.length / 2)), () => asked.socket.destroy());
      });
      answer.once('end', () => asked.socket.destroy());
    });
  },
} satisfies Record<string, (asked: IncomingMessage, response: ServerResponse, port: number) => void>;
const kinds = Object.keys(troubles).filter((kind): kind is keyof typeof troubles => Object.hasOwn(troubles, kind));

function forward(
  asked: IncomingMessage,
  response: ServerResponse,
  port: number,
  take: (answer: IncomingMessage) => void = (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  },
): void {
  const { method, url: path, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path, headers }, take);
  onward.once('error', () => response.destroy());
  asked.once('error', () => onward.destroy());
  asked.pipe(onward);
}

/** A way to the bucket on which the given troubles come, one a request, by turns. */
async function troubledWay(
  server: FauxqsServer,
  befalling: readonly (keyof typeof troubles | null)[],
  attempts: number,
) {
  let count = 0;
  const way = createServer((asked, response) => {
    const kind = befalling[count % befalling.length] ?? null;
    count += 1;
    if (kind === null) forward(asked, response, server.port);
    else troubles[kind](asked, response, server.port);
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(way.address());
  return {
    store: storeAt(port, attempts),
    [Symbol.asyncDispose]: async () => {
      way.closeAllConnections();
      await new Promise((resolve) => way.close(resolve));
    },
  };
}

const storeAt = (port: number, maxAttempts = 5): Store =>
  createS3Store(
    new S3Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts,
    }),
    'evidence',
    '',
  );

let server: FauxqsServer;
let org: DemoOrg;
const input = { resources: ['user-factors', 'group-members'] };
const types = ['users', 'groups', 'user-factors', 'group-members'];
let truth: Record<string, unknown[]>;
beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  server.createBucket('evidence');
  org = await startDemoOrg({ ...quick, users: 30, pageSize: 10 });
  truth = await rowsIn((await run({ org, store: storeAt(server.port), input }))?.runId ?? '');
});
afterAll(async () => {
  await org.close();
  await server.stop();
});

async function rowsIn(runId: string): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const type of types) rows[type] = await rowsOf(storeAt(server.port), org.orgId, runId, type);
  return rows;
}

/** What may come to a run: it is whole with every row, or says what failed. */
async function collectOver(befalling: readonly (keyof typeof troubles | null)[], attempts = 5) {
  await using way = await troubledWay(server, befalling, attempts);
  const ended = await run({ org, store: way.store, input, settings: { incremental: false } }).catch(
    (error: Error) => error,
  );
  if (ended instanceof Error || ended === null || ended.announcement.status !== 'complete') return ended;
  expect(await rowsIn(ended.runId)).toEqual(truth);
  return ended;
}

test.each(kinds)('a store that is %s now and then costs time, and no row', async (kind) => {
  const ended = await collectOver([...Array.from({ length: 9 }, () => null), kind]);
  expect(ended).toMatchObject({ announcement: { status: 'complete' } });
});

test('whatever befalls the way to the store, no run is complete with a row missing or doubled', async () => {
  const befalling = fc.array(fc.constantFrom(null, null, null, ...kinds), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(befalling, async (turns) => void (await collectOver(turns, 2))),
    {
      numRuns: process.env.SAMPLES === 'full' ? 50 : 3,
    },
  );
}, 600_000);

test('a store that is gone fails the run with a sentence', async () => {
  const ended = await collectOver(['refused']);
  const said = ended instanceof Error ? ended.message : ended?.announcement.reason;
  expect(said).toMatch(/S3 would not (take|give) s3:\/\/evidence\//);
}, 60_000);
