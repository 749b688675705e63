import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { oktaDomains } from '../../lambdas/okta/org.ts';
import { openRun } from '../../lambdas/posture/open-run.ts';
import { reportOf } from '../../lambdas/posture/report/report.ts';
import { evidenceAt, runArgument, runAt } from '../local/evidence.ts';
import { WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const ReportOptions = z.strictObject({ out: z.string().default('evidence'), to: z.string().optional() });
type ReportOptions = z.infer<typeof ReportOptions>;

/** `okta-evidence report`: makes the page that people read anew, from a run's files. */
export function addReport(program: Command): void {
  program
    .command('report')
    .argument('<run>', runArgument)
    .summary("make a run's report anew")
    .description("make a run's report anew from its files; the evidence itself is left as it is")
    .option('--out <folder>', 'the folder or s3://bucket/prefix that has the run (default: evidence)')
    .option('--to <file>', 'where the page goes (default: report-<run>.html)')
    .action(async (run: string, options: unknown) => {
      await report(run, parseOptions(ReportOptions, options));
    });
}

async function report(run: string, { out, to: asked }: ReportOptions): Promise<void> {
  const store = evidenceAt(out);
  const manifest = await runAt(store, run);
  const { posture, reconciliation } = manifest;
  const to = asked ?? `report-${manifest.run}.html`;
  if (posture === null || reconciliation === null)
    throw new WrongUse(`Run ${manifest.run} was not assessed, and has no answers to report: its manifest says why.`);
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-report-'));
  try {
    const tables = await openRun(store, manifest, catalogue, folder, (table) =>
      posture.some(({ name }) => name === table),
    );
    try {
      const facts = { ...manifest, startedAt: manifest.window.startedAt, posture, checks: reconciliation };
      await writeFile(to, await reportOf(tables, facts, oktaDomains));
    } finally {
      tables.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  console.log(`Report: ${resolve(to)}`);
}
