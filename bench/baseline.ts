import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, createGzip } from 'node:zlib';

/** What cannot be saved: the same rows parsed a page at a time, written, compressed and hashed, in one process. */
const [folder = ''] = process.argv.slice(2);
let seconds = 0;
let rows = 0;
for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz')).sort()) {
  const gzip = createGzip();
  const hash = createHash('sha256');
  gzip.on('data', (chunk: Uint8Array) => hash.update(chunk));
  let page: string[] = [];
  const work = async () => {
    const text = `[${page.join(',')}]`;
    const began = performance.now();
    const records: unknown = JSON.parse(text);
    if (!Array.isArray(records)) throw new TypeError('A page that is no array');
    for (const record of records) if (!gzip.write(`${JSON.stringify(record)}\n`)) await once(gzip, 'drain');
    seconds += (performance.now() - began) / 1000;
    rows += page.length;
    page = [];
  };
  for await (const line of createInterface({ input: createReadStream(join(folder, file)).pipe(createGunzip()) })) {
    page.push(line);
    if (page.length === 200) await work();
  }
  await work();
  const began = performance.now();
  gzip.end();
  await once(gzip, 'end');
  hash.digest();
  seconds += (performance.now() - began) / 1000;
}
console.log(JSON.stringify({ rows, seconds }));
