import { readFileSync } from 'node:fs';
import { KMSClient } from '@aws-sdk/client-kms';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { startDemoOrg } from '../../../bin/demo-org/demo-org.ts';
import type { DemoOrgOptions } from '../../../bin/demo-org/options.ts';
import { endedExecutions } from '../../../lambdas/ended-executions.ts';
import type { Environment } from '../../../lambdas/environment.ts';
import { createKmsSigner } from '../../../lambdas/evidence/signing/kms-signer.ts';
import { freshness } from '../../../lambdas/freshness.ts';
import { createMeasure } from '../../../lambdas/metrics/measure.ts';
import { StackSettings } from '../../../lambdas/settings/settings.ts';
import { ConnectorStack } from '../../../lib/connector-stack.ts';
import { startAccount } from '../aws/account.ts';
import type { PerformTask } from '../aws/execution.ts';
import { inThisProcess } from '../aws/stages.ts';
import { deploy } from '../aws/template.ts';
import { environmentFor, quick } from '../local-run.ts';
import { alarmsOf, watch } from './alarms.ts';
import { type Sample, samplesOf } from './samples.ts';

const Machine = z.looseObject({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
});
const Filter = z.looseObject({
  FilterPattern: z.literal('{ ($.type = "platform.report") && ($.record.status != "success") }'),
  MetricTransformations: z.tuple([z.looseObject({ MetricNamespace: z.string(), MetricName: z.string() })]),
});

const hourMs = 3_600_000;
const people = 28;

/** A connector's synthesized template, as it is deployed for an org on a port of this machine. */
export function synthesize(port: number, settings: Partial<StackSettings>) {
  const stack = new ConnectorStack(new App(), 'okta-evidence', {
    settings: StackSettings.parse({
      orgUrl: `http://127.0.0.1:${port}`,
      allowLoopback: true,
      settleMinutes: 0,
      ...settings,
    }),
  });
  const file = `${z.instanceof(App).parse(stack.node.root).synth().directory}/${stack.templateFile}`;
  return deploy(JSON.parse(readFileSync(file, 'utf8')), 'okta-evidence');
}

/**
 * A deployed connector through the years: its workflow, its stages, its check and its alarms, with an org and an account on this
 * machine. Time passes when it is told to. What AWS measures by itself is modelled on what happened: an invocation that threw
 * is one that Lambda reports, a start that never came through lies in the schedule's queue.
 */
export async function deployedFor(template: ReturnType<typeof deploy>, port: number) {
  const open = (options: Partial<DemoOrgOptions> = {}) => startDemoOrg({ ...quick, users: people, port, ...options });
  let org = await open();
  const samples: Sample[] = [];
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const add = (sample: Omit<Sample, 'at'>) => samples.push({ ...sample, at: now() });
  const measure = createMeasure('okta-evidence', (line) => {
    for (const sample of samplesOf(line)) add(sample);
  });
  const [machine] = template.all('AWS::StepFunctions::StateMachine');
  const [filter] = template.all('AWS::Logs::MetricFilter');
  const [queue] = template.all('AWS::SQS::Queue');
  const [keyArn = ''] = template
    .all('AWS::KMS::Key')
    .flatMap(({ id, properties }) => (properties.KeyUsage === 'SIGN_VERIFY' ? [template.arn(id)] : []));
  const { DefinitionString, DefinitionSubstitutions } = Machine.parse(machine?.properties);
  const [{ MetricNamespace, MetricName }] = Filter.parse(filter?.properties).MetricTransformations;

  let change: (world: Environment) => Partial<Environment> = () => ({});
  let gate: (functionName: string) => Promise<void> = async () => undefined;
  const world = (): Environment => {
    const signer = createKmsSigner(new KMSClient(reachable), keyArn);
    const usual = { ...environmentFor(org, account.store), measure, signer };
    return { ...usual, ...change(usual) };
  };
  const stages = inThisProcess('okta-evidence', world, (functionName) => gate(functionName));
  const perform: PerformTask = async (resource, parameters) => {
    try {
      return await stages(resource, parameters);
    } catch (error) {
      add({ namespace: MetricNamespace, name: MetricName, dimensions: {}, value: 1 });
      throw error;
    }
  };
  const account = await startAccount({
    name: 'okta-evidence',
    bucket: template.outputs.EvidenceBucket ?? '',
    stateMachine: machine?.ref ?? '',
    outputs: template.outputs,
    definition: DefinitionString.replace(/\$\{(\w+)\}/g, (_, name: string) => DefinitionSubstitutions[name] ?? ''),
    perform,
    secrets: new Map(),
    signingKeys: [keyArn],
    retryMs: 1,
  });
  const reachable = {
    endpoint: account.variables.AWS_ENDPOINT_URL,
    region: account.variables.AWS_REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const client = new SFNClient(reachable);
  const stateMachine = machine?.ref ?? '';
  const watched = watch(alarmsOf(template), 'okta-evidence-');

  const start = async () => {
    await client.send(new StartExecutionCommand({ stateMachineArn: stateMachine }));
    const execution = [...account.executions.values()].at(-1);
    if (execution === undefined) throw new Error('The execution did not start.');
    return execution;
  };
  const check = () =>
    freshness(
      { stateMachine },
      { store: account.store, log: () => undefined, measure, ended: (arn) => endedExecutions(client, arn) },
      now(),
    );
  const pass = (hours: number) => {
    offsetMs += hours * hourMs;
  };

  return {
    org: () => org,
    /** The org is another from now on, at the same address. */
    async replaceOrg(options: Partial<DemoOrgOptions>) {
      await org.close();
      org = await open(options);
    },
    /** A signer whose key KMS does not know. */
    signerWithout: () => createKmsSigner(new KMSClient(reachable), `${keyArn}-deleted`),
    /** What of the stages' world is not as usual from now on. */
    changeWorld(changed: typeof change) {
      change = changed;
    },
    hold(waiting: typeof gate) {
      gate = waiting;
    },
    start,
    async runToItsEnd() {
      await (await start()).ended;
    },
    check,
    pass,
    /** The schedule gives up on a start. */
    deadLetter: () =>
      add({
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: `${queue?.ref}.QueueName` },
        value: 1,
      }),
    /** An hour of checks up to now. */
    async hourOfChecks() {
      pass(-1);
      for (let quarter = 0; quarter < 4; quarter += 1) {
        pass(0.25);
        await check();
      }
    },
    /** Which alarms go on within the next ten minutes. */
    follow: () => watched.follow(samples, now(), new Date(now().getTime() + 600_000)),
    on: watched.on,
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]();
      await org.close();
    },
  };
}
export type Deployed = Awaited<ReturnType<typeof deployedFor>>;
