import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { scriptedServer } from '../scripted-server.ts';
import { type Account, startAccount } from './account.ts';
import type { PerformTask } from './execution.ts';
import { inProcesses } from './lambdas.ts';
import { deploy, secretsOf } from './template.ts';

const root = new URL('../../../', import.meta.url);
const Cdk = z.looseObject({ context: z.looseObject({}) });

const StateMachineProperties = z.looseObject({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
});

/**
 * What `cdk deploy` would make of a folder's connectors.json, in a pretend account: the app synthesizes as the CDK's command has
 * it do, and each function of the template runs in processes of its own.
 *
 * @param connector the one of the file that is looked at.
 */
export async function deployFrom(folder: string, connector: string) {
  const assembly = await mkdtemp(join(tmpdir(), 'okta-evidence-assembly-'));
  const { context } = Cdk.parse(JSON.parse(await readFile(new URL('cdk.json', root), 'utf8')));
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('bin/app.ts', root))], {
    cwd: folder,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify(context) },
    maxBuffer: 2 ** 26,
  });
  const template = deploy(JSON.parse(await readFile(join(assembly, `${connector}.template.json`), 'utf8')), connector);
  const [machine] = template.all('AWS::StepFunctions::StateMachine');
  const { DefinitionString, DefinitionSubstitutions } = StateMachineProperties.parse(machine?.properties);
  const secrets = secretsOf(template);
  const lambdas = inProcesses(template, assembly, () => account.variables);
  const outputs = template.outputs;
  const account: Account = await startAccount({
    name: connector,
    bucket: outputs.EvidenceBucket ?? '',
    stateMachine: machine?.ref ?? '',
    outputs,
    definition: DefinitionString.replace(/\$\{(\w+)\}/g, (_, name: string) => DefinitionSubstitutions[name] ?? ''),
    perform: lambdas.perform,
    secrets,
    signingKeys: template.all('AWS::KMS::Key').map(({ id }) => template.arn(id)),
  });
  for (const { id, properties } of template.all(/^Custom::/))
    template.answers.set(id, await created(id, properties, lambdas.perform));
  Object.assign(outputs, template.outputs);
  return {
    account,
    outputs,
    secrets,
    ...lambdas,
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]();
      await rm(assembly, { recursive: true });
    },
  };
}

const Answered = z.object({ Status: z.literal('SUCCESS'), Data: z.record(z.string(), z.string()).default({}) });

/** Asks a custom resource's function to make it, as CloudFormation does, and gives the attributes that it tells. */
async function created(
  LogicalResourceId: string,
  { ServiceToken, ...properties }: Readonly<Record<string, unknown>>,
  perform: PerformTask,
): Promise<Record<string, string>> {
  const answer = Promise.withResolvers<string>();
  await using server = await scriptedServer((request, response) => {
    answer.resolve(text(request));
    response.end();
  });
  const ids = { StackId: 'stack', RequestId: randomUUID(), LogicalResourceId };
  const Payload = { RequestType: 'Create', ResponseURL: server.origin, ...ids, ResourceProperties: properties };
  await perform('arn:aws:states:::lambda:invoke', { FunctionName: ServiceToken, Payload });
  return Answered.parse(JSON.parse(await answer.promise)).Data;
}
