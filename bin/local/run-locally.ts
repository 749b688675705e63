import type { Environment } from '../../lambdas/environment.ts';
import { readManifest } from '../../lambdas/evidence/ledger.ts';
import type { RunEnd } from './ending.ts';
import type { ProgressBoard } from './progress.ts';
import { type LocalExecution, runWorkflow } from './workflow.ts';

/** Runs a whole run on this machine, and says how it ended. */
export async function runLocally(
  execution: LocalExecution,
  world: Environment,
  board: ProgressBoard | null,
): Promise<RunEnd> {
  // Lines that are left open would keep the process.
  const announcement = await runWorkflow(execution, world, board).finally(() => board?.close());
  if (announcement === null) return { paused: true };
  const { org, run, manifest: stored } = announcement;
  const manifest = stored === null || org === null || run === null ? null : await readManifest(world.store, org, run);
  return { paused: false, announcement, manifest: manifest?.value ?? null };
}
