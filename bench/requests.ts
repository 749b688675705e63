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
const Collected = z.object({ status: z.string(), reason: z.string(), requests: z.record(z.string(), z.int()) });
const Started = z.object({ url: z.string(), token: z.string() });

/** The types of each depth whose requests are counted, and how many they may take for so many users. */
const lean = [
  'users',
  'groups',
  'apps',
  'app-groups',
  'admin-users',
  'admin-role-assignments',
  'admin-role-targets',
  'policies',
  'policy-rules',
  'policy-mappings',
  'org-settings',
  'org-contacts',
  'authorization-servers',
  'authorization-server-policies',
  'authorization-server-policy-rules',
  'authorization-server-scopes',
  'authorization-server-claims',
  'authorization-server-keys',
  'identity-providers',
  'identity-provider-keys',
  'network-zones',
  'event-hooks',
  'inline-hooks',
  'hook-keys',
];
const standard = [...lean, 'group-members', 'app-users'];
const full = [...standard, 'user-factors'];
const depths = { lean, standard, full } as const;
const most: Readonly<Record<number, Readonly<Record<keyof typeof depths, number>>>> = {
  1000: { lean: 367, standard: 583, full: 1583 },
  10000: { lean: 544, standard: 1904, full: 11_904 },
  100000: { lean: 1468, standard: 13_568, full: 113_568 },
  1000000: { lean: 6043, standard: 82_543, full: 1_082_543 },
};

/**
 * Requests of a first run at four sizes, counted at a server; and of a second one, when one in a hundred users and groups
 * changed. At a million users factors are not asked for, and there is no second run: one request a user, and one in a
 * hundred again, as the smaller sizes show.
 */
export async function requests(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const people of [1000, 10_000, 100_000, 1_000_000]) {
    const counted = await counts(people, people < 1_000_000 ? full : standard, people === 100_000);
    for (const depth of ['lean', 'standard', 'full'] as const) {
      const [first] = counted;
      const factors = depth === 'full' && people === 1_000_000 ? people : 0;
      figures.push({
        scenario: `requests for ${people.toLocaleString('en')} users`,
        figure: factors > 0 ? `${depth} (factors reckoned)` : depth,
        value: sum(depths[depth].map((type) => first?.[type] ?? 0)) + factors,
        unit: '',
        floor: most[people]?.[depth] ?? 0,
        better: 'less',
      });
    }
    const [first, second] = counted;
    if (first !== undefined && people === 1_000_000) {
      const members = first['group-members'] ?? 0;
      const again = sum(standard.map((type) => first[type] ?? 0)) - 0.99 * members + people / 100;
      figures.push({
        scenario: 'second run of 1,000,000 users, 1 % changed',
        figure: 'full (factors reckoned)',
        value: percent(again / (sum(standard.map((type) => first[type] ?? 0)) + people)),
        unit: '%',
        floor: 5,
        better: 'less',
      });
    }
    if (first === undefined || second === undefined) continue;
    const part = (types: readonly string[]) =>
      percent(sum(types.map((type) => second[type] ?? 0)) / sum(types.map((type) => first[type] ?? 0)));
    const scenario = `second run of ${people.toLocaleString('en')} users, 1 % changed`;
    for (const [figure, types, floor] of [
      ['user-factors', ['user-factors'], 2],
      ['group-members', ['group-members'], 5],
      ['full', full, 5],
    ] as const)
      figures.push({ scenario, figure, value: part(types), unit: '%', floor, better: 'less' });
  }
  return figures;
}

/** Requests by resource type, of one run or of two. */
async function counts(people: number, types: readonly string[], twice: boolean): Promise<Record<string, number>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  const org = spawn(process.execPath, [here('sized-org.ts'), String(people)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: org.stdout });
  try {
    const [line] = z.tuple([z.string()]).parse(await once(lines, 'line'));
    const { url, token } = Started.parse(JSON.parse(line));
    const collect = async () => {
      const ran = await execute(process.execPath, [here('collector.ts'), url, token, folder, types.join()], {
        maxBuffer: 64 * 1024 * 1024,
      });
      const { status, reason, requests } = Collected.parse(JSON.parse(ran.stdout));
      if (status !== 'complete') throw new Error(`The run over ${people} users was ${status}: ${reason}`);
      return requests;
    };
    const first = await collect();
    if (!twice) return [first];
    org.stdin.write('change\n');
    await once(lines, 'line');
    return [first, await collect()];
  } finally {
    org.kill();
    await rm(folder, { recursive: true });
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const percent = (part: number) => Math.round(part * 10_000) / 100;
