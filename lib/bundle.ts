import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const lambdas = fileURLToPath(new URL('../lambdas/', import.meta.url));

/** The stages whose handlers are deployed, each in a file of its name. */
export const stages = ['plan', 'collect', 'publish'] as const;
export type Stage = (typeof stages)[number];

/** Bundles the stages once, for all functions: one asset, shared chunks, no network and no Docker. */
export function bundleStages(): Code {
  return Code.fromAsset(bundleInto(mkdtempSync(join(tmpdir(), 'okta-evidence-bundle-'))));
}

/** Writes the bundle into a folder, and gives the folder back. */
export function bundleInto(folder: string): string {
  buildSync({
    entryPoints: stages.map((stage) => join(lambdas, `${stage}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    define: { COMMIT: JSON.stringify(commit()) },
    // Some dependencies are CommonJS inside and call require.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    logLevel: 'warning',
  });
  return folder;
}

/** The commit the functions are built from, for the manifest; `unknown` outside a checkout. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: lambdas, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}
