import type { Manifest, ResourceResult, RunStatus } from '../../lambdas/contracts/manifest.ts';
import { readLatest, readManifest } from '../../lambdas/evidence/ledger.ts';
import { type DeployedConnector, orgsOf } from './connector.ts';
import { describe, type Execution } from './executions.ts';
import { after, eventsAfter, notBegun } from './history.ts';
import { endOf } from './watch.ts';

/** A run of a deployed connector in short. */
export type RunLine = {
  readonly run: string;
  readonly execution: string;
  readonly startedAt: string;
  /** Null while it goes on. */
  readonly stoppedAt: string | null;
  /** Paused: its execution ended before its manifest. */
  readonly status: RunStatus | 'refused' | 'running' | 'paused';
  /** What it came to, in a sentence; null where it is complete or goes on. */
  readonly reason: string | null;
  readonly startedBy: string | null;
  readonly rows: number | null;
  /** What was not read whole, with why. */
  readonly lacking: readonly Pick<ResourceResult, 'resourceType' | 'outcome' | 'reason'>[];
};

/**
 * What became of an execution: by its manifest where it has one, else by what Step Functions tells.
 *
 * @param orgs ids of the orgs in the connector's bucket.
 * @throws {AwsError} {@link StoreError}
 */
export async function runLine(
  { client, store }: DeployedConnector,
  orgs: readonly string[],
  execution: Execution,
): Promise<RunLine> {
  const { run, arn, startedAt, stoppedAt } = execution;
  const line = {
    run,
    execution: arn,
    startedAt: startedAt.toISOString(),
    stoppedAt: stoppedAt?.toISOString() ?? null,
    reason: null,
    startedBy: null,
    rows: null,
    lacking: [],
  };
  for (const org of orgs) {
    const manifest = (await readManifest(store, org, run))?.value;
    if (manifest !== undefined) return { ...line, ...told(manifest) };
  }
  if (execution.status === 'RUNNING') return { ...line, status: 'running' };
  const described = await describe(client, arn);
  const standing = described.announcement === null ? after(notBegun, await eventsAfter(client, arn, 0)) : notBegun;
  const end = await endOf(standing, described, store);
  if (end.paused) return { ...line, status: 'paused', reason: described.cause };
  const { status, reason } = end.announcement;
  return { ...line, status, reason };
}

function told(manifest: Manifest): Pick<RunLine, 'status' | 'reason' | 'startedBy' | 'rows' | 'lacking'> {
  const { status, reason, startedBy, resources } = manifest;
  return {
    status,
    reason: reason ?? null,
    startedBy,
    rows: resources.reduce((sum, { rows }) => sum + rows, 0),
    lacking: resources
      .filter(({ outcome }) => !['complete', 'unavailable', 'skipped'].includes(outcome))
      .map(({ resourceType, outcome, reason: why }) => ({
        resourceType,
        outcome,
        ...(why === undefined ? {} : { reason: why }),
      })),
  };
}

/** The manifest of the connector's last whole run; null before the first. @throws {StoreError} */
export async function lastWholeRun(connector: DeployedConnector): Promise<Manifest | null> {
  const { store, outputs } = connector;
  // A bucket may be shared by several connectors.
  const ours = `${outputs.StateMachine.replace(':stateMachine:', ':execution:')}:`;
  for (const org of await orgsOf(connector)) {
    const manifest = await readLatest(store, org, 'run');
    if (manifest?.execution.startsWith(ours)) return manifest;
  }
  return null;
}
