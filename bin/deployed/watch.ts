import { setTimeout as sleep } from 'node:timers/promises';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { readLedger, readManifest, readPlan } from '../../lambdas/evidence/ledger.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import type { RunEnd } from '../local/ending.ts';
import type { ProgressBoard } from '../local/progress.ts';
import { type DescribedExecution, describe } from './executions.ts';
import { after, eventsAfter, notBegun, type Standing } from './history.ts';

export type WatchOptions = {
  readonly client: SFNClient;
  readonly store: Store;
  readonly executionArn: string;
  /** Null: nothing is shown. */
  readonly board: ProgressBoard | null;
  /** Milliseconds between two looks. */
  readonly pollMs: number;
  /** Raised when whoever watches goes. */
  readonly stop: AbortSignal;
};

/** How a watched run ended, and its execution. */
export type WatchEnd = RunEnd & { readonly execution: DescribedExecution };

/**
 * Watches a run until its execution ends: what it was planned to read, and what each resource type has come to, from the
 * execution's history and the ledgers.
 *
 * @returns how it ended; null when whoever watched went before.
 * @throws {AwsError} {@link StoreError} the run goes on all the same.
 */
export async function watch(options: WatchOptions): Promise<WatchEnd | null> {
  try {
    return await watchToItsEnd(options);
  } finally {
    await options.board?.close();
  }
}

async function watchToItsEnd(options: WatchOptions): Promise<WatchEnd | null> {
  const { client, store, executionArn, board, pollMs, stop } = options;
  const shown = new Map<string, number>();
  let standing = notBegun;
  for (;;) {
    // Asked first: what has ended then has told its whole history.
    const execution = await describe(client, executionArn);
    const isPlanned = standing.plan !== null;
    standing = after(standing, await eventsAfter(client, executionArn, standing.event));
    if (board !== null) await show(standing, isPlanned, shown, store, board);
    if (execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE')
      return { execution, ...(await endOf(standing, execution, store)) };
    await sleep(pollMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return null;
  }
}

/** How a run ended that goes on no more: with what it announced, or before its manifest. */
export async function endOf(
  standing: Standing,
  execution: Pick<DescribedExecution, 'announcement'>,
  store: Store,
): Promise<RunEnd> {
  const announcement = execution.announcement ?? standing.announcement;
  if (announcement === null) return { paused: true };
  const { org, run, manifest } = announcement;
  const stored = manifest === null || org === null || run === null ? null : await readManifest(store, org, run);
  return { paused: false, announcement, manifest: stored?.value ?? null };
}

async function show(
  { plan, slices }: Standing,
  isPlanned: boolean,
  shown: Map<string, number>,
  store: Store,
  board: ProgressBoard,
): Promise<void> {
  if (plan === null || plan.refused !== null) return;
  const { org, run, waves } = plan;
  if (!isPlanned) board.planned(waves.flat(), (await readPlan(store, org, run))?.value.estimate ?? null);
  for (const [resourceType, { ended, done }] of slices)
    for (let slice = shown.get(resourceType) ?? 0; slice < ended; slice += 1) {
      const ledger = await readLedger(store, org, run, resourceType, slice);
      shown.set(resourceType, slice + 1);
      if (ledger !== null) board.page({ resourceType, rows: ledger.rows, pages: ledger.pages });
      board.slice(resourceType, done && slice === ended - 1);
    }
}
