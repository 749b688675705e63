import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';

/** What cannot be saved: the same files read, hashed and unzipped by all processors, and nothing looked at. */
const own = z.array(z.string()).safeParse(workerData);
if (own.success) {
  for (const file of own.data) {
    const digest = createHash('sha256');
    const source = createReadStream(file, { highWaterMark: 256 * 1024 });
    source.on('data', (chunk) => digest.update(chunk));
    for await (const _ of source.pipe(createGunzip({ chunkSize: 512 * 1024 })));
    digest.digest('hex');
  }
} else {
  const [folder = ''] = process.argv.slice(2);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz'));
  const threads = availableParallelism();
  for (let thread = 0; thread < threads; thread += 1)
    new Worker(new URL(import.meta.url), {
      workerData: names.filter((_, index) => index % threads === thread).map((name) => join(folder, name)),
    });
}
