import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import * as z from 'zod';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { assertResourceTypes, UnknownResourceTypeError } from '../lambdas/catalogue/waves.ts';
import { OrgUrlError, parseOrgUrl } from '../lambdas/okta/org.ts';
import { StackSettings } from '../lambdas/settings.ts';
import { ConnectorStack } from '../lib/connector-stack.ts';

const app = new App();
try {
  const settings = readSettings(app);
  new ConnectorStack(app, settings.connector, { settings });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === null) throw error;
  console.error(`okta-evidence: ${sentence}`);
  process.exit(64);
}

/** Settings from the CDK's context: `-c orgUrl=acme.okta.com -c share=0.3`. */
function readSettings(from: App): StackSettings {
  const given = Object.keys(StackSettings.shape).flatMap((name) => {
    const value: unknown = from.node.tryGetContext(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const settings = StackSettings.parse(Object.fromEntries(given));
  if (settings.orgUrl !== undefined) parseOrgUrl(settings.orgUrl, settings);
  assertResourceTypes(catalogue, [...settings.include, ...settings.exclude]);
  return settings;
}

/** What is wrong with the settings, in words; null when the error is about something else. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof OrgUrlError || error instanceof UnknownResourceTypeError) return error.message;
  if (!(error instanceof z.ZodError)) return null;
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? '');
  return `The setting ${name} is not understood: ${issue?.message}. It is read from -c ${name}=….`;
}
