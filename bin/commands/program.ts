import { Command } from 'commander';
import { collector } from '../../lambdas/version.ts';
import { addCollect } from './collect.ts';
import { addDiff } from './diff.ts';
import { addDoctor } from './doctor.ts';
import { addFetch } from './fetch.ts';
import { addInit } from './init.ts';
import { addQuery } from './query.ts';
import { addReport } from './report.ts';
import { addRotate } from './rotate.ts';
import { addRuns } from './runs.ts';
import { addStart } from './start.ts';
import { addStatus } from './status.ts';
import { addToken } from './token.ts';
import { addVerify } from './verify.ts';

/** What a person needs after the list of commands. */
const afterHelp = `
Exit status: 0 complete or limited, 1 evidence that does not hold, 2 incomplete, 3 failed, 64 wrong use, 75 another run goes on,
130 stopped (go on with --resume). "okta-evidence <command> --help" says what a command takes.`;

/** The command line with all its commands. */
export function createProgram(): Command {
  const program = new Command('okta-evidence')
    .description('Collects read-only compliance evidence from an Okta org.')
    .version(collector.version)
    .showHelpAfterError('Add --help to see what can be asked.')
    .addHelpText('after', afterHelp);
  program.commandsGroup('Collect, on this machine:');
  addCollect(program);
  addDoctor(program);
  addRotate(program);
  program.commandsGroup('Read what was collected:');
  addVerify(program);
  addQuery(program);
  addReport(program);
  addDiff(program);
  program.commandsGroup('A connector in AWS:');
  addInit(program);
  addToken(program);
  addStart(program);
  addStatus(program);
  addRuns(program);
  addFetch(program);
  return program;
}
