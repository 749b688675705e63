#!/usr/bin/env node
import { exitStatus, statusOf } from './commands/exit-status.ts';
import { createProgram } from './commands/program.ts';

const program = createProgram();
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
