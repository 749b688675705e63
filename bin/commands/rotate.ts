import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import * as z from 'zod';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { authorizeWith } from '../../lambdas/okta/authorize.ts';
import { createOktaClient } from '../../lambdas/okta/client.ts';
import { OktaError } from '../../lambdas/okta/errors.ts';
import { findOrg } from '../../lambdas/okta/find-org.ts';
import { adviceFor } from '../../lambdas/okta/refusal.ts';
import { parseTokenSecret } from '../../lambdas/okta/token.ts';
import { RunSettings, Settings } from '../../lambdas/settings/settings.ts';
import { collector, userAgent } from '../../lambdas/version.ts';
import { readStack } from '../deployed/stack.ts';
import { algorithms, makeKeyPair } from '../rotate/key-pair.ts';
import { awsPlace, filePlace, type Place } from '../rotate/place.ts';
import { grantsOfRun, whatToGrant } from '../what-to-grant.ts';
import { exitStatus, WrongUse } from './exit-status.ts';
import { parseOptions } from './options.ts';

const RotateOptions = z.strictObject({
  org: z.string().optional(),
  secret: z.string().optional(),
  secretArn: z.string().optional(),
  stack: z.string().optional(),
  clientId: z
    .string()
    .regex(/^[\w-]+$/, 'an id such as 0oa1b2c3d4e5f6g7h8i9')
    .optional(),
  algorithm: z.enum(algorithms).default('RS256'),
  allowLoopback: RunSettings.shape.allowLoopback,
});
type RotateOptions = z.infer<typeof RotateOptions>;

/** `okta-evidence rotate`: another key for the service app, made here, so that the private half goes nowhere else. */
export function addRotate(program: Command): void {
  program
    .command('rotate')
    .summary('make, check and store a new key of the service app')
    .description("make the service app a new key, check it against Okta, and write it where the app's secret lies")
    .option('--org <url>', "the org's URL, such as acme.okta.com (default: that of the stack)")
    .option('--secret <file>', 'the secret lies in this file')
    .option('--secret-arn <arn>', 'the secret lies in Secrets Manager')
    .option('--stack <name>', "the secret is a deployed connector's")
    .option('--client-id <id>', 'the service app, where the secret does not name one yet')
    .option('--algorithm <name>', `how the key signs: ${algorithms.join(' or ')} (default: RS256)`)
    .option('--allow-loopback [yes|no]', 'accept plain http to a loopback address')
    .action(async (options: unknown) => {
      process.exitCode = await rotate(parseOptions(RotateOptions, options));
    });
}

async function rotate(options: RotateOptions): Promise<number> {
  const { place, orgUrl } = await placeOf(options);
  const present = await presentIn(place, options.clientId);
  const { origin, host } = await findOrg(orgUrl, {
    allowLoopback: options.allowLoopback,
    userAgent: userAgent(collector),
  });
  const { keyId, publicKey, privateKey } = makeKeyPair(options.algorithm, new Date());
  const { clientId, scopes } = present;
  const secret = JSON.stringify({ kind: 'oauth', clientId, privateKey, keyId, ...(scopes ? { scopes } : {}) });
  console.log(`Add this public key to the app ${clientId}, in the Admin Console of ${host} under Applications > the app >
General > Client Credentials > Edit > Public keys > Add key; then Done, and Save:

${JSON.stringify(publicKey, null, 2)}

Press Enter when it is there. Its private half is in this process alone, and lost if you leave with Ctrl-C.`);
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const _ of lines) {
    const refused = await refusalOf(secret, origin);
    if (refused !== null) {
      console.log(`\n${refused}\nPress Enter to try again, or leave with Ctrl-C: nothing was changed.`);
      continue;
    }
    lines.close();
    await place.write(`${secret}\n`).catch((error: unknown) => {
      console.error(`\nThe key ${keyId} was not stored, and is lost: remove it in Okta. The secret is as it was.`);
      throw error;
    });
    console.log(`\nOkta takes the key ${keyId}, and it is in ${place.name}.`);
    if (present.keyId !== null)
      console.log(`When the runs under way have ended, remove the key ${present.keyId} there.`);
    else console.log(whatToGrant('oauth', grantsOfRun(Settings.parse({ orgUrl }), catalogue)));
    return exitStatus.complete;
  }
  console.error('\nNothing was changed. If the key is in Okta already, remove it there: its private half is gone.');
  return exitStatus.failed;
}

/** @throws {WrongUse} unless one place is named, and an org. */
async function placeOf({ org, secret, secretArn, stack }: RotateOptions): Promise<{ place: Place; orgUrl: string }> {
  if ([secret, secretArn, stack].filter((each) => each !== undefined).length !== 1)
    throw new WrongUse('Say where the secret lies, with one of --secret, --secret-arn and --stack.');
  const outputs = stack === undefined ? null : await readStack(stack);
  const orgUrl = org ?? outputs?.Org;
  if (orgUrl === undefined) throw new WrongUse("Say which org's app it is, with --org.");
  const arn = secretArn ?? outputs?.TokenSecret;
  return { place: arn === undefined ? filePlace(secret ?? '') : awsPlace(arn), orgUrl };
}

type Present = {
  readonly clientId: string;
  readonly keyId: string | null;
  readonly scopes?: readonly string[] | undefined;
};

/** The app whose key is made, by what is there. @throws {WrongUse} @throws {TokenError} when what is there cannot be read. */
async function presentIn(place: Place, named: string | undefined): Promise<Present> {
  const text = await place.read();
  const secret = text.trim() === '' ? null : parseTokenSecret(text);
  if (secret?.kind === 'oauth' && (named === undefined || named === secret.clientId))
    return { ...secret, keyId: secret.keyId ?? secret.privateKey.keyId };
  if (named !== undefined) return { clientId: named, keyId: null };
  throw new WrongUse(
    secret === null
      ? `${place.name} is empty: name the service app with --client-id.`
      : `${place.name} holds an API token, which only a person can renew, in the Admin Console. To sign in as a service app instead, name it with --client-id.`,
  );
}

/** Reads whatever the org is asked about first. */
const anyScope = 'okta.users.read';

/** Why Okta does not take the key; null: it does, whatever the app is granted. */
async function refusalOf(secret: string, origin: string): Promise<string | null> {
  const authorize = authorizeWith(async () => secret, { scopes: [anyScope] });
  const okta = createOktaClient({ origin, authorize, fraction: 1, userAgent: userAgent(collector) });
  try {
    await okta.signIn();
    return null;
  } catch (error) {
    if (!(error instanceof OktaError)) throw error;
    return error.oauthError === 'insufficient_scope' ? null : adviceFor(error);
  }
}
