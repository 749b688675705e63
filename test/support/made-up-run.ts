import { gzipSync } from 'node:zlib';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import type { Manifest, ResourceResult } from '../../lambdas/contracts/manifest.ts';
import { outcomes } from '../../lambdas/evidence/outcomes.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { ledgerOf, planOf } from './records.ts';

/** What a made-up run is said to be, besides its rows. */
export type MadeUp = {
  readonly engine?: 'idx' | 'classic';
  /** How types ended that did not end as complete. */
  readonly ended?: Readonly<Record<string, Partial<ResourceResult>>>;
  readonly startedAt?: string;
};

/**
 * A run of rows written by hand: each type that is given has these rows, every other is complete and has none.
 *
 * @param rows by resource type, as they lie in parts: a child's begin with its parent's ids.
 */
export async function madeUpRun(
  store: Store,
  rows: Readonly<Record<string, readonly object[]>>,
  { engine = 'idx', ended = {}, startedAt = '2026-11-23T06:00:00.000Z' }: MadeUp = {},
): Promise<Pick<Manifest, 'org' | 'resources' | 'window'>> {
  const unknown = Object.keys(rows).find((resourceType) => catalogue[resourceType] === undefined);
  if (unknown !== undefined) throw new Error(`There is no resource type ${unknown}.`);
  const plan = planOf(catalogue, { org: { id: '00o1examp1eOrgAbC5d7', host: 'acme.okta.com', engine }, startedAt });
  const resources: ResourceResult[] = [];
  for (const result of outcomes(plan, new Map(), catalogue).resources) {
    const own = rows[result.resourceType] ?? [];
    const parts: ResourceResult['parts'] = [];
    if (own.length > 0) {
      const body = gzipSync(own.map((row) => `${JSON.stringify(row)}\n`).join(''));
      parts.push({ ...(await store.put(`v1/${result.resourceType}.ndjson.gz`, body)), rows: own.length });
    }
    const { reason: _, ...rest } = result;
    const variants = Object.keys(catalogue[result.resourceType]?.variants ?? {}).map((variant) => ({
      variant,
      outcome: 'complete' as const,
      rows: own.length,
    }));
    const complete: ResourceResult = {
      ...rest,
      outcome: 'complete',
      visibility: { level: 'full' },
      rows: own.length,
      variants,
      parts,
    };
    resources.push({ ...complete, ...ended[result.resourceType] });
  }
  const { startedAt: at, finishedAt } = ledgerOf('users');
  return {
    org: plan.org,
    resources,
    window: { startedAt, finishedAt, firstRequestAt: at, lastRequestAt: finishedAt, clockAheadMs: null },
  };
}
