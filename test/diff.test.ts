import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { applications } from '../bin/demo-org/data/applications.ts';
import { groups } from '../bin/demo-org/data/groups.ts';
import { policies } from '../bin/demo-org/data/policies.ts';
import type { Records } from '../bin/demo-org/data/records.ts';
import { users } from '../bin/demo-org/data/users.ts';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { oktaId } from '../bin/demo-org/random.ts';
import { everything, fromArray } from '../bin/demo-org/sequence.ts';
import { fieldChanges } from '../bin/diff/compare.ts';
import { okta } from './support/command.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

const resources = ['users', 'user-factors', 'group-members', 'app-groups', 'policy-rules', 'admin-role-assignments'];
const Said = z.object({
  headlines: z.array(z.object({ title: z.string(), count: z.number(), named: z.array(z.string()) })),
  resources: z.array(
    z.object({
      resourceType: z.string(),
      counts: z.record(z.string(), z.number()).nullable(),
      differences: z.array(
        z.object({
          kind: z.string(),
          key: z.record(z.string(), z.string()),
          fields: z.array(z.object({ path: z.string() })),
          by: z.object({ actor: z.string().nullable(), eventType: z.string() }).optional(),
        }),
      ),
    }),
  ),
});

test('finds every change between two runs and nothing else, and who made it as far as the log tells', async () => {
  await using folder = await temporaryFolder();
  let changed = false;
  const also =
    (base: Records | undefined, change: (rows: object[], ids: Readonly<Record<string, string>>) => object[]): Records =>
    (world, asked) => {
      const rows = base?.(world, asked) ?? { status: 404, errorCode: 'E0000007' };
      return changed && !('status' in rows) ? fromArray(change(everything(rows), asked.ids)) : rows;
    };
  const [ada, bela, app, group] = [oktaId('00u', 5), oktaId('00u', 6), oktaId('0oa', 3), oktaId('00g', 20)];
  const idOf = (row: object) => ('id' in row ? row.id : null);
  const org = await startDemoOrg({
    ...quick,
    users: 40,
    data: {
      users: also(users.users, (rows) =>
        rows.map((row) =>
          idOf(row) === ada ? { ...row, profile: { login: 'ada@example.com', title: '<Head>' } } : row,
        ),
      ),
      'user-factors': also(users['user-factors'], (rows, { userId }) => (userId === bela ? [] : rows)),
      'app-groups': also(applications['app-groups'], (rows, { appId }) =>
        appId === app ? [...rows.filter((row) => idOf(row) !== group), { id: group, priority: 99 }] : rows,
      ),
      'policy-rules': also(policies['policy-rules'], (rows) =>
        rows.map((row) => (idOf(row) === oktaId('rul', 0) ? { ...row, status: 'INACTIVE' } : row)),
      ),
      'group-members': groups['group-members'] ?? (() => fromArray([])),
    },
  });
  const collect = (startedAt: string) =>
    run({ org, store: folder.store, input: { resources }, startedAt, settings: { incremental: false } });
  const first = await collect(new Date(Date.now() - 5000).toISOString());
  changed = true;
  org.happen({
    eventType: 'policy.rule.deactivate',
    actor: { id: oktaId('00u', 1), type: 'User', alternateId: 'admin@example.com' },
    target: [{ id: oktaId('rul', 0), type: 'PolicyRule' }],
  });
  const second = await run({
    org,
    store: folder.store,
    input: { resources: [...resources, 'system-log'] },
    settings: { incremental: false },
    startedAt: new Date(Date.now() + 60_000).toISOString(),
  });
  await org.close();
  expect([first, second].map((each) => each?.announcement.status)).toEqual(['complete', 'complete']);
  const page = join(folder.path, 'page.html');
  const runs = [first?.runId ?? '', second?.runId ?? ''];
  const answer = await okta(['diff', ...runs, '--out', folder.path, '--json', '--html', page]);
  expect(answer.error).toBe('');
  const said = Said.parse(JSON.parse(answer.out));
  const differing = said.resources.filter(({ counts }) => Object.values(counts ?? {}).some((count) => count > 0));
  expect(Object.fromEntries(differing.map(({ resourceType, counts }) => [resourceType, counts]))).toEqual({
    users: { added: 0, removed: 0, changed: 1 },
    'user-factors': { added: 0, removed: expect.any(Number), changed: 0 },
    'app-groups': { added: 1, removed: 0, changed: 0 },
    'policy-rules': { added: 0, removed: 0, changed: 1 },
  });
  const of = (resourceType: string) =>
    said.resources.find((each) => each.resourceType === resourceType)?.differences ?? [];
  expect(of('policy-rules')[0]).toMatchObject({
    key: { id: oktaId('rul', 0) },
    fields: [{ path: 'status' }],
    by: { actor: 'admin@example.com', eventType: 'policy.rule.deactivate' },
  });
  expect(of('users')[0]?.fields.map(({ path }) => path)).toContain('profile.login');
  expect(of('app-groups')[0]).toMatchObject({ kind: 'added', key: { appId: app, groupId: group } });
  const titles = Object.fromEntries(said.headlines.map(({ title, count }) => [title, count]));
  expect(titles).toEqual({
    'Policy rules changed': 1,
    'Apps opened to new groups': 1,
    'People who have no second factor any more': 1,
  });

  const text = await okta(['diff', ...runs, '--out', folder.path]);
  expect(text.out).toContain('Apps opened to new groups: 1.');
  expect(text.out).toContain('status: "ACTIVE" to "INACTIVE" (policy.rule.deactivate by admin@example.com');
  const html = await readFile(page, 'utf8');
  expect(html).toContain('&#60;Head&#62;');
  expect(html).not.toMatch(/<Head>|https?:\/\/(?!example)/);
  const same = await okta(['diff', runs[0] ?? '', runs[0] ?? '', '--out', folder.path]);
  expect(same.out).toContain('No row differs.');
}, 60_000);

