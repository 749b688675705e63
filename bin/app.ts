import { existsSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import cdk from '../cdk.json' with { type: 'json' };
import { SettingsError, StackSettings, stackSettings } from '../lambdas/settings/settings.ts';
import { ConnectorStack } from '../lib/connector-stack.ts';
import { meant, readConnectors } from './connectors.ts';

// The feature flags that the connector is tried with, whoever starts the app; what -c says goes before.
const app = new App({ context: cdk.context });
try {
  for (const settings of readSettings(app)) {
    const { connector, account, region } = settings;
    new ConnectorStack(app, connector, { settings, env: { account, region } });
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`okta-evidence: ${error.message}`);
  process.exit(64);
}

/**
 * Settings of one connector from the CDK's context (`-c orgUrl=acme.okta.com -c share=0.3`), or of all in connectors.json
 * (`-c config=…` names another file).
 *
 * @throws {SettingsError}
 */
function readSettings(from: App): StackSettings[] {
  const given = Object.keys(StackSettings.shape).flatMap((name) => {
    const value: unknown = from.node.tryGetContext(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // What the CDK keeps there itself has other signs in its names: `@aws-cdk/…`, `aws:…`, `availability-zones:…`.
  const known = new Set(['config', ...Object.keys(StackSettings.shape)]);
  const unknown = Object.keys(from.node.getAllContext()).filter(
    (name) => /^[a-z][A-Za-z]*$/.test(name) && !known.has(name),
  );
  if (unknown.length > 0)
    throw new SettingsError(
      unknown.map((name) => `${name} is no setting: connectors.schema.json lists them.`).join('\n'),
    );
  const config: unknown = from.node.tryGetContext('config');
  const file = typeof config === 'string' ? config : 'connectors.json';
  const isNamed = given.some(([name]) => name === 'orgUrl');
  if ((config !== undefined && given.length > 0) || (existsSync(file) && given.length > 0 && !isNamed))
    throw new SettingsError(
      `Settings come from ${file} or from -c, not from both: write ${given.map(([name]) => name).join(', ')} into the file, or name one org with -c orgUrl=….`,
    );
  if (config !== undefined || (existsSync(file) && !isNamed)) return readConnectors(file);
  const settings = stackSettings(Object.fromEntries(given));
  const [wrong] = meant(settings);
  if (wrong !== undefined) throw new SettingsError(`${wrong[0]}: ${wrong[1]} It is read from -c ${wrong[0]}=….`);
  return [settings];
}
