import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { RunId } from '../../lambdas/contracts/run.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import { createFileStore } from '../../lambdas/evidence/store/file-store.ts';
import { type DeployedConnector, openConnector, orgsOf } from '../deployed/connector.ts';
import { fetchRun } from '../deployed/fetch.ts';
import { lastWholeRun } from '../deployed/runs.ts';
import { orgsIn } from '../local/folder.ts';
import { ownName } from '../local/own-name.ts';
import { exitStatus, WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const FetchOptions = z.strictObject({
  stack: z.string(),
  out: z.string().default('evidence'),
  json: z.boolean().default(false),
});
type FetchOptions = z.infer<typeof FetchOptions>;

/** A file in the bucket is not what the manifest names. */
const notAsNamed = 1;

/** `okta-evidence fetch`: a run of a deployed connector, into a folder. */
export function addFetch(program: Command): void {
  program
    .command('fetch')
    .argument('<run>', 'a run, or latest: the last whole one')
    .summary("bring a run's files into a folder")
    .description(
      'bring all files of a run into a folder, checked against its manifest; what is there is not brought again',
    )
    .requiredOption('--stack <name>', "the connector's stack")
    .option('--out <folder>', 'where they go (default: evidence)')
    .option('--json', 'print the result as JSON')
    .action(async (run: string, options: unknown) => {
      process.exitCode = await fetch(run, parseOptions(FetchOptions, options));
    });
}

async function fetch(asked: string, options: FetchOptions): Promise<number> {
  const connector = await openConnector(options.stack);
  const { org, run } = await find(connector, asked);
  const folder = resolve(options.out);
  const [other] = (await orgsIn(folder)).filter((each) => each !== org);
  if (other !== undefined)
    throw new WrongUse(
      `${folder} holds evidence of org ${other}, and run ${run} is of org ${org}. Name another folder with --out.`,
    );
  const isTerminal = process.stdout.isTTY && !options.json;
  const fetched = await fetchRun(connector.store, createFileStore(folder), { org, run }, (left) => {
    if (isTerminal) process.stdout.write(`\r${left} files left `);
  });
  const { brought, present, bytes, damaged } = fetched;
  if (options.json) console.log(JSON.stringify({ run, org, folder, ...fetched }, null, 2));
  else {
    if (isTerminal) process.stdout.write('\r');
    console.log(
      `Run ${run} is in ${folder}: ${brought} files brought (${bytes.toLocaleString('en')} bytes), ${present} there already.`,
    );
    for (const { key, why } of damaged) console.log(`  s3://${connector.store.bucket}/${key}: ${why}`);
    console.log(`Check it: ${ownName} verify ${run} --out ${options.out}`);
  }
  return damaged.length === 0 ? exitStatus.complete : notAsNamed;
}

/** @throws {WrongUse} when the connector has no such run. */
async function find(connector: DeployedConnector, asked: string): Promise<{ org: string; run: string }> {
  if (asked === 'latest') {
    const whole = await lastWholeRun(connector);
    if (whole === null) throw new WrongUse('No run was whole yet. Name one: `okta-evidence runs` lists them.');
    return { org: whole.org.id, run: whole.run };
  }
  const run = RunId.safeParse(asked);
  if (!run.success) throw new WrongUse(`"${asked}" is no run. Write one such as 20261123T060000Z-0a1b2c3d, or latest.`);
  for (const org of await orgsOf(connector))
    if ((await readManifest(connector.store, org, run.data)) !== null) return { org, run: run.data };
  throw new WrongUse(
    `Run ${run.data} has no manifest in ${connector.store.bucket}: it goes on, was stopped before its end, or is another connector's.`,
  );
}
