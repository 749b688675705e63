import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { RunSettings, Settings, StackSettings } from '../../lambdas/settings/settings.ts';
import { asLine } from '../doctor/check.ts';
import { checkOrg } from '../doctor/org.ts';
import { addConnector } from '../init/connectors-file.ts';
import { ask, askedSettings, descriptionOf, type Question, questionOf } from '../init/questions.ts';
import { ownName } from '../local/own-name.ts';
import { grantsOfRun, whatToGrant } from '../what-to-grant.ts';
import { dashed, parseOptions } from './options.ts';

/** How it will sign in, in the words of whoever is asked. */
const kinds = { app: 'oauth', token: 'ssws' } as const;
const SignIn = z.enum(['app', 'token']);

const InitOptions = z
  .object({
    file: z.string().default('connectors.json'),
    yes: z.boolean().default(false),
    allowLoopback: RunSettings.shape.allowLoopback,
  })
  // Answers, by the name of what is asked.
  .catchall(z.string());
type InitOptions = z.infer<typeof InitOptions>;

const signIn: Question = {
  name: 'signIn',
  text: 'how it signs in to Okta: as an app (a service app and its key), or with the token of a person',
  otherwise: 'app',
  mistake: (answer) => (SignIn.safeParse(answer).success ? null : 'Write app or token.'),
};

/** `okta-evidence init`: the configuration of a connector, and what is to be done until its first run. */
export function addInit(program: Command): void {
  const command = program
    .command('init')
    .summary('ask what a connector is to be like, and write connectors.json')
    .description(
      'ask what a connector is to be like, write it into connectors.json, and say what to grant in Okta; what is given as an option is not asked',
    )
    .option('--file <file>', 'where it is written (default: connectors.json)')
    .option('--yes', 'take the defaults instead of asking')
    .option('--allow-loopback [yes|no]', RunSettings.shape.allowLoopback.description ?? '');
  for (const name of askedSettings)
    command.option(name === 'orgUrl' ? '--org <url>' : `--${dashed(name)} <value>`, descriptionOf(name));
  command.option('--sign-in <kind>', 'how it signs in to Okta: app or token').action(async (options: unknown) => {
    await init(parseOptions(InitOptions, options));
  });
}

async function init({ file, yes, allowLoopback, org, ...others }: InitOptions): Promise<void> {
  const questions = [...askedSettings.map((name) => questionOf(name, allowLoopback)), signIn];
  const given = { ...others, ...(org === undefined ? {} : { orgUrl: org }) };
  const input = yes ? Readable.from([]) : process.stdin;
  const { signIn: kind = '', ...answers } = await ask(questions, given, {
    input,
    output: yes ? unheard() : process.stderr,
  });
  const settings = settingsFrom(answers, allowLoopback);
  await addConnector(file, settings);
  const { connector } = StackSettings.parse(settings);
  const run = Settings.parse({ orgUrl: settings.orgUrl, profile: settings.profile, allowLoopback });
  process.stderr.write('\n');
  await checkOrg(run.orgUrl, allowLoopback, (check) => console.log(asLine(check)));
  const signsIn = kinds[SignIn.parse(kind)];
  console.log(`
${file} has the connector ${connector}.

${whatToGrant(signsIn, grantsOfRun(run, catalogue))}

Then, with AWS credentials for the account it goes to:
  npx cdk bootstrap                 once in an account and region
  npx cdk deploy ${connector}
  ${signsIn === 'oauth' ? `${ownName} rotate --stack ${connector} --client-id 0oa…` : `${ownName} token set --stack ${connector}`}
  ${ownName} start --stack ${connector} --watch
Once a run was whole, set "scheduleEnabled": true in ${file} and deploy again.`);
}

/** Takes the questions that nobody is asked. */
const unheard = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** What is written: the name and the org, and what differs from the defaults. */
function settingsFrom(
  answers: Readonly<Record<string, string>>,
  allowLoopback: boolean,
): Record<string, unknown> & { connector: string; orgUrl: string; profile?: unknown } {
  const usual = StackSettings.parse({});
  const chosen = StackSettings.parse({
    ...Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')),
    allowLoopback,
  });
  const differing = Object.entries(chosen).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(new Map(Object.entries(usual)).get(name)),
  );
  return { connector: chosen.connector, ...Object.fromEntries(differing), orgUrl: chosen.orgUrl ?? '' };
}
