import type { Command } from 'commander';
import * as z from 'zod';
import { openConnector, orgsOf } from '../deployed/connector.ts';
import { executionsOf } from '../deployed/executions.ts';
import { type RunLine, runLine } from '../deployed/runs.ts';
import { aligned } from '../local/table.ts';
import { parseOptions } from './options.ts';

const RunsOptions = z.strictObject({
  stack: z.string(),
  limit: z.coerce.number().int().min(1).default(20),
  json: z.boolean().default(false),
});
type RunsOptions = z.infer<typeof RunsOptions>;

/** `okta-evidence runs`: the runs of a deployed connector. */
export function addRuns(program: Command): void {
  program
    .command('runs')
    .summary('list the runs of a connector, newest first')
    .description('list the runs of a deployed connector, newest first, as long as Step Functions knows them: 90 days')
    .requiredOption('--stack <name>', "the connector's stack")
    .option('--limit <number>', 'so many at most (default: 20)')
    .option('--json', 'print the result as JSON')
    .action(async (options: unknown) => {
      await runs(parseOptions(RunsOptions, options));
    });
}

async function runs({ stack, limit, json }: RunsOptions): Promise<void> {
  const connector = await openConnector(stack);
  const orgs = await orgsOf(connector);
  const lines: RunLine[] = [];
  for await (const execution of executionsOf(connector.client, connector.outputs.StateMachine)) {
    lines.push(await runLine(connector, orgs, execution));
    if (lines.length === limit) break;
  }
  if (json) console.log(JSON.stringify(lines, null, 2));
  else console.log(lines.length === 0 ? 'There is no run yet.' : asText(lines));
}

/** Resource types that fit in a line. */
const named = 3;

function asText(lines: readonly RunLine[]): string {
  const rows = lines.map(({ run, startedAt, stoppedAt, status, rows, startedBy, lacking, reason }) => {
    const minutes = stoppedAt === null ? null : (Date.parse(stoppedAt) - Date.parse(startedAt)) / 60_000;
    const types = lacking.slice(0, named).map(({ resourceType, outcome }) => `${resourceType} ${outcome}`);
    const more = lacking.length > named ? [`${lacking.length - named} more`] : [];
    return [
      run,
      status,
      minutes === null ? '' : String(Math.ceil(minutes)),
      rows === null ? '' : rows.toLocaleString('en'),
      startedBy ?? '',
      lacking.length === 0 ? (status === 'complete' ? '' : (reason ?? '')) : [...types, ...more].join(', '),
    ];
  });
  return aligned([['run', 'status', 'minutes', 'rows', 'started by', ''], ...rows], [2, 3]);
}
