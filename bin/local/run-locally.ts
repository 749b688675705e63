import type { Environment } from '../../lambdas/environment.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import type { Announcement, Manifest } from '../../lambdas/run.ts';
import type { ProgressBoard } from './progress.ts';
import { type LocalExecution, runWorkflow } from './workflow.ts';

/** How a local run ended: paused before its manifest, or announced, with its manifest where one could be written. */
export type LocalEnd =
  | { readonly paused: true }
  | { readonly paused: false; readonly announcement: Announcement; readonly manifest: Manifest | null };

export async function runLocally(
  execution: LocalExecution,
  world: Environment,
  board: ProgressBoard | null,
): Promise<LocalEnd> {
  const announcement = await runWorkflow(execution, world, board);
  await board?.close();
  if (announcement === null) return { paused: true };
  const { org, run, manifest: stored } = announcement;
  const manifest = stored === null || org === null || run === null ? null : await readManifest(world.store, org, run);
  return { paused: false, announcement, manifest: manifest?.value ?? null };
}
