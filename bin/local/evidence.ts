import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Manifest } from '../../lambdas/contracts/manifest.ts';
import { RunId } from '../../lambdas/contracts/run.ts';
import { manifestKey } from '../../lambdas/evidence/keys.ts';
import { readManifest, unlessDamaged } from '../../lambdas/evidence/ledger.ts';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { contentsOf } from '../../lambdas/evidence/verify.ts';
import { collector } from '../../lambdas/version.ts';
import { WrongUse } from '../commands/exit-status.ts';

/** The evidence in a folder or at `s3://bucket/prefix`. @throws {WrongUse} when there is no such folder. */
export function evidenceAt(where: string): Store {
  if (where.startsWith('s3://')) return openStore(where);
  if (!existsSync(where))
    throw new WrongUse(`There is no folder ${resolve(where)}. Name the one that holds the evidence with --out.`);
  return openStore(pathToFileURL(resolve(where)).href);
}

/** Stands for the newest run that is complete or limited. */
export const latest = 'latest';
/** What an argument that names a run may be. */
export const runArgument = `a run's id, or ${latest}: the newest that is complete or limited`;

/** What another version's manifest says of itself, if it is one. */
const Written = z.looseObject({ schema: z.string(), collector: z.looseObject({ version: z.string() }) });

/**
 * The manifest of a run by its id, whichever org it is of, or of the newest.
 *
 * @throws {WrongUse} when the id is none, or there is no such run, or another version wrote it. {@link StoreError}
 */
export async function runAt(store: Store, run: string): Promise<Manifest> {
  const { runs } = await contentsOf(store);
  if (run === latest) return newestOf(store, runs);
  if (!RunId.safeParse(run).success)
    throw new WrongUse(`${run} is no run's id: they look like 20261124T060000Z-0a1b2c3d. Or write ${latest}.`);
  const org = runs.find((each) => each.run === run)?.org;
  const found = org === undefined ? undefined : await store.get(manifestKey(org, run));
  if (org === undefined || found === null || found === undefined)
    throw new WrongUse(`There is no manifest of run ${run} in ${store.bucket}.`);
  const manifest = await unlessDamaged(readManifest(store, org, run));
  if (manifest !== null) return manifest.value;
  const written = Written.safeParse(parsed(found.body));
  const version = written.success ? written.data.collector.version : null;
  throw new WrongUse(
    version === null || (version === collector.version && written.data?.schema === 'okta-evidence/manifest/v1')
      ? `The manifest of run ${run} in ${store.bucket} is damaged. \`okta-evidence verify\` says what is wrong with it.`
      : `Run ${run} was written by version ${version} of the connector, and this is ${collector.version}: read it with the version that wrote it.`,
  );
}

/** @throws {WrongUse} when none is, or those of several orgs are. */
async function newestOf(
  store: Store,
  runs: readonly { readonly org: string; readonly run: string }[],
): Promise<Manifest> {
  const orgs = new Set(runs.map(({ org }) => org));
  if (orgs.size > 1)
    throw new WrongUse(`${store.bucket} has runs of several orgs (${[...orgs].join(', ')}). Name a run by its id.`);
  for (const { org, run } of runs.toReversed()) {
    const manifest = (await unlessDamaged(readManifest(store, org, run)))?.value;
    if (manifest?.status === 'complete' || manifest?.status === 'limited') return manifest;
  }
  throw new WrongUse(
    `No run in ${store.bucket} is complete or limited. Name one by its id: \`okta-evidence verify\` tells them.`,
  );
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
