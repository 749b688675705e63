import { expect, test } from 'vitest';
import * as z from 'zod';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { planted } from '../bin/demo-org/holes.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { openRun } from '../lambdas/posture/open-run.ts';
import { queries } from '../lambdas/posture/queries.ts';
import { quick, run, temporaryFolder } from './support/local-run.ts';

const Finding = z.object({
  kind: z.string(),
  subject_id: z.string(),
  subject_name: z.string(),
  what: z.string(),
  not_evaluated: z.null(),
});

test('all that was planted in an org that is in order is found, and nothing else', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 80, holes: 'planted' });
  const result = await run({ org, store: folder.store, settings: { logDays: 1 }, world: { queries } });
  await org.close();
  if (result?.manifest === undefined || result.manifest === null) throw new Error('There is no run to look at.');
  const tables = await openRun(folder.store, result.manifest, catalogue, `${folder.path}/tables`);
  const findings = await tables.query('SELECT * FROM posture.findings ORDER BY kind', Finding);
  tables.close();
  expect(findings.map(({ kind, subject_id }) => [kind, subject_id])).toEqual([
    ['admin_without_phishing_resistant_mfa', oktaId('00u', planted.weakAdmin)],
    ['group_rule_grants_admin_role', expect.stringMatching(/^0pr/)],
    ['leaver_keeps_access', oktaId('00u', planted.leaver)],
    ['rule_lets_one_factor_in', expect.stringMatching(/^rul/)],
    ['stale_account', oktaId('00u', planted.staleContractor)],
    ['token_of_super_admin', oktaId('00T', 0)],
  ]);
  expect(findings[1]?.what).toContain(planted.ruledAdmins);
  expect(findings[2]?.what).toContain(planted.leaverApp);
  expect(findings[3]?.subject_name).toBe('Legacy applications: Catch-all Rule');
}, 60_000);
