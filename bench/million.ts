import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Figure } from './figure.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const execute = promisify(execFile);
const Collected = z.object({
  status: z.string(),
  reason: z.string(),
  rows: z.number(),
  seconds: z.number(),
  memory: z.array(z.number()),
});
const Baseline = z.object({ rows: z.number(), seconds: z.number() });
const people = 1_000_000;
const MiB = 1024 * 1024;

/** A million users from an org in another process, without limits: memory, and speed beside what cannot be saved. */
export async function million(): Promise<Figure[]> {
  const scenario = '1,000,000 users end to end, no limits';
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  const org = spawn(process.execPath, [here('org.ts'), String(people)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: org.stdout }), 'line'));
    const { url, token } = z.object({ url: z.string(), token: z.string() }).parse(JSON.parse(line));
    const ran = await execute(process.execPath, [here('collector.ts'), url, token, folder, 'users'], {
      maxBuffer: 64 * MiB,
    });
    const collected = Collected.parse(JSON.parse(ran.stdout));
    if (collected.status !== 'complete' || collected.rows !== people)
      throw new Error(`The run was ${collected.status}: ${collected.reason}`);
    const baseline = Baseline.parse(
      JSON.parse((await execute(process.execPath, [here('baseline.ts'), folder])).stdout),
    );
    const quarter = (which: number) => {
      const size = Math.floor(collected.memory.length / 4);
      return median(collected.memory.slice(which * size, (which + 1) * size));
    };
    return [
      {
        scenario,
        figure: 'peak memory',
        value: Math.round(Math.max(...collected.memory) / MiB),
        unit: 'MiB',
        floor: 320,
        better: 'less',
      },
      {
        scenario,
        figure: 'last quarter of memory to the second',
        value: rounded(quarter(3) / quarter(1)),
        unit: '',
        floor: 1.1,
        better: 'less',
      },
      {
        scenario,
        figure: 'time to parse, write, compress and hash alone',
        value: rounded(collected.seconds / baseline.seconds),
        unit: '',
        floor: 2,
        better: 'less',
      },
    ];
  } finally {
    org.kill();
    await rm(folder, { recursive: true });
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100;
const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
