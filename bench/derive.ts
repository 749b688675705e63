import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../lambdas/catalogue/index.ts';
import type { ResourceResult } from '../lambdas/contracts/manifest.ts';
import { createFileStore } from '../lambdas/evidence/store/file-store.ts';
import { addBefore } from '../lambdas/posture/before.ts';
import { derive } from '../lambdas/posture/derive.ts';
import { queries } from '../lambdas/posture/queries.ts';
import { addRunTables } from '../lambdas/posture/run-tables.ts';
import { openTables } from '../lambdas/posture/tables.ts';
import { writeRows } from './posture-rows.ts';

/** Makes an org's rows, or answers all queries from them, in a process of its own: `derive.ts make|answer <folder> <people>`. */
const [what = '', folder = '', people = ''] = process.argv.slice(2);
const asOf = '2026-11-23T06:00:00.000Z';

/** Every type complete: what is not known would not be computed either. */
const resultsOf = (): ResourceResult[] =>
  Object.entries(catalogue).map(([resourceType, { variants }]) => ({
    resourceType,
    outcome: 'complete',
    visibility: { level: 'full' },
    gaps: [],
    records: 0,
    repeated: 0,
    rows: 0,
    distinctKeys: null,
    changesDuring: null,
    carried: 0,
    pages: 0,
    asked: [],
    requests: {},
    repeatedRequests: 0,
    heldSeconds: 0,
    requestIds: { first: null, last: null },
    sent: { first: null, last: null },
    unrecognised: 0,
    unrecognisedPaths: {},
    redactions: {},
    schema: null,
    variants: Object.keys(variants ?? {}).map((variant) => ({ variant, outcome: 'complete', rows: 0 })),
    parts: [],
  }));

async function answer(): Promise<void> {
  const store = createFileStore(folder);
  const tables = await openTables(join(folder, 'work'));
  const found: string[] = [];
  for await (const key of store.list('')) if (key.endsWith('.ndjson.gz')) found.push(key);
  for (const [resourceType, resource] of Object.entries(catalogue)) {
    const parts = found
      .filter((key) => key.startsWith(`${resourceType}/`))
      .map((key) => ({ key, versionId: null, bytes: 1, rows: 1, sha256: '' }));
    await tables.add(resourceType, store, resource, parts);
  }
  const results = resultsOf();
  const window = { since: asOf, until: asOf };
  const org = { id: '00o1examp1eOrgAbC5d7', host: 'example.okta.com', engine: 'idx' } as const;
  const collector = { name: 'bench', version: '0', commit: 'bench', codeSha256: null };
  await addRunTables(tables, {
    plan: { run: '20261123T060000Z-00000000', startedAt: asOf, org, collector, window, principal: null },
    status: 'complete',
    reason: undefined,
    results,
    checks: [],
  });
  await addBefore(tables, store, null);
  for (const query of queries) {
    const began = performance.now();
    await derive(tables, { results, asOf, thresholds: {}, folder: join(folder, 'work', 'derived'), queries: [query] });
    console.log(query.name, `${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  tables.close();
  await rm(join(folder, 'work'), { recursive: true });
}

if (what === 'make') await writeRows(folder, Number(people));
else await answer();
