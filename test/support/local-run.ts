import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runWorkflow } from '../../bin/local/workflow.ts';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import type { RunInput } from '../../lambdas/contracts/run.ts';
import type { Environment } from '../../lambdas/environment.ts';
import { readManifest, readParts } from '../../lambdas/evidence/ledger.ts';
import { readRows } from '../../lambdas/evidence/rows.ts';
import { createKeySigner } from '../../lambdas/evidence/signing/key-signer.ts';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { queries } from '../../lambdas/posture/queries.ts';
import { Settings } from '../../lambdas/settings/settings.ts';

/** A demo org that holds nobody up, with the data of one fixed day. */
export const quick = {
  windowSeconds: 1,
  now: new Date('2026-11-10T00:00:00Z'),
  limits: Object.fromEntries(
    ['users', 'users/{id}', 'groups', 'apps', 'logs', 'iam']
      .map((name) => [`/api/v1/${name}`, 10_000])
      .concat([['/api/v1', 10_000]]),
  ),
};

/** The key for pseudonyms in all tests. */
export const hashKey = 'a key for tests, of thirty-two characters';

/** The key that signs in all tests. */
const signingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** A folder that goes with the test. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'okta-evidence-'));
  return {
    path,
    store: openStore(pathToFileURL(path).href),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}

/** What a run is made with; the rest is as anyone's would be. */
export type RunOptions = {
  readonly org: { readonly url: string; readonly token: string };
  readonly store: Store;
  readonly input?: RunInput;
  readonly settings?: Partial<Settings>;
  readonly world?: Partial<Environment>;
  readonly execution?: string;
  readonly startedAt?: string;
};

/** All answers take three times as long as the rest of a small run. Who looks at them asks for them; these stand for the rest. */
const few = ['memberships', 'group-hygiene', 'population-reconciliation'];
const fewQueries = queries.filter(({ name }) => few.includes(name));

/** What a stage needs of the world, with little patience. */
export function environmentFor(org: { readonly token: string }, store: Store): Environment {
  return {
    store,
    catalogue,
    collector: { name: 'test', version: '1', commit: 'none', codeSha256: null },
    readSecret: async () => org.token,
    readHashKey: async () => hashKey,
    otherRuns: async () => [],
    signer: createKeySigner(signingKey),
    log: () => undefined,
    stop: new AbortController().signal,
    queries: fewQueries,
    patience: { backoffMs: 1, timeoutMs: 2000 },
  };
}

/** A whole run through the real workflow file; null when it was stopped before its manifest. */
export async function run({ org, store, input, settings, world, execution, startedAt }: RunOptions) {
  const announcement = await runWorkflow(
    {
      execution: execution ?? `local:${randomUUID()}`,
      startedAt: startedAt ?? new Date().toISOString(),
      input: input ?? {},
      settings: Settings.parse({ orgUrl: org.url, allowLoopback: true, ...settings }),
    },
    { ...environmentFor(org, store), ...world },
    null,
    1,
  );
  if (announcement === null) return null;
  const { org: id, run: runId } = announcement;
  const stored = id === null || runId === null ? null : await readManifest(store, id, runId);
  const manifest = stored?.value ?? null;
  const of = (resourceType: string) => manifest?.resources.find((each) => each.resourceType === resourceType);
  return { announcement, manifest, of, runId: runId ?? 'none' };
}

/** Rows of a resource type in a run, in key order. */
export async function rowsOf(
  store: Store,
  org: string,
  runId: string,
  resourceType: string,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const { value } of readRows(store, await readParts(store, org, runId, resourceType), { part: 0, row: 0 }))
    rows.push(value);
  return rows;
}

/** Every file below a folder, with its bytes. */
export async function filesIn(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.sort().map(async (path) => ({ path, bytes: await readFile(path) })));
}
