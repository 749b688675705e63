import * as z from 'zod';
import type { Catalogue, Resource } from '../../lambdas/catalogue/resource.ts';
import type { Ledger, Refusal } from '../../lambdas/contracts/ledger.ts';
import type { Plan } from '../../lambdas/contracts/plan.ts';
import { Settings } from '../../lambdas/settings/settings.ts';

/** A catalogue entry with nothing special about it. */
export const plainResource: Resource = {
  path: '/api/v1/things',
  limit: 200,
  rows: 'array',
  paging: 'link',
  profile: 'lean',
  scope: 'okta.things.read',
  role: 'Read-only Administrator',
  engine: 'both',
  bucket: '/api/v1',
  record: z.looseObject({ id: z.string() }),
  key: ['id'],
  redact: [],
  unavailableOn: [],
  example: { id: '1' },
  evidence: 'What things there are.',
};

/** A plan that promises every type of a catalogue. */
export function planOf(catalogue: Catalogue, changes: Partial<Plan> = {}): Plan {
  const names = Object.keys(catalogue);
  return {
    schema: 'okta-evidence/plan/v1',
    run: '20261123T060000Z-0a1b2c3d',
    execution: 'arn:execution',
    startedAt: '2026-11-23T06:00:00.000Z',
    collector: { name: 'test', version: '1', commit: 'c', codeSha256: null },
    startedBy: null,
    clockAheadMs: null,
    previous: null,
    org: { id: '00o1examp1eOrgAbC5d7', host: 'acme.okta.com', engine: 'idx' },
    origin: 'https://acme.okta.com',
    settings: Settings.parse({ orgUrl: 'acme.okta.com' }),
    principal: null,
    tokenPercentage: { percentage: 100, source: 'assumed' },
    window: { since: '2026-11-16T06:00:00.000Z', until: '2026-11-23T06:00:00.000Z' },
    resources: names.map((resourceType) => ({ resourceType })),
    divisions: {},
    estimate: null,
    waves: [names.filter((name) => !catalogue[name]?.parent), names.filter((name) => catalogue[name]?.parent)],
    ...changes,
  };
}

/** A final ledger of one list read to its end, two rows long. */
export function ledgerOf(resourceType: string, changes: Partial<Ledger> = {}): Ledger {
  return {
    schema: 'okta-evidence/ledger/v1',
    run: '20261123T060000Z-0a1b2c3d',
    resourceType,
    slice: 0,
    startedAt: '2026-11-23T06:00:00.000Z',
    finishedAt: '2026-11-23T06:00:01.000Z',
    next: null,
    parts: [],
    records: 2,
    rows: 2,
    carried: 0,
    pages: 1,
    requests: { '200': 1 },
    unrecognised: 0,
    unrecognisedPaths: {},
    repeated: 0,
    certain: null,
    marks: [],
    hashKey: null,
    redactions: {},
    answered: { '': 1 },
    rowsByVariant: { '': 2 },
    refusals: [],
    requestIds: { first: 'req1', last: 'req1' },
    sent: { first: '2026-11-23T06:00:00.100Z', last: '2026-11-23T06:00:00.900Z' },
    repeatedRequests: 0,
    heldMs: 0,
    rateLimitUsedPercent: null,
    ...changes,
  };
}

/** How Okta refused one list. */
export function refusalOf(meaning: Refusal['meaning'], changes: Partial<Refusal> = {}): Refusal {
  return {
    meaning,
    path: '/api/v1/things',
    status: 403,
    errorCode: 'E0000006',
    requestId: null,
    reason: `It was ${meaning}.`,
    ...changes,
  };
}