test('does not compare runs that are not whole, unless told to, and then says so', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5 });
  const whole = await run({ org, store: folder.store, input: { resources: ['groups'] } });
  org.addFault({ path: /\/groups$/, kind: '500', times: Number.POSITIVE_INFINITY });
  const broken = await run({ org, store: folder.store, input: { resources: ['users', 'groups'] } });
  await org.close();
  const runs = [whole?.runId ?? '', broken?.runId ?? ''];
  const refused = await okta(['diff', ...runs, '--out', folder.path]);
  expect(refused.error).toMatch(/Not compared, because run \S+ is incomplete.*--anyway/);
  expect(refused.status).toBe(64);
  const anyway = await okta(['diff', ...runs, '--out', folder.path, '--anyway']);
  expect(anyway.out).toMatch(/Mind: run \S+ is incomplete: what looks added or removed may only have been missing/);
  const unknown = await okta(['diff', runs[0] ?? '', '20200101T000000Z-00000000', '--out', folder.path]);
  expect(unknown.error).toContain('There is no manifest of run 20200101T000000Z-00000000');
}, 60_000);

test('an org that is read by another address, as the demo org is each time, is the same', async () => {
  await using folder = await temporaryFolder();
  const runs: string[] = [];
  for (const seconds of [0, 5]) {
    const org = await startDemoOrg({ ...quick, users: 10, now: new Date('2026-11-01T00:00:00Z') });
    const startedAt = new Date(Date.now() + seconds * 1000).toISOString();
    const made = await run({ org, store: folder.store, input: { resources: ['users', 'app-grants'] }, startedAt });
    await org.close();
    runs.push(made?.runId ?? '');
  }
  expect((await okta(['diff', ...runs, '--out', folder.path])).out).toContain('No row differs.');
}, 60_000);

test('compares rows that are larger than most, and tells the first by key where not all are told', async () => {
  await using folder = await temporaryFolder();
  let grown = false;
  const long = 'x'.repeat(5 * 1024 * 1024);
  const org = await startDemoOrg({
    ...quick,
    users: 3,
    pageSize: 1,
    data: {
      users: (world, asked) => {
        const rows = users.users?.(world, asked) ?? fromArray([]);
        if ('status' in rows) return rows;
        return fromArray(
          everything(rows).map((row) => ({ ...row, profile: { login: long, title: grown ? 'Head' : 'Hand' } })),
        );
      },
    },
  });
  const collect = (startedAt: string) =>
    run({ org, store: folder.store, input: { resources: ['users'] }, settings: { incremental: false }, startedAt });
  const first = await collect(new Date(Date.now() - 5000).toISOString());
  grown = true;
  const second = await collect(new Date().toISOString());
  await org.close();
  const answer = await okta([
    ...['diff', first?.runId ?? '', second?.runId ?? '', '--out', folder.path],
    ...['--json', '--limit', '2'],
  ]);
  expect(answer.error).toBe('');
  const [compared] = Said.parse(JSON.parse(answer.out)).resources;
  const ids = (await rowsOf(folder.store, org.orgId, first?.runId ?? '', 'users')).map(({ id }) => id).sort();
  expect(compared?.counts).toEqual({ added: 0, removed: 0, changed: ids.length });
  expect(compared?.differences.map(({ key }) => key.id)).toEqual(ids.slice(0, 2));
}, 60_000);

test('tells a field that changed by its path, and only those', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string({ minLength: 1 }),
      fc.jsonValue(),
      (row, field, value) => {
        fc.pre(field !== 'carriedFrom');
        expect(fieldChanges(row, structuredClone(row), '')).toEqual([]);
        const after = { ...row, [field]: [value, 'else'] };
        const paths = fieldChanges(row, after, '').map(({ path }) => path);
        const was = Object.hasOwn(row, field) ? row[field] : undefined;
        expect(paths).toEqual(JSON.stringify(was) === JSON.stringify([value, 'else']) ? [] : [field]);
      },
    ),
  );
});
