import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import { openStore } from '../../lambdas/evidence/open-store.ts';
import type { Store } from '../../lambdas/evidence/store.ts';
import { contentsOf } from '../../lambdas/evidence/verify.ts';
import { openTables } from '../../lambdas/posture/tables.ts';
import { RunId } from '../../lambdas/run.ts';
import { type Compared, compareType, type Side, withActors } from '../diff/compare.ts';
import { headlines } from '../diff/summary.ts';
import { asHtml, asText, type Comparison } from '../diff/words.ts';
import { WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const DiffOptions = z.strictObject({
  out: z.string().default('evidence'),
  anyway: z.boolean().default(false),
  json: z.boolean().default(false),
  html: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(10_000),
});
type DiffOptions = z.infer<typeof DiffOptions>;

/** `okta-evidence diff`: what changed between two runs. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .argument('<before>', 'the earlier run')
    .argument('<after>', 'the later run')
    .description('say what changed between two runs, by key and field, and who changed it as far as the log tells')
    .option('--out <folder>', 'a folder or s3://bucket/prefix that has both runs (default: evidence)')
    .option('--anyway', 'compare runs that are not whole, too')
    .option('--json', 'print the result as JSON')
    .option('--html <file>', 'write the result as a page of its own')
    .option('--limit <number>', 'differences of a type told one by one (default: 10000); all are counted')
    .action(async (before: string, after: string, options: unknown) => {
      process.exitCode = await diff([before, after], parseOptions(DiffOptions, options));
    });
}

async function diff(runs: readonly [string, string], options: DiffOptions): Promise<number> {
  const { out } = options;
  if (!out.startsWith('s3://') && !existsSync(out))
    throw new WrongUse(`There is no folder ${resolve(out)}. Name the folder that has both runs with --out.`);
  const store = openStore(out.startsWith('s3://') ? out : pathToFileURL(resolve(out)).href);
  const sides = [await sideOf(store, runs[0]), await sideOf(store, runs[1])] as const;
  const [before, after] = sides.map(({ manifest }) => manifest);
  if (before === undefined || after === undefined) throw new WrongUse('Two runs are compared.');
  if (before.org.id !== after.org.id)
    throw new WrongUse(`Run ${before.run} is of org ${before.org.id}, and run ${after.run} of org ${after.org.id}.`);
  const broken = [before, after].filter(({ status }) => status === 'incomplete' || status === 'failed');
  const caution =
    broken.length === 0
      ? undefined
      : `${broken.map(({ run, status }) => `run ${run} is ${status}`).join(' and ')}: what looks added or removed may only have been missing.`;
  if (caution !== undefined && !options.anyway)
    throw new WrongUse(`Not compared, because ${caution} Use --anyway to compare.`);
  const comparison = await compare(sides, options.limit, caution);
  if (options.html !== undefined) await writeFile(options.html, asHtml(comparison));
  console.log(options.json ? JSON.stringify(comparison, null, 2) : asText(comparison));
  return 0;
}

async function sideOf(store: Store, run: string): Promise<Side> {
  if (!RunId.safeParse(run).success)
    throw new WrongUse(`${run} is no run's id: they look like 20261124T060000Z-0a1b2c3d.`);
  const { runs } = await contentsOf(store);
  const org = runs.find((each) => each.run === run)?.org;
  const manifest = org === undefined ? null : await readManifest(store, org, run);
  if (manifest === null) throw new WrongUse(`There is no manifest of run ${run} in ${store.bucket}.`);
  return { manifest: manifest.value, store };
}

async function compare(sides: readonly [Side, Side], limit: number, caution: string | undefined): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-diff-'));
  // Half of a gigabyte is promised for all: the rest is Node's own, and the rows that differ.
  const tables = await openTables(folder, { memory: '256MB', threads: 2, largestRow: 16 * 1024 * 1024 });
  try {
    const compared: Compared[] = [];
    // A log is of its own time: what it says of two is no difference.
    for (const [resourceType, resource] of Object.entries(catalogue))
      if (resource.window === undefined) compared.push(await compareType(tables, resourceType, resource, sides, limit));
    const asked = compared.filter(({ counts, reason }) => counts !== null || !reason?.includes('skipped'));
    const [{ manifest: before }, { manifest: after }] = sides;
    return {
      org: before.org.id,
      before: { run: before.run, status: before.status },
      after: { run: after.run, status: after.status },
      ...(caution === undefined ? {} : { caution }),
      headlines: await headlines(tables, compared),
      resources: await withActors(tables, catalogue, sides, asked),
    };
  } finally {
    tables.close();
    await rm(folder, { recursive: true });
  }
}
