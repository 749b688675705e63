import { catalogue } from '../../lambdas/catalogue/index.ts';
import type { Catalogue } from '../../lambdas/catalogue/resource.ts';
import type { DemoData } from './data/records.ts';
import { oktaId } from './random.ts';

/** What a demo org is like. */
export type DemoOrgOptions = {
  /** People with an account. */
  readonly users: number;
  /** The same seed, users and day give the same org. */
  readonly seed: number;
  readonly engine: 'idx' | 'classic';
  /** Whether it has holes as orgs have them, or is in order but for six that were planted: `holes.ts` says which. */
  readonly holes: 'many' | 'planted';
  /** Today, for the org: all dates lie before it. */
  readonly now: Date;
  readonly token: string;
  /** Admin role of the token's owner, and of the service app; null: none, to which Okta shows empty lists. */
  readonly role: 'SUPER_ADMIN' | 'READ_ONLY_ADMIN' | null;
  /** Scopes that the service app is granted; null: all. */
  readonly granted: readonly string[] | null;
  /** What becomes of a token request that asks for more: it is refused, refused by name, or answered for the rest. */
  readonly ungranted: 'refused' | 'named' | 'left out';
  /** Whether the service app must prove possession of a key, and its requests for records repeat a nonce besides. */
  readonly dpop: boolean;
  readonly resourceNonce: boolean;
  /** Seconds that an access token is good for. Okta's are good for an hour. */
  readonly tokenSeconds: number;
  /** Milliseconds by which the org's clock is ahead of this machine's. */
  readonly clockAheadMs: number;
  /** Origin by which the org knows itself, where that is not the one it is reached at. */
  readonly knownAs: string | null;
  /** Id of the org, `00o…`. */
  readonly orgId: string;
  /** Port on 127.0.0.1; 0 for any. */
  readonly port: number;
  /** Seconds of a rate-limit window. Okta's is 60. */
  readonly windowSeconds: number;
  /** Requests a window by bucket, where they differ from {@link tokenLimits}. */
  readonly limits: Readonly<Record<string, number>>;
  /** Requests in flight at once. Okta allows a token 37 of its 75 (https://developer.okta.com/docs/reference/rl2-concurrency/). */
  readonly concurrency: number;
  /** Milliseconds before each answer. */
  readonly latencyMs: number;
  /** What the org has endpoints for. */
  readonly catalogue: Catalogue;
  /** What it holds instead of its own, by resource type. */
  readonly data: DemoData;
  /** No list gives more records a page than this, whatever is asked. */
  readonly pageSize: number;
};

/** Id of the demo org: the same for all, unless told otherwise. */
export const demoOrgId = oktaId('00o', 1);

/** A token in the form of Okta's own, good for this org alone. */
const demoToken = '00DemoOrgTokenThatOpensNothingElse-1234567';

export function withDefaults(options: Partial<DemoOrgOptions>): DemoOrgOptions {
  const now = new Date();
  return {
    users: 500,
    seed: 1,
    engine: 'idx',
    holes: 'many',
    // The day's start, so that two orgs started on one day are the same.
    now: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())),
    token: demoToken,
    role: 'SUPER_ADMIN',
    granted: null,
    ungranted: 'refused',
    dpop: false,
    resourceNonce: false,
    tokenSeconds: 3600,
    clockAheadMs: 0,
    knownAs: null,
    orgId: demoOrgId,
    port: 0,
    windowSeconds: 3,
    limits: {},
    concurrency: 37,
    latencyMs: 0,
    catalogue,
    data: {},
    pageSize: Number.POSITIVE_INFINITY,
    ...options,
  };
}
