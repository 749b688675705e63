import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import * as z from 'zod';
import { RunId } from '../../lambdas/contracts/run.ts';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import { createReaderPool } from '../../lambdas/evidence/verify/reader-pool.ts';
import { contentsOf, type Finding, type Verified, verifyOthers, verifyRun } from '../../lambdas/evidence/verify.ts';
import { latest, runAt } from '../local/evidence.ts';
import { WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const VerifyOptions = z.strictObject({
  out: z.string().default('evidence'),
  key: z.string().optional(),
  json: z.boolean().default(false),
});
type VerifyOptions = z.infer<typeof VerifyOptions>;

/** Evidence is not what it was, or not all there. */
const notVerified = 1;

/** `okta-evidence verify`: checks evidence with nothing but its files and a public key. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .argument('[evidence]', 'a folder, s3://bucket/prefix, or one run of --out: its id, or latest', 'evidence')
    .summary('check that evidence is whole and unaltered, offline')
    .description('check that evidence is whole and unaltered; needs no network but the one to the evidence')
    .option('--out <folder>', 'the folder a run is looked for in (default: evidence)')
    .option('--key <file>', 'the public key that must have signed (default: the one beside the evidence)')
    .option('--json', 'print the result as JSON')
    .action(async (evidence: string, options: unknown) => {
      process.exitCode = await verify(evidence, parseOptions(VerifyOptions, options));
    });
}

async function verify(evidence: string, options: VerifyOptions): Promise<number> {
  const isRun = evidence === latest || RunId.safeParse(evidence).success;
  const where = isRun ? options.out : evidence;
  if (!where.startsWith('s3://') && !existsSync(where))
    throw new WrongUse(`There is no folder ${resolve(where)}. Name a folder, s3://bucket/prefix, or a run and --out.`);
  const evidenceUrl = where.startsWith('s3://') ? where : pathToFileURL(resolve(where)).href;
  const store = openStore(evidenceUrl);
  const trusted = options.key === undefined ? null : await publicKeyIn(options.key);
  const { runs, others } = await contentsOf(store);
  const run = evidence === latest ? (await runAt(store, latest)).run : evidence;
  const asked = runs.filter((each) => !isRun || each.run === run);
  if (asked.length === 0)
    throw new WrongUse(
      `There is no ${isRun ? `run ${run}` : 'run'} in ${store.bucket}. Evidence is the folder that holds v1/, runs/ and latest/.`,
    );
  const verified: Verified[] = [];
  await using reader = createReaderPool(store, evidenceUrl);
  for (const each of asked) verified.push(await verifyRun(store, each, trusted, reader));
  const astray = isRun ? [] : await verifyOthers(store, others);
  if (options.json) console.log(JSON.stringify({ runs: verified, others: astray }, null, 2));
  else console.log([...verified.map(asText), ...astray.map(faultText)].join('\n'));
  // What has no manifest was not checked, and a command that checked nothing has verified nothing.
  const isChecked = verified.some((each) => !isUncommitted(each));
  return isChecked && astray.length === 0 && verified.every(({ findings }) => findings.length === 0) ? 0 : notVerified;
}

async function publicKeyIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (!text.includes('PUBLIC KEY')) throw new WrongUse(`${file} holds no public key in PEM.`);
  return text;
}

const faultText = ({ file, line, what }: Finding) => `  ${file}${line === null ? '' : `, line ${line}`}: ${what}`;

/** A run without a manifest, in which nothing could be found wrong because nothing says what is right. */
const isUncommitted = ({ files, findings }: Verified) => files === 0 && findings.length === 0;

function asText(verified: Verified): string {
  const { run, files, rows, signedBy, findings, notes } = verified;
  if (isUncommitted(verified))
    return `Run ${run} was not checked: it has no manifest, so it goes on, or was stopped. Its files are no evidence; go on with --resume ${run}, or leave them.`;
  const head =
    findings.length === 0
      ? `Run ${run} is as it was written: ${files.toLocaleString('en')} files, ${rows.toLocaleString('en')} rows${signedBy === null ? '' : ', signed'}.`
      : `Run ${run} does not hold: ${findings.length === 1 ? 'one fault' : `${findings.length} faults`}.`;
  return [head, ...findings.map(faultText), ...notes.map((note) => `  (${note})`)].join('\n');
}
