import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import type { BuildResult } from 'esbuild';
import { queryFolders } from '../lambdas/posture/queries.ts';

const lambdas = fileURLToPath(new URL('../lambdas/', import.meta.url));
/** Bundles that were made when the package was packed. A clone has none there: it bundles as it synthesizes. */
const shipped = fileURLToPath(new URL('../bundles/', import.meta.url));

/** What is deployed, each handler in a file of its name: the stages, and what CloudFormation asks of us. */
const stages = ['plan', 'collect', 'publish', 'freshness', 'signing-key'] as const;
export type Stage = (typeof stages)[number] | 'assess';

/** Bundles of this process: the stacks of several orgs are made of the same ones. */
let stagesFolder: string | undefined;
let assessFolder: string | undefined;

/** Bundles the stages but Assess once, for all their functions: one asset, shared chunks, no network and no Docker. */
export function bundleStages(): Code {
  stagesFolder ??= existsSync(shipped) ? join(shipped, 'stages') : bundleInto(emptyFolder('bundle'));
  return Code.fromAsset(stagesFolder);
}

/** Bundles Assess with DuckDB and the queries beside it: the library is built for one architecture, which the function follows. */
export function bundleAssess(): { readonly code: Code; readonly architecture: Architecture } {
  const { folders, architecture } = installedDuckDb();
  assessFolder ??= bundleAssessWith(folders);
  return { code: Code.fromAsset(assessFolder), architecture };
}

function bundleAssessWith(duckDb: ReadonlyMap<string, string>): string {
  const folder = emptyFolder('assess');
  if (existsSync(shipped)) cpSync(join(shipped, 'assess'), folder, { recursive: true });
  else bundleAssessInto(folder);
  for (const [name, place] of duckDb) cpSync(place, join(folder, 'node_modules', name), { recursive: true });
  return folder;
}

/** Makes the bundles that a package brings along. DuckDB is not among them: 70 MB for each architecture. */
export function bundlesToShip(folder: string): void {
  bundleInto(join(folder, 'stages'));
  bundleAssessInto(join(folder, 'assess'));
}

function bundleAssessInto(folder: string): void {
  bundleInto(folder, ['assess']);
  for (const queries of queryFolders)
    cpSync(join(lambdas, 'posture', queries), join(folder, queries), {
      recursive: true,
      // The code beside the report's style is in the bundle.
      filter: (path) => extname(path) !== '.ts',
    });
}

const emptyFolder = (of: string) => mkdtempSync(join(tmpdir(), `okta-evidence-${of}-`));

/**
 * DuckDB as npm installed it, with the Linux library of this host's architecture: each package's folder by its name.
 *
 * @throws {Error} on a host that is not Linux.
 */
function installedDuckDb(): { readonly folders: ReadonlyMap<string, string>; readonly architecture: Architecture } {
  const api = folderOf('@duckdb/node-api', import.meta.url);
  const bindings = api && folderOf('@duckdb/node-bindings', join(api, 'package.json'));
  if (api && bindings)
    for (const [name, architecture] of [
      ['arm64', Architecture.ARM_64],
      ['x64', Architecture.X86_64],
    ] as const) {
      const binding = `@duckdb/node-bindings-linux-${name}`;
      const library = folderOf(binding, join(bindings, 'package.json'));
      const libc = folderOf('detect-libc', join(bindings, 'package.json'));
      if (library && libc)
        return {
          architecture,
          folders: new Map([
            ['@duckdb/node-api', api],
            ['@duckdb/node-bindings', bindings],
            [binding, library],
            ['detect-libc', libc],
          ]),
        };
    }
  throw new Error(
    'The function that assesses needs the Linux library of DuckDB, which npm installs on Linux only. Add it with `npm install --no-save --force @duckdb/node-bindings-linux-arm64@<the version of @duckdb/node-api>`, and synthesize again.',
  );
}

/** Where a package lies that a file imports; null where it is not installed. */
function folderOf(name: string, importer: string): string | null {
  try {
    return dirname(createRequire(importer).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** Writes the bundle of some stages into a folder, and gives the folder back. */
export function bundleInto(folder: string, entries: readonly Stage[] = stages): string {
  // Built once to know the digest of the code, and once more to tell the code.
  const digest = createHash('sha256');
  for (const { contents } of bundled(folder, entries, 'null').outputFiles ?? []) digest.update(contents);
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of bundled(folder, entries, JSON.stringify(digest.digest('hex'))).outputFiles ?? [])
    writeFileSync(path, contents);
  return folder;
}

function bundled(folder: string, entries: readonly Stage[], codeSha256: string): BuildResult {
  // Asked for only here: it is no part of what is installed with the package.
  const esbuild: typeof import('esbuild') = createRequire(import.meta.url)('esbuild');
  return esbuild.buildSync({
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
