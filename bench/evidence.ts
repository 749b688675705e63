import { hash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { signingKey } from '../bin/local/own-key.ts';
import { assess } from '../lambdas/assess.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import type { Ledger } from '../lambdas/contracts/ledger.ts';
import { PlanInput } from '../lambdas/contracts/plan.ts';
import type { Environment } from '../lambdas/environment.ts';
import { ledgerKey, partKey } from '../lambdas/evidence/keys.ts';
import { writeJson } from '../lambdas/evidence/ledger.ts';
import { createPartWriter } from '../lambdas/evidence/part-writer.ts';
import { redactedBefore } from '../lambdas/evidence/redact.ts';
import { createKeySigner } from '../lambdas/evidence/signing/key-signer.ts';
import { openStore } from '../lambdas/evidence/store/open-store.ts';
import { plan } from '../lambdas/plan.ts';
import { publish } from '../lambdas/publish.ts';
import { Settings, settingsSubstitution } from '../lambdas/settings/settings.ts';

/** How many people a run holds, and how many rows in a thousand are not as in a run where nothing changed. */
export type EvidenceSize = { readonly people: number; readonly changed: number };

const mostAGroup = 200;
const groupsAPerson = 10;
const apps = 6;

/** A group holds nobody twice. */
const membersOf = (people: number) => Math.min(mostAGroup, people);

/** Rows a person, by resource type: of a hundred thousand people 1.9 million. */
const rowsAPerson = (people: number): Readonly<Record<string, number>> => ({
  users: 1,
  groups: groupsAPerson / membersOf(people),
  'group-members': groupsAPerson,
  'app-users': apps,
  'user-factors': 1,
  'system-log': 1,
});

/** Letters that look as random as those of Okta's ids, the same for the same text. */
const letters = (text: string) => hash('sha256', text, 'base64url').replace(/[-_]/g, 'x');
const person = (index: number) => `00u${String(index).padStart(7, '0')}${letters(`person ${index}`).slice(0, 10)}`;

/** A row like Okta's, with what differs from person to person. */
function rowOf(resourceType: string, index: number, people: number, changed: boolean): Record<string, unknown> {
  const like = catalogue[resourceType]?.example ?? {};
  const each = rowsAPerson(people)[resourceType] ?? 1;
  const userId = person(Math.floor(index / each));
  const created = new Date(Date.parse('2026-01-01T00:00:00Z') + index * 1000).toISOString();
  const own = { ...like, created, ...(changed ? { status: 'SUSPENDED' } : {}) };
  switch (resourceType) {
    case 'groups':
      return { ...own, id: oktaId('00g', index), _embedded: { stats: { usersCount: membersOf(people) } } };
    case 'apps':
      return { ...own, id: oktaId('0oa', index) };
    case 'group-members':
      return {
        groupId: oktaId('00g', Math.floor(index / membersOf(people))),
        userId: person((index % people) + (changed ? people : 0)),
      };
    case 'app-users':
      return { appId: oktaId('0oa', index % each), userId, ...own };
    case 'user-factors':
      return { userId, ...own, id: `opf${userId.slice(3)}` };
    case 'system-log':
      return {
        ...like,
        uuid: `${letters(created).slice(0, 24)}${index}`,
        published: created,
        actor: { id: userId, type: 'User', alternateId: `${userId}@example.com`, displayName: letters(userId) },
      };
    default: {
      const login = `${userId}@example.com`;
      const [firstName, lastName] = [letters(userId).slice(0, 7), letters(login).slice(0, 9)];
      return {
        ...own,
        id: userId,
        profile: { firstName, lastName, login, email: login, department: `Team ${index % 97}` },
      };
    }
  }
}

/** Writes a run as it would be if an org of such a size had been collected, and publishes it. */
export async function writeEvidence(
  folder: string,
  startedAt: string,
  { people, changed }: EvidenceSize,
): Promise<string> {
  const org = await startDemoOrg({ users: 5, windowSeconds: 1 });
  const store = openStore(pathToFileURL(folder).href);
  const world: Environment = {
    store,
    catalogue,
    collector: { name: 'bench', version: '0', commit: 'none', codeSha256: null },
    readSecret: async () => org.token,
    readHashKey: async () => 'a key for the bench, of thirty-two characters',
    otherRuns: async () => [],
    signer: createKeySigner(signingKey.make()),
    log: () => undefined,
    stop: new AbortController().signal,
  };
  const execution = `bench:${startedAt}`;
  const settings = Settings.parse({ orgUrl: org.url, allowLoopback: true });
  const planned = await plan(
    PlanInput.parse({
      input: { resources: Object.keys(rowsAPerson(people)) },
      settings: JSON.parse(`"${settingsSubstitution(settings)}"`),
      execution,
      startedAt,
    }),
    world,
  );
  await org.close();
  const { run } = planned;
  for (const resourceType of planned.waves.flat()) {
    const of = { org: planned.org, run, resourceType, window: 0, slice: 0 };
    const writer = createPartWriter(store, (part) => partKey(of, part));
    const rows = resourceType === 'apps' ? apps : Math.floor(people * (rowsAPerson(people)[resourceType] ?? 0));
    for (let index = 0; index < rows; index += 1)
      await writer.write(redactedBefore(rowOf(resourceType, index, people, index % 1000 < changed)));
    const ledger: Ledger = {
      schema: 'okta-evidence/ledger/v1',
      run,
      resourceType,
      slice: 0,
      startedAt,
      finishedAt: startedAt,
      next: null,
      parts: await writer.close(),
      records: rows,
      rows,
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
      rowsByVariant: { '': rows },
      refusals: [],
      requestIds: { first: 'req1', last: 'req1' },
      sent: { first: startedAt, last: startedAt },
      repeatedRequests: 0,
      heldMs: 0,
      rateLimitUsedPercent: null,
    };
    await writeJson(store, ledgerKey(planned.org, run, resourceType, 0), ledger);
  }
  const state = { org: planned.org, run };
  await assess({ state }, world);
  await publish({ state, execution, startedAt }, world);
  return run;
}
