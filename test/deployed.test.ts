import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type DemoOrg, startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { withParents } from '../lambdas/catalogue/waves.ts';
import { StackSettings } from '../lambdas/settings.ts';
import { ConnectorStack } from '../lib/connector-stack.ts';
import { type Account, startAccount } from './support/aws/account.ts';
import { inProcesses } from './support/aws/lambdas.ts';
import { deploy, secretsOf } from './support/aws/template.ts';
import { okta } from './support/command.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

/** Parents, children, policies with variants, pseudonyms, the log and what it says of the run itself; all, in full samples. */
const include =
  process.env.SAMPLES === 'full'
    ? []
    : ['group-members', 'user-factors', 'policy-rules', 'authenticators', 'system-log', 'system-log-during'];

const StateMachineProperties = z.looseObject({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
});

/** What is deployed from the synthesized template, its functions in processes of their own. */
async function deployed(org: DemoOrg) {
  const settings = { orgUrl: org.url, allowLoopback: true, include, profile: 'extra' as const, settleMinutes: 0 };
  const app = new App();
  const stack = new ConnectorStack(app, 'okta-evidence', { settings: StackSettings.parse(settings) });
  const assembly = app.synth().directory;
  const template = deploy(JSON.parse(readFileSync(`${assembly}/${stack.templateFile}`, 'utf8')), 'okta-evidence');
  const [machine] = template.all('AWS::StepFunctions::StateMachine');
  const { DefinitionString, DefinitionSubstitutions } = StateMachineProperties.parse(machine?.properties);
  const secrets = secretsOf(template);
  const lambdas = inProcesses(template, assembly, () => account.variables);
  const account: Account = await startAccount({
    name: 'okta-evidence',
    bucket: template.outputs.EvidenceBucket ?? '',
    stateMachine: machine?.ref ?? '',
    outputs: template.outputs,
    definition: DefinitionString.replace(/\$\{(\w+)\}/g, (_, name: string) => DefinitionSubstitutions[name] ?? ''),
    perform: lambdas.perform,
    secrets,
    signingKeys: template.all('AWS::KMS::Key').map(({ id }) => template.arn(id)),
  });
  return { account, settings, secrets, template, ...lambdas };
}

let org: DemoOrg;
let connector: Awaited<ReturnType<typeof deployed>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  org = await startDemoOrg({ ...quick, users: 40 });
  folder = await temporaryFolder();
  connector = await deployed(org);
});
afterAll(async () => {
  await connector.account[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
  await org.close();
});

test('as it is deployed, a run gives the rows of a run on this machine, in functions that keep to their memory', async () => {
  const { account, template, secrets, settings, invoked, events } = connector;
  secrets.set(template.outputs.TokenSecret ?? '', JSON.stringify({ kind: 'ssws', token: org.token }));
  const window = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };
  const { status, out, error } = await okta(
    ['start', '--stack', 'okta-evidence', '--since', window.since, '--until', window.until, '--watch'],
    account.variables,
  );
  expect(error).toBe('');
  expect([status, out.includes('is complete.')]).toEqual([0, true]);

  const [, hashKey] = [...secrets].find(([, value]) => value !== null && !value.includes('ssws')) ?? [];
  const local = await run({
    org,
    store: folder.store,
    input: window,
    settings,
    world: { readHashKey: async () => hashKey ?? '' },
  });
  const [, runId = ''] = /Run (\S+) reads/.exec(out) ?? [];
  const collected = include.length === 0 ? Object.keys(catalogue) : [...withParents(catalogue, include)];
  expect((await rowsOf(account.store, org.orgId, runId, 'user-factors')).length).toBeGreaterThan(0);
  for (const resourceType of collected)
    expect(await rowsOf(account.store, org.orgId, runId, resourceType), resourceType).toEqual(
      await rowsOf(folder.store, org.orgId, local?.runId ?? '', resourceType),
    );
  // Each in a process of its own.
  expect(invoked.map(({ functionName }) => functionName.replace('okta-evidence-', '')).sort()).toEqual(
    [...collected, 'plan', 'assess', 'publish'].sort(),
  );
  for (const { peakMiB, memoryMiB } of invoked) expect(peakMiB).toBeLessThan(memoryMiB);
  expect(events).toMatchObject([{ Entries: [{ Detail: { run: runId, status: 'complete' } }] }]);
}, 600_000);
