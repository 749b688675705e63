import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { authorizeWith } from '../../lambdas/okta/authorize.ts';
import { createOktaClient } from '../../lambdas/okta/client.ts';
import { parseTokenSecret } from '../../lambdas/okta/token.ts';
import { RunSettings, Settings } from '../../lambdas/settings/settings.ts';
import { collector, userAgent } from '../../lambdas/version.ts';
import { readStack } from '../deployed/stack.ts';
import { writeTokenSecret } from '../deployed/token-secret.ts';
import { asLine, type Check } from '../doctor/check.ts';
import { checkOrg } from '../doctor/org.ts';
import { checkToken } from '../doctor/token.ts';
import { askUnseen } from '../local/ask.ts';
import { secretIn } from '../local/own-secret.ts';
import { grantsOfRun } from '../what-to-grant.ts';
import { exitStatus } from './exit-status.ts';
import { parseOptions } from './options.ts';

const TokenOptions = z.strictObject({
  stack: z.string(),
  secret: z.string().optional(),
  anyway: z.boolean().default(false),
  allowLoopback: RunSettings.shape.allowLoopback,
});
type TokenOptions = z.infer<typeof TokenOptions>;

/** `okta-evidence token set`: puts the secret of a deployed connector in its place. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description("a deployed connector's secret")
    .command('set')
    .description('ask for an API token, check it against the org, and put it in the secret of a deployed connector')
    .requiredOption('--stack <name>', "the connector's stack")
    .option('--secret <file>', 'take the secret from a file: an API token, or that of a service app (docs/sign-in.md)')
    .option('--anyway', 'put it there although it does not work from here: its network may be the functions’ own')
    .option('--allow-loopback [yes|no]', RunSettings.shape.allowLoopback.description ?? '')
    .action(async (options: unknown) => {
      process.exitCode = await set(parseOptions(TokenOptions, options));
    });
}

async function set({ stack, secret: file, anyway, allowLoopback }: TokenOptions): Promise<number> {
  const { Org, TokenSecret } = await readStack(stack);
  const given =
    file === undefined
      ? await askUnseen(question(Org), { input: process.stdin, output: process.stderr })
      : await secretIn(file);
  const secret = asStored(given);
  const checks: Check[] = [];
  const report = (check: Check) => {
    checks.push(check);
    console.log(asLine(check));
  };
  const settings = Settings.parse({ orgUrl: Org, allowLoopback });
  const org = await checkOrg(Org, allowLoopback, report);
  if (org !== null)
    await checkToken(
      createOktaClient({
        origin: org.origin,
        authorize: authorizeWith(async () => secret, { scopes: grantsOfRun(settings, catalogue).scopes }),
        fraction: 1,
        userAgent: userAgent(collector),
      }),
      settings,
      report,
    );
  if (!anyway && checks.some(({ status }) => status === 'failed')) {
    console.log(`\nNothing was written: the secret of ${stack} is as it was. --anyway writes it all the same.`);
    return exitStatus.failed;
  }
  await writeTokenSecret(TokenSecret, secret);
  console.log(`\nIt is in ${TokenSecret}. Start a run: okta-evidence start --stack ${stack} --watch`);
  return exitStatus.complete;
}

const question = (org: string) =>
  `API token for ${org} (Admin Console, Security > API > Tokens); it is not shown as you paste it: `;

/** What is stored, in the form that the functions read. @throws {TokenError} when it is none. */
function asStored(given: string): string {
  const text = given.trim();
  const secret = parseTokenSecret(text);
  return JSON.stringify(text.startsWith('{') ? JSON.parse(text) : secret);
}
