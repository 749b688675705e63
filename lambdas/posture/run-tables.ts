import type { Check } from '../contracts/assessment.ts';
import type { ResourceResult, RunStatus } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Tables } from './tables.ts';

/** What a run is, besides its rows. */
export type RunFacts = {
  readonly plan: Pick<Plan, 'run' | 'startedAt' | 'org' | 'collector' | 'window' | 'principal'>;
  readonly status: RunStatus;
  readonly reason: string | undefined;
  readonly results: readonly ResourceResult[];
  readonly checks: readonly Check[];
};

/**
 * What the run knows of itself, as tables of the schema `run`: `about` (one row), `resources` and `variants` (how each ended),
 * `checks` (what was counted in two ways).
 */
export async function addRunTables(tables: Tables, facts: RunFacts): Promise<void> {
  const { plan, status, reason, results, checks } = facts;
  const { token_id, client_id } = credentialOf(plan.principal);
  await tables.addRows(
    'run',
    'about',
    {
      run: 'VARCHAR',
      org: 'VARCHAR',
      host: 'VARCHAR',
      engine: 'VARCHAR',
      started_at: 'TIMESTAMP',
      status: 'VARCHAR',
      reason: 'VARCHAR',
      version: 'VARCHAR',
      token_id: 'VARCHAR',
      client_id: 'VARCHAR',
      log_since: 'TIMESTAMP',
      log_until: 'TIMESTAMP',
      log_continues: 'VARCHAR',
      log_continues_until: 'TIMESTAMP',
      log_gap_since: 'TIMESTAMP',
      log_gap_until: 'TIMESTAMP',
    },
    [
      {
        run: plan.run,
        org: plan.org.id,
        host: plan.org.host,
        engine: plan.org.engine,
        started_at: plan.startedAt,
        status,
        reason: reason ?? null,
        version: plan.collector.version,
        token_id,
        client_id,
        log_since: plan.window.since,
        log_until: plan.window.until,
        log_continues: plan.window.continues?.run ?? null,
        log_continues_until: plan.window.continues?.until ?? null,
        log_gap_since: plan.window.gap?.since ?? null,
        log_gap_until: plan.window.gap?.until ?? null,
      },
    ],
  );
  await tables.addRows(
    'run',
    'resources',
    {
      resource_type: 'VARCHAR',
      outcome: 'VARCHAR',
      reason: 'VARCHAR',
      rows: 'BIGINT',
      pages: 'BIGINT',
      visibility: 'VARCHAR',
      hidden: 'VARCHAR',
      first_sent: 'TIMESTAMP',
      last_sent: 'TIMESTAMP',
    },
    results.map(({ resourceType, outcome, reason: why, rows, pages, visibility, sent }) => ({
      resource_type: resourceType,
      outcome,
      reason: why ?? null,
      rows,
      pages,
      visibility: visibility.level,
      hidden: visibility.hidden ?? null,
      first_sent: sent.first,
      last_sent: sent.last,
    })),
  );
  await tables.addRows(
    'run',
    'variants',
    { resource_type: 'VARCHAR', variant: 'VARCHAR', outcome: 'VARCHAR', rows: 'BIGINT' },
    results.flatMap(({ resourceType, variants }) =>
      variants.map(({ variant, outcome, rows }) => ({ resource_type: resourceType, variant, outcome, rows })),
    ),
  );
  await tables.addRows(
    'run',
    'checks',
    {
      check: 'VARCHAR',
      resource_type: 'VARCHAR',
      question: 'VARCHAR',
      subject: 'VARCHAR',
      expected: 'BIGINT',
      actual: 'BIGINT',
      result: 'VARCHAR',
      explanation: 'VARCHAR',
    },
    checks.map(({ resourceType, ...check }) => ({ resource_type: resourceType, ...check })),
  );
}

/** What the run read with: null where that is not known, an empty id of the kind that it was not. */
function credentialOf(principal: Plan['principal']): { token_id: string | null; client_id: string | null } {
  switch (principal?.kind) {
    case undefined:
      return { token_id: null, client_id: null };
    case 'ssws':
      return { token_id: principal.token === 'unknown' ? null : principal.token.id, client_id: '' };
    case 'oauth':
      return { token_id: '', client_id: principal.clientId };
  }
}
