import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, buildSync } from 'esbuild';

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
  // Built once to know the digest of the code, and once more to tell the code.
  const digest = createHash('sha256');
  for (const { contents } of bundled(folder, 'null').outputFiles ?? []) digest.update(contents);
  for (const { path, contents } of bundled(folder, JSON.stringify(digest.digest('hex'))).outputFiles ?? [])
    writeFileSync(path, contents);
  return folder;
}

function bundled(folder: string, codeSha256: string): BuildResult {
  return buildSync({
    write: false,
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
    define: { COMMIT: JSON.stringify(commit()), CODE_SHA256: codeSha256 },
    // Some dependencies are CommonJS inside and call require.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** The commit the functions are built from, for the manifest; `unknown` outside a checkout. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: lambdas, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}
