import { expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { quick, run, temporaryFolder } from './support/local-run.ts';

const input = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-01T02:00:00.000Z' };

/** Requests for a demo org of 60 people, 28 groups and 24 apps, where a parent's rows are not all asked for. */
const stated: Record<string, number> = {
  // Empty groups and Everyone are not asked; built-in ones have no owner.
  'group-members': 24,
  'group-owners': 27,
  // One group makes administrators, however many people it makes so.
  'group-role-assignments': 1,
  'admin-role-targets': 2,
  'client-role-assignments': 3,
  'client-role-targets': 0,
  'app-group-push-mappings': 1,
  'app-features': 3,
  'app-provisioning-connections': 3,
  'app-signing-keys': 13,
  'app-client-keys': 5,
  'app-grants': 5,
  'app-tokens': 4,
  'app-federated-claims': 17,
  'app-interclient-trust': 10,
  'app-user-schemas': 22,
  'custom-aaguids': 1,
  'policy-mappings': 10,
  // One policy has more rules than a page.
  'policy-rules': 18,
  // Deactivated people have nothing left to ask for. What can be carried over the next time takes a look at the System Log.
  'user-authenticator-enrollments': 54,
  'user-blocks': 53,
  'user-classifications': 53,
  'user-clients': 53,
  'user-factors': 54,
  'user-grants': 53,
  'user-risk': 53,
  'user-webauthn-preregistrations': 53,
};

test('takes the fewest requests: one a list, and none for a parent that cannot have it', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 60 });
  const result = await run({ org, store: folder.store, input, settings: { profile: 'extra' } });
  await org.close();
  const rows = (type: string) => result?.of(type)?.rows ?? 0;
  const taken = (type: string) =>
    Object.values(result?.of(type)?.requests ?? {}).reduce((sum, count) => sum + count, 0);
  const naive = Object.fromEntries(
    Object.entries(catalogue).map(([name, { parent, variants }]) => [
      name,
      (parent === undefined ? 1 : rows(parent.resourceType)) * Object.keys(variants ?? { '': {} }).length,
    ]),
  );
  const requests = Object.fromEntries(Object.keys(catalogue).map((name) => [name, taken(name)]));
  expect(requests).toEqual({ ...naive, ...stated });
});
