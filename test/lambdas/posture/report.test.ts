import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { oktaDomains } from '../../../lambdas/okta/org.ts';
import { addBefore } from '../../../lambdas/posture/before.ts';
import { derive } from '../../../lambdas/posture/derive.ts';
import { queries } from '../../../lambdas/posture/queries.ts';
import { placesOf } from '../../../lambdas/posture/report/links.ts';
import { reportOf } from '../../../lambdas/posture/report/report.ts';
import { addRunTables } from '../../../lambdas/posture/run-tables.ts';
import { openTables } from '../../../lambdas/posture/tables.ts';
import { writeDerived } from '../../../lambdas/posture/write-derived.ts';
import { temporaryFolder } from '../../support/local-run.ts';
import { type MadeUp, madeUpRun } from '../../support/made-up-run.ts';
import { planOf } from '../../support/records.ts';

const person = (id: string, login: string) => ({
  id,
  status: 'ACTIVE',
  created: '2020-01-01T00:00:00.000Z',
  profile: { login, userType: 'employee' },
});

/** The report of a made-up run, and where it is asked for, the same made anew. */
async function reported(
  rows: Readonly<Record<string, readonly object[]>>,
  madeUp: MadeUp = {},
  host = 'acme.okta.com',
  twice = false,
) {
  await using folder = await temporaryFolder();
  const made = await madeUpRun(folder.store, rows, madeUp);
  const plan = planOf(catalogue, { org: { ...made.org, host } });
  const tables = await openTables(folder.path);
  try {
    for (const [name, resource] of Object.entries(catalogue))
      await tables.add(
        name,
        folder.store,
        resource,
        made.resources.find((each) => each.resourceType === name)?.parts ?? [],
      );
    const results = made.resources;
    await addRunTables(tables, { plan, status: 'complete', reason: '', results, checks: [] });
    await addBefore(tables, folder.store, null);
    const derived = await derive(tables, {
      results,
      asOf: plan.startedAt,
      thresholds: {},
      folder: join(folder.path, 'derived'),
      queries,
    });
    const { posture } = await writeDerived(folder.store, plan.org.id, plan.run, derived, queries);
    const facts = { ...plan, status: 'complete' as const, reason: '', resources: results, posture, checks: [] };
    const page = await reportOf(tables, facts, oktaDomains);
    return [page, twice ? await reportOf(tables, facts, oktaDomains) : ''] as const;
  } finally {
    tables.close();
  }
}

test('what records say never becomes markup, and never ends the script that holds it', async () => {
  const hostile = `<img src=x onerror=alert(1)></script><script>alert(2)</script>"'&`;
  const [page] = await reported({ users: [person('00u1', hostile)] });
  expect(page).not.toContain('<img');
  expect(page).not.toContain('<script>alert');
  expect(page.match(/<\/script>/g)).toHaveLength(page.match(/<script/g)?.length ?? 0);
  expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;');
});

test('the same run gives the same bytes', async () => {
  const [one, other] = await reported({ users: [person('00u1', 'ada@example.com')] }, {}, undefined, true);
  expect(one).toBe(other);
  expect(one).toContain('ada@example.com');
});

test('what was not seen is said first, in words, and the figures that hang on it are unknown', async () => {
  const [page] = await reported(
    { users: [person('00u1', 'ada@example.com')] },
    { ended: { 'user-factors': { outcome: 'forbidden', reason: 'The role of the token is too small.', parts: [] } } },
  );
  expect(page).toMatch(/What could not be seen<\/h3><ul><li><strong>user-factors<\/strong> is forbidden: The role/);
  expect(page.indexOf('What could not be seen')).toBeLessThan(page.indexOf('id="findings"'));
  expect(page).toMatch(/<li>Rows may be missing: user-factors is forbidden/);
  expect(page).toMatch(/<li>“Level”, “Confidence”, “Factors”, \d+ columns that only the files have: user-factors is/);
  expect(page).toContain('>not evaluated</td>');
});

test('people are linked to the Admin Console where its address is known, and nowhere else', async () => {
  const rows = { users: [person('00u1', 'ada@example.com')] };
  const [page] = await reported(rows);
  expect(page).toContain('href="https://acme-admin.okta.com/admin/user/profile/view/00u1"');
  const [other] = await reported(rows, {}, 'login.example.com');
  expect(other).not.toContain('/admin/user/');
  expect(other).toContain('does not tell where its Admin Console is');
  expect(placesOf('acme.okta-gov.com', oktaDomains)?.group).toBe('https://acme-admin.okta-gov.com/admin/group/{0}');
  expect(placesOf('a.b.okta.com', oktaDomains)).toBeNull();
});

test('an empty list, an unknown one and one that is not asked for do not look alike', async () => {
  const rows = {
    groups: [{ id: '00g1', type: 'OKTA_GROUP', created: '2025-01-01T00:00:00.000Z', profile: { name: 'Finance' } }],
  };
  const row = /<td><a [^>]*>Finance<\/a><\/td>.*<td class="id">00g1<\/td>/;
  const [page] = await reported(rows);
  // Type, admin roles, apps, members, as Okta counts, by rule, owners.
  expect(row.exec(page)?.[0]).toContain(
    '<td>OKTA_GROUP</td><td>–</td><td>0</td><td>0</td><td></td><td>no</td><td>–</td>',
  );
  const refused = { outcome: 'forbidden' as const, reason: 'The role is too small.', parts: [] };
  const [other] = await reported(rows, { ended: { 'group-owners': refused, 'group-role-assignments': refused } });
  expect(row.exec(other)?.[0]).toContain(
    '<td>OKTA_GROUP</td><td>not evaluated</td><td>0</td><td>0</td><td></td><td>no</td><td>not evaluated</td>',
  );
});

test('a group and a service app with a role have no page of a person, and all have an id to take along', async () => {
  const role = { type: 'APP_ADMIN', label: 'Apps', status: 'ACTIVE' };
  const [page] = await reported({
    users: [person('00u1', 'ada@example.com')],
    groups: [{ id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Admins' } }],
    'admin-role-assignments': [{ userId: '00u1', id: 'ra1', assignmentType: 'USER', ...role }],
    'group-role-assignments': [{ groupId: '00g1', id: 'ra2', ...role }],
  });
  expect(page).toMatch(/<td>USER<\/td><td><a href="[^"]+\/view\/00u1"[^>]*>ada@example.com<\/a>.*<td class="id">00u1</);
  expect(page).toMatch(/<td>GROUP<\/td><td>Admins<\/td>.*<td class="id">00g1</);
  expect(page).not.toContain('/admin/user/profile/view/00g1');
});
