import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeEvidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import { used } from './used.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const people = 100_000;
const MiB = 1024 * 1024;
/** What a gp3 volume of EBS gives unasked, MiB a second: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const diskSpeed = 125;

/** Two runs of a hundred thousand people and 1.9 million rows each: verified beside what only reads them, and compared. */
export async function checking(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  try {
    const before = await writeEvidence(folder, '2026-11-01T00:00:00.000Z', { people, changed: 0 });
    const after = await writeEvidence(folder, '2026-11-02T00:00:00.000Z', { people, changed: 10 });
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz'));
    const bytes = await Promise.all(files.map((name) => unzippedBytes(join(folder, name))));
    const reading = await used([here('reading.ts'), folder]);
    const command = here('../bin/okta-evidence.ts');
    const verified = await used([command, 'verify', folder]);
    const compared = await used([command, 'diff', before, after, '--out', folder]);
    const scenario = '2 runs of 1,900,000 rows';
    const size = bytes.reduce((sum, each) => sum + each, 0) / MiB;
    const less = (figure: string, value: number, unit: string, floor: number): Figure => ({
      scenario,
      figure,
      value: Math.round(value * 100) / 100,
      unit,
      floor,
      better: 'less',
    });
    return [
      less(
        'verify, to read, hash and unzip alone (processor time)',
        verified.processorSeconds / reading.processorSeconds,
        '',
        4.5,
      ),
      { ...less('verify, of the rows', size / verified.seconds, 'MiB/s', diskSpeed), better: 'more' },
      less('verify, peak memory', verified.peakMiB, 'MiB', 512),
      less('diff', compared.seconds, 's', 30),
      less('diff, peak memory', compared.peakMiB, 'MiB', 512),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A gzip file ends with the length of what it holds: RFC 1952. */
async function unzippedBytes(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    return buffer.readUInt32LE();
  } finally {
    await file.close();
  }
}
