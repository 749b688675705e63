import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { extname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { digestOf } from '../digest.ts';
import { type Store, StoreError } from './store.ts';

/**
 * Evidence in a bucket, below `prefix` (empty, or ending in `/`). S3 checks every object against the SHA-256 that we
 * computed before it was sent, and refuses one that was damaged on the way.
 */
export function createS3Store(client: S3Client, bucket: string, prefix: string): Store {
  const failed = (verb: string, key: string, error: unknown) =>
    new StoreError(`S3 would not ${verb} s3://${bucket}/${prefix}${key}: ${adviceFor(error)}`);
  const fetch = async (key: string, versionId?: string) => {
    const version = versionId === undefined ? {} : { VersionId: versionId };
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + key, ...version }));
    if (!answer.Body) throw new StoreError(`S3 gave no body for s3://${bucket}/${prefix}${key}`);
    return { body: answer.Body, versionId: answer.VersionId ?? null };
  };

  const send = async (key: string, body: Uint8Array | ReadStream, bytes: number, digest: Buffer) => {
    const answer = await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: prefix + key,
        Body: body,
        ContentLength: bytes,
        // No Content-Encoding: a client that decompresses by itself would hash other bytes than the manifest names.
        ContentType: contentTypes[extname(key)] ?? 'application/octet-stream',
        ChecksumSHA256: digest.toString('base64'),
      }),
    );
    return { key, versionId: answer.VersionId ?? null, bytes, sha256: digest.toString('hex') };
  };

  return {
    bucket,
    async put(key, body) {
      try {
        return await send(key, body, body.byteLength, createHash('sha256').update(body).digest());
      } catch (error) {
        throw failed('take', key, error);
      }
    },
    async putFile(key, path) {
      const { bytes, digest } = await digestOf(path);
      // The SDK repeats nothing that it has begun to read of a file: each attempt begins it anew.
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await send(key, createReadStream(path), bytes, digest);
        } catch (error) {
          if (!mayPass(error) || attempt >= attemptsAtFile) throw failed('take', key, error);
          await delay(Math.random() * 100 * 2 ** attempt);
        }
      }
    },
    async get(key) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { body, versionId } = await fetch(key);
          return { body: await body.transformToByteArray(), versionId };
        } catch (error) {
          if (nameOf(error) === 'NoSuchKey' || nameOf(error) === 'NotFound') return null;
          // What the SDK does not repeat is an answer that breaks off in its body: such an error has no name of S3's.
          if (nameOf(error) !== 'Error' || attempt >= attemptsAtBody) throw failed('give', key, error);
        }
      }
    },
    async *read(key, versionId) {
      try {
        const { body } = await fetch(key, versionId);
        for await (const chunk of Chunks.parse(body)) yield chunk;
      } catch (error) {
        throw failed('give', key, error);
      }
    },
    async *list(start) {
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix + start }))
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key.slice(prefix.length);
      } catch (error) {
        throw failed('list', start, error);
      }
    },
  };
}

/** How a browser or another reader is to take an object, by the ending of its key. */
const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.gz': 'application/gzip',
  '.parquet': 'application/vnd.apache.parquet',
  '.csv': 'text/csv; charset=utf-8',
  '.sql': 'application/sql',
  '.html': 'text/html; charset=utf-8',
  '.pem': 'application/x-pem-file',
};

/** Answers that may break off in their body before we give up. */
const attemptsAtBody = 3;

/** Attempts at sending a file, as many as the SDK makes with bytes. */
const attemptsAtFile = 5;

const Refused = z.looseObject({ $metadata: z.looseObject({ httpStatusCode: z.number() }) });

/** Whether the same may go well another time: no answer came, or one of a server that is busy or ill. */
function mayPass(error: unknown): boolean {
  const status = Refused.safeParse(error).data?.$metadata.httpStatusCode;
  return status === undefined || status >= 500 || status === 429;
}

/** The body as Node gets it: the SDK's type also allows for a browser's. */
const Chunks = z.custom<AsyncIterable<Uint8Array>>(
  (body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'UnknownError';
}

function adviceFor(error: unknown): string {
  switch (nameOf(error)) {
    case 'AccessDenied':
      return "AccessDenied. The role lacks the permission, or the bucket's or the key's policy forbids it.";
    case 'NoSuchBucket':
      return 'NoSuchBucket. The bucket is gone, or EVIDENCE_URL names another.';
    default:
      return `${nameOf(error)}.`;
  }
}
