import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { openTables, type Tables, type TablesLimits } from '../../lambdas/posture/tables.ts';
import { type Compared, compareType, type Side, withActors } from '../diff/compare.ts';
import { headlines } from '../diff/summary.ts';
import { asHtml, asText, type Comparison } from '../diff/words.ts';
import { evidenceAt, runArgument, runAt } from '../local/evidence.ts';
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
    .argument('<before>', `the earlier run: ${runArgument}`)
    .argument('<after>', `the later run: ${runArgument}`)
    .summary('say what changed between two runs, and who changed it')
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
  const store = evidenceAt(options.out);
  const sides = [
    { manifest: await runAt(store, runs[0]), store },
    { manifest: await runAt(store, runs[1]), store },
  ] as const;
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

const MiB = 1024 * 1024;
/** Half of a gigabyte is promised for all: the rest is Node's own, and the rows that differ. */
const modest: TablesLimits = { memory: '192MB', threads: 1, kept: '1MB', largestRow: 4 * MiB };
/** For evidence with a row that is larger: a part has no more than 64 MiB, and so has no row. */
const ample: TablesLimits = { ...modest, memory: '1500MB', largestRow: 64 * MiB };

type Compare = (tables: Tables) => Promise<Comparison>;

async function inTables(limits: TablesLimits, compare: Compare): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-diff-'));
  const tables = await openTables(folder, limits);
  try {
    return await compare(tables);
  } finally {
    tables.close();
    await rm(folder, { recursive: true });
  }
}

/** Of a row that is too large DuckDB names the setting; of a few that are large, its memory. */
const isTooLarge = (error: unknown) =>
  error instanceof Error && /maximum_object_size|Out of Memory/.test(error.message);

function compare(sides: readonly [Side, Side], limit: number, caution: string | undefined): Promise<Comparison> {
  const compareIn: Compare = async (tables) => {
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
  };
  return inTables(modest, compareIn).catch((error: unknown) => {
    if (isTooLarge(error)) return inTables(ample, compareIn);
    throw error;
  });
}
