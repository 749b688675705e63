import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeEvidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import { used } from './used.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const people = 100_000;
const MiB = 1024 * 1024;

/** Two runs of a hundred thousand people and 1.9 million rows each: verified beside what only reads them, and compared. */
export async function checking(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  try {
    const before = await writeEvidence(folder, '2026-11-01T00:00:00.000Z', { people, changed: 0 });
    const after = await writeEvidence(folder, '2026-11-02T00:00:00.000Z', { people, changed: 10 });
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz'));
    const bytes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size));
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
        2.5,
      ),
      { ...less('verify, of the files', size / verified.seconds, 'MiB/s', 5), better: 'more' },
      less('verify, peak memory', verified.peakMiB, 'MiB', 512),
      less('diff', compared.seconds, 's', 30),
      less('diff, peak memory', compared.peakMiB, 'MiB', 512),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
