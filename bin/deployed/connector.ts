import { SFNClient } from '@aws-sdk/client-sfn';
import { openStore } from '../../lambdas/evidence/store/open-store.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { type Outputs, readStack } from './stack.ts';

/** A deployed connector, as whoever has AWS credentials for it reaches it. */
export type DeployedConnector = {
  readonly stack: string;
  readonly outputs: Outputs;
  readonly client: SFNClient;
  /** Where its evidence lies. */
  readonly store: Store;
};

/** @throws {WrongUse} when there is no such stack, or it is none of ours. */
export async function openConnector(stack: string): Promise<DeployedConnector> {
  const outputs = await readStack(stack);
  return { stack, outputs, client: new SFNClient(), store: openStore(`s3://${outputs.EvidenceBucket}`) };
}

/** Ids of the orgs whose runs have ended in its bucket. @throws {StoreError} */
export async function orgsOf({ store }: DeployedConnector): Promise<string[]> {
  const orgs = new Set<string>();
  for await (const key of store.list('latest/')) {
    const [, org] = /^latest\/org=([^/]+)\//.exec(key) ?? [];
    if (org !== undefined) orgs.add(org);
  }
  return [...orgs];
}
