import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, buildSync } from 'esbuild';
import { queryFolders } from '../lambdas/posture/queries.ts';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const lambdas = fileURLToPath(new URL('../lambdas/', import.meta.url));

/** What is deployed, each handler in a file of its name: the stages, and what CloudFormation asks of us. */
const stages = ['plan', 'collect', 'publish', 'freshness', 'signing-key'] as const;
export type Stage = (typeof stages)[number] | 'assess';

/** Bundles of this process: the stacks of several orgs are made of the same ones. */
let stagesFolder: string | undefined;
let assessFolder: string | undefined;

/** Bundles the stages but Assess once, for all their functions: one asset, shared chunks, no network and no Docker. */
export function bundleStages(): Code {
  stagesFolder ??= bundleInto(mkdtempSync(join(tmpdir(), 'okta-evidence-bundle-')), stages);
  return Code.fromAsset(stagesFolder);
}

/** Bundles Assess with DuckDB and the queries beside it: the library is built for one architecture, which the function follows. */
export function bundleAssess(): { readonly code: Code; readonly architecture: Architecture } {
  const { binding, architecture } = installedDuckDb();
  assessFolder ??= bundleAssessWith(binding);
  return { code: Code.fromAsset(assessFolder), architecture };
}

function bundleAssessWith(binding: string): string {
  const folder = bundleInto(mkdtempSync(join(tmpdir(), 'okta-evidence-assess-')), ['assess']);
  for (const queries of queryFolders)
    cpSync(join(lambdas, 'posture', queries), join(folder, queries), { recursive: true });
  for (const name of ['@duckdb/node-api', '@duckdb/node-bindings', binding, 'detect-libc'])
    cpSync(join(modules, name), join(folder, 'node_modules', name), { recursive: true });
  return folder;
}

/** The Linux library of DuckDB that `npm ci` installed: of this host's architecture. @throws {Error} on a host that is not Linux. */
function installedDuckDb(): { readonly binding: string; readonly architecture: Architecture } {
  for (const [name, architecture] of [
    ['arm64', Architecture.ARM_64],
    ['x64', Architecture.X86_64],
  ] as const) {
    const binding = `@duckdb/node-bindings-linux-${name}`;
    if (existsSync(join(modules, binding))) return { binding, architecture };
  }
  throw new Error(
    'The function that assesses needs the Linux library of DuckDB, which npm installs on Linux only. Add it with `npm install --no-save --force @duckdb/node-bindings-linux-arm64@<the version of @duckdb/node-api>`, and synthesize again.',
  );
}

/** Writes the bundle of some stages into a folder, and gives the folder back. */
export function bundleInto(folder: string, entries: readonly Stage[] = stages): string {
  // Built once to know the digest of the code, and once more to tell the code.
  const digest = createHash('sha256');
  for (const { contents } of bundled(folder, entries, 'null').outputFiles ?? []) digest.update(contents);
  for (const { path, contents } of bundled(folder, entries, JSON.stringify(digest.digest('hex'))).outputFiles ?? [])
    writeFileSync(path, contents);
  return folder;
}

function bundled(folder: string, entries: readonly Stage[], codeSha256: string): BuildResult {
  return buildSync({
    write: false,
    external: ['@duckdb/node-api'],
    entryPoints: entries.map((stage) => join(lambdas, `${stage}.ts`)),
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
    // Some dependencies are CommonJS inside and call require. The minifier, which does not see these names, gives out short ones.
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
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
