import type { Catalogue, Resource } from '../../lambdas/catalogue/resource.ts';
import { scopesOf } from '../../lambdas/catalogue/resource.ts';
import { waves } from '../../lambdas/catalogue/waves.ts';
import { columnsOf, targetOf } from '../../lambdas/collect/series.ts';
import type { Visibility } from '../../lambdas/contracts/manifest.ts';
import type { Plan } from '../../lambdas/contracts/plan.ts';
import type { Principal } from '../../lambdas/contracts/principal.ts';
import { visibilityOf } from '../../lambdas/evidence/visibility.ts';
import type { OktaClient } from '../../lambdas/okta/client.ts';
import { OktaError, WaitForOkta } from '../../lambdas/okta/errors.ts';
import { readPage } from '../../lambdas/okta/pages.ts';
import { meaningOf, saysNone } from '../../lambdas/okta/refusal.ts';
import { readers } from '../../lambdas/readers.ts';

/** What one record of a resource type told: how much the token sees of it, and why no more. */
export type Probe = {
  readonly resourceType: string;
  readonly visibility: Visibility['level'] | 'unavailable';
  /** A sentence without its full stop. */
  readonly found: string;
  readonly fix?: string;
};

/** What to probe with. */
export type ProbeTools = {
  readonly okta: OktaClient;
  readonly catalogue: Catalogue;
  readonly resourceTypes: readonly string[];
  readonly engine: 'idx' | 'classic';
  readonly principal: Principal | null;
  readonly window: Plan['window'];
  /** Requests left to the doctor. */
  readonly budget: { left: number };
};

type Row = Readonly<Record<string, unknown>>;
type Seen = { readonly row: Row | null; readonly visibility: Visibility | undefined };

/**
 * Asks each resource type for one record, of its first variant that has any and of one parent: parents first, so that their
 * records give the ids to ask with.
 */
export async function* probeAll(tools: ProbeTools): AsyncGenerator<Probe> {
  const seen = new Map<string, Seen>();
  for (const type of waves(tools.catalogue, new Set(tools.resourceTypes)).flat()) {
    const resource = tools.catalogue[type];
    if (resource === undefined) continue;
    const { probe, ...own } = await probeOne(type, resource, seen, tools);
    seen.set(type, own);
    yield probe;
  }
}

async function probeOne(
  resourceType: string,
  resource: Resource,
  seen: ReadonlyMap<string, Seen>,
  tools: ProbeTools,
): Promise<Seen & { probe: Probe }> {
  const { parent } = resource;
  const kind = tools.principal?.kind ?? 'ssws';
  const above = parent === undefined ? undefined : seen.get(parent.resourceType);
  const without = (found: string) => ({
    row: null,
    visibility: undefined,
    probe: { resourceType, visibility: 'unknown' as const, found },
  });
  if (parent !== undefined && (above?.row ?? null) === null)
    return without(`no row of ${parent.resourceType} to ask with`);
  const columns = parent === undefined ? {} : columnsOf(above?.row ?? {}, parent.columns);
  if (columns === null) return without(`the row of ${parent?.resourceType} that was seen lacks an id`);
  for (const [variant, own] of Object.entries(resource.variants ?? { '': {} })) {
    if (tools.budget.left <= 0) return without('not asked: the doctor makes fewer than 200 requests');
    tools.budget.left -= 1;
    const path = own.path ?? resource.path;
    const query = { ...resource.query, ...own.query, ...(resource.limit === undefined ? {} : { limit: '1' }) };
    const window =
      resource.window === undefined
        ? {}
        : { [resource.window.since]: tools.window.since, [resource.window.until]: tools.window.until };
    const target = targetOf(path, columns, new URLSearchParams({ ...query, ...window }));
    try {
      const { records } = await readPage(
        tools.okta,
        { path, bucket: resource.bucket, rows: resource.rows, scopes: scopesOf(resource, variant) },
        target,
      );
      if (records.length === 0 && resource.neverEmpty) return blind(resourceType, kind);
      const [record] = records;
      const visibility = visibilityOf('complete', resource, tools.principal, above?.visibility);
      const row: Row | null =
        typeof record === 'object' && record !== null
          ? { ...Object.fromEntries(Object.entries(record)), ...columns }
          : null;
      const found = visibility.hidden ?? (row === null ? 'readable, and empty here' : 'readable');
      return {
        row,
        visibility,
        probe: { resourceType, visibility: visibility.level, found: found.replace(/\.$/, '') },
      };
    } catch (error) {
      if (error instanceof WaitForOkta) return without("not asked: Okta's rate limit leaves no room just now");
      if (!(error instanceof OktaError)) throw error;
      if (saysNone(error, resource)) return without('readable, and none here');
      const meaning = meaningOf(error, resource, tools.engine);
      // Another variant may be there.
      if (meaning === 'unavailable') continue;
      if (meaning === 'forbidden') return denied(resourceType, resource, error, kind);
      // The one row that was seen may be of those that are not asked.
      const needless = parent?.except?.safeParse(above?.row).success;
      return without(needless ? `the row of ${parent?.resourceType} that was seen has none` : error.message);
    }
  }
  return {
    row: null,
    visibility: undefined,
    probe: { resourceType, visibility: 'unavailable', found: 'not in this org' },
  };
}

function blind(resourceType: string, kind: Principal['kind']): Seen & { probe: Probe } {
  const { holder, giveRole } = readers[kind];
  const fix = `${holder[0]?.toUpperCase()}${holder.slice(1)} has no admin role. ${giveRole}.`;
  const found = 'Okta shows an empty list, which cannot be';
  return { row: null, visibility: undefined, probe: { resourceType, visibility: 'denied', found, fix } };
}

function denied(
  resourceType: string,
  { role, scope }: Resource,
  error: OktaError,
  kind: Principal['kind'],
): Seen & { probe: Probe } {
  const fix = error.advice ?? readers[kind].needsRole(role, scope);
  const found =
    error.status === null
      ? 'not asked, for want of a scope'
      : `refused (${error.status} ${error.errorCode ?? error.oauthError ?? ''})`;
  return { row: null, visibility: undefined, probe: { resourceType, visibility: 'denied', found, fix } };
}
