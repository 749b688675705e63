import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { used } from './used.ts';

const people = 1_000_000;

/** All answers of an org of a million people, three million enrollments, twenty million memberships and ten million assignments. */
export async function posture(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  const derive = fileURLToPath(new URL('derive.ts', import.meta.url));
  try {
    await used([derive, 'make', folder, String(people)]);
    const { seconds, peakMiB } = await used([derive, 'answer', folder, String(people)]);
    const scenario = 'posture of 1,000,000 people';
    return [
      { scenario, figure: 'all answers', value: Math.round(seconds), unit: 's', floor: 60, better: 'less' },
      { scenario, figure: 'peak memory', value: Math.round(peakMiB), unit: 'MiB', floor: 2048, better: 'less' },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
