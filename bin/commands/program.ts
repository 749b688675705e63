import { Command } from 'commander';
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

/** The command line with all its commands. */
export function createProgram(): Command {
  const program = new Command('okta-evidence').description('Collects read-only compliance evidence from an Okta org.');
  addCollect(program);
  addDoctor(program);
  addVerify(program);
  addDiff(program);
  addRotate(program);
  addQuery(program);
  addReport(program);
  addInit(program);
  addStart(program);
  addStatus(program);
  addRuns(program);
  addFetch(program);
  addToken(program);
  return program;
}
