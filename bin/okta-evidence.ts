#!/usr/bin/env node
import { exitStatus, statusOf, WrongUse } from './commands/exit-status.ts';
import { createProgram } from './commands/program.ts';
import { isClosedPipe, systemRefusal } from './local/system-error.ts';

// Whoever reads may have had enough, as `head` has: what goes on, a run above all, goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (!isClosedPipe(error)) throw error;
  });

const program = createProgram();
// Set before any command is run: commander leaves with 1 where sysexits has EX_USAGE.
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitStatus.wrongUse));

try {
  await program.parseAsync();
} catch (error) {
  // Our errors are sentences for people; anything else is a bug, and its trace helps to find it.
  const refusal = systemRefusal(error);
  const told = refusal === null ? error : new WrongUse(refusal);
  const status = statusOf(told);
  if (!isClosedPipe(error)) {
    console.error(status === null ? told : `okta-evidence: ${told instanceof Error ? told.message : String(told)}`);
    process.exitCode = status ?? exitStatus.failed;
  }
}
