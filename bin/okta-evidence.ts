import { Command } from 'commander';
import { addCollect } from './commands/collect.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { exitStatus, statusOf } from './commands/exit-status.ts';
import { addFetch } from './commands/fetch.ts';
import { addQuery } from './commands/query.ts';
import { addRuns } from './commands/runs.ts';
import { addStart } from './commands/start.ts';
import { addStatus } from './commands/status.ts';
import { addToken } from './commands/token.ts';
import { addVerify } from './commands/verify.ts';

const program = new Command('okta-evidence').description('Collects read-only compliance evidence from an Okta org.');
addCollect(program);
addDoctor(program);
addVerify(program);
addDiff(program);
addStart(program);
addStatus(program);
addRuns(program);
addFetch(program);
addToken(program);
addQuery(program);
// Set before any command is run: commander leaves with 1 where sysexits has EX_USAGE.
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitStatus.wrongUse));

try {
  await program.parseAsync();
} catch (error) {
  // Our errors are sentences for people; anything else is a bug, and its trace helps to find it.
  const status = statusOf(error);
  console.error(status === null ? error : `okta-evidence: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = status ?? exitStatus.failed;
}
