import { readFileSync } from 'node:fs';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import * as z from 'zod';

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

/** An app with the feature flags of cdk.json, among them that what AWS's template linter finds is an error. */
export const app = (props: AppProps = {}) => new App({ context, ...props });

/** Synthesizes under all rules. @throws {Error} that lists every finding that nobody gave a reason for. */
export function synthChecked(checked: App): string {
  Validations.of(checked).addPlugins(new AwsSolutionsChecks(checked), new NIST80053R5Checks(checked));
  return checked.synth().directory;
}
