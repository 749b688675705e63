import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../../lambdas/catalogue/index.ts';
import { frameworks } from '../../../lambdas/posture/frameworks.ts';
import { controls } from '../../../lambdas/posture/queries.ts';
import { temporaryFolder } from '../../support/local-run.ts';
import { type MadeUp, madeUpRun } from '../../support/made-up-run.ts';
import { answersOf, madeOf } from '../../support/posture.ts';
import { refusalOf } from '../../support/records.ts';
import { cases } from './control-cases.ts';
import { careless } from './orgs/careless.ts';
import { opaque } from './orgs/opaque.ts';
import { orderly } from './orgs/orderly.ts';
import type { Org } from './orgs/org.ts';
import { tricky } from './orgs/tricky.ts';

/** What requirements' results are made of, and nothing else. */
const only = madeOf('requirement-results');

type Rows = Awaited<ReturnType<typeof answersOf>>['rows'];

/** What the controls say of an org written by hand. */
async function assessed(
  { rows, hidden = {}, log }: Org,
  { ended = {}, ...madeUp }: MadeUp = {},
  thresholds: Readonly<Record<string, number>> = {},
): Promise<Rows> {
  await using folder = await temporaryFolder();
  const seen = Object.entries(hidden).map(([resourceType, what]) => [
    resourceType,
    { visibility: { level: 'filtered' as const, hidden: what } },
  ]);
  const run = await madeUpRun(folder.store, rows, { ...madeUp, ended: { ...Object.fromEntries(seen), ...ended } });
  return (
    await answersOf(folder.store, run, join(folder.path, 'answers'), {
      only,
      thresholds,
      ...(log === undefined ? {} : { window: log }),
    })
  ).rows;
}

/** The row of one subject; of the org by an empty name. */
const rowOf = (rows: Rows, control: string, subject: string) =>
  rows.get('control-results')?.find((row) => row.control === control && row.subject_id === subject);

let inOrder: Rows;
let inDisorder: Rows;
let unseen: Rows;

beforeAll(async () => {
  inOrder = await assessed(orderly);
  inDisorder = await assessed(careless);
  unseen = await assessed(opaque);
}, 60_000);

test('every control has its three cases', () => {
  expect(Object.keys(cases).sort()).toEqual(controls.map(({ name }) => name).sort());
});

describe.each(Object.entries(cases))('%s', (control, { pass, fail, unknown }) => {
  test('passes where it holds, and shows by what', () => {
    expect(rowOf(inOrder, control, pass[0])).toMatchObject({
      result: 'pass',
      observed: expect.stringContaining(pass[1]),
      reason: null,
    });
    expect(rowOf(inOrder, control, '')).toMatchObject({ result: 'pass', reason: null });
  });

  test('fails where it does not, and shows by what', () => {
    expect(rowOf(inDisorder, control, fail[0])).toMatchObject({
      result: 'fail',
      observed: expect.stringContaining(fail[1]),
      reason: null,
    });
    expect(rowOf(inDisorder, control, '')).toMatchObject({ result: 'fail', reason: null });
  });

  test('is not evaluated where Okta does not show enough, and says what to look at', () => {
    const said = { result: 'not_evaluated', reason: expect.stringContaining(unknown[1]) };
    expect(rowOf(unseen, control, unknown[0])).toMatchObject(said);
    expect(rowOf(unseen, control, '')).toMatchObject({ result: 'not_evaluated', reason: expect.any(String) });
  });
});

test('all 29 rules of the STIG are checked, each by a control with three cases', () => {
  const stig = frameworks.stig?.requirements ?? {};
  const checked = controls
    .filter(({ name }) => cases[name] !== undefined)
    .flatMap(({ maps }) => maps.filter(({ framework }) => framework === 'stig').map(({ id }) => id));
  expect(checked.sort()).toEqual(Object.keys(stig).sort());
  expect(checked).toHaveLength(29);
});

test('every requirement that a framework lists is answered to by a control, and follows from its result', () => {
  const results = new Map(inOrder.get('requirement-results')?.map((row) => [row.requirement, row]));
  for (const { requirements } of Object.values(frameworks))
    for (const [id, title] of Object.entries(requirements))
      expect([id, results.get(id)]).toEqual([id, expect.objectContaining({ title, result: 'pass', reason: null })]);
});

test('a run that went by other figures does not answer to requirements that name their own', async () => {
  const rows = await assessed(orderly, {}, { password_length: 12 });
  expect(rowOf(rows, 'password-length', '')).toMatchObject({ result: 'pass' });
  expect(rowOf(rows, 'password-length', '')?.requirements).toEqual(['nist80053: IA-5(1)']);
  const requirement = rows.get('requirement-results')?.find((row) => row.requirement === 'OKTA-APP-000650');
  expect(requirement).toMatchObject({ result: 'not_evaluated', reason: expect.stringContaining('other figures') });
});

test('where Okta refused everything, nothing passes or fails, and the reason is the refusal', async () => {
  const refused = { outcome: 'forbidden' as const, reason: 'The role is too small.', rows: 0, parts: [] };
  const ended = Object.fromEntries(
    Object.entries(catalogue).map(([resourceType, { variants = {} }]) => [
      resourceType,
      {
        ...refused,
        variants: Object.keys(variants).map((variant) => ({
          variant,
          outcome: refused.outcome,
          reason: refused.reason,
          rows: 0,
        })),
      },
    ]),
  );
  const rows = await assessed(orderly, { ended });
  for (const { name } of controls)
    expect([name, rowOf(rows, name, '')]).toEqual([
      name,
      expect.objectContaining({
        result: 'not_evaluated',
        reason: expect.stringMatching(/^[a-z-]+( [A-Z_]+)? is forbidden \(The role is too small\)/),
      }),
    ]);
  expect(rows.get('requirement-results')?.every(({ result }) => result === 'not_evaluated')).toBe(true);
});

test('on Classic Engine what only Identity Engine has is not evaluated, and the reason says where to look', async () => {
  const { apps, ...rows } = orderly.rows;
  const classicRows = await assessed(
    { rows: { ...rows, authenticators: [], apps: (apps ?? []).map((app) => ({ ...app, _links: {} })) } },
    { engine: 'classic' },
  );
  const classic = { result: 'not_evaluated', reason: expect.stringMatching(/Classic .*look at|Classic .*by hand/) };
  for (const [control, subject] of [
    ['admin-console-mfa', 'saasure'],
    ['admin-console-phishing-resistant', 'saasure'],
    ['dashboard-mfa', 'okta_enduser'],
    ['dashboard-phishing-resistant', 'okta_enduser'],
    ['app-network', '0oaBoard'],
    ['smart-card-accepted', 'smart_card_idp'],
    ['okta-verify-fips', 'okta_verify'],
  ] as const)
    expect([control, rowOf(classicRows, control, subject)]).toEqual([control, expect.objectContaining(classic)]);
  expect(rowOf(classicRows, 'global-session-idle', '')).toMatchObject({ result: 'pass' });
});

test('what Okta hides from the token, or may hide, keeps the org from passing', async () => {
  const filtered = { visibility: { level: 'filtered' as const, hidden: 'Some of it.' } };
  const unknown = { visibility: { level: 'unknown' as const } };
  const ended = { apps: filtered, 'admin-users': filtered, users: unknown, 'api-tokens': unknown };
  const rows = await assessed(orderly, { ended });
  expect([...new Set(controls.flatMap(({ every }) => every))].sort()).toEqual(Object.keys(ended).sort());
  for (const { name, every } of controls)
    for (const type of every) {
      const why =
        type === 'apps' || type === 'admin-users'
          ? 'Some of it. Collect once with a token of a Super Administrator, or look at them by hand.'
          : expect.stringContaining(`and so not whether Okta showed it all of ${type}. Collect once`);
      const hidden = rowOf(rows, name, `hidden ${type}`);
      expect([name, hidden]).toEqual([name, expect.objectContaining({ result: 'not_evaluated', reason: why })]);
      expect([name, rowOf(rows, name, '')]).toEqual([name, expect.objectContaining({ result: 'not_evaluated' })]);
    }
});

test('what is known to fail fails, though something is not known', async () => {
  const gap = refusalOf('gap', { parent: { userId: '00uAda' }, status: 500, errorCode: 'E0000009' });
  const rows = await assessed(careless, {
    ended: { 'user-factors': { outcome: 'partial', reason: 'One was not read.', gaps: [gap] } },
  });
  expect(rowOf(rows, 'everyone-mfa', '')).toMatchObject({ result: 'fail' });
  expect(rowOf(rows, 'everyone-mfa', 'everybody')?.observed).toContain('6 have none, 1 are not known');
  expect(rowOf(rows, 'admins-phishing-resistant', '00uAda')).toMatchObject({
    result: 'not_evaluated',
    reason: 'user-factors is partial (One was not read)',
  });
});

describe('where it is easy to judge wrongly', () => {
  let rows: Rows;
  beforeAll(async () => {
    rows = await assessed(tricky);
  }, 60_000);

  test.each([
    [
      'a rule that denies is passed over, and a chain of methods is looked at by hand',
      'admin-console-mfa',
      'saasure',
      'not_evaluated',
      'top rule "In steps": AUTH_METHOD_CHAIN',
      'asks for a chain of methods, of which the STIG says nothing',
    ],
    [
      'the top rule decides by the words of the STIG, and the weaker one is shown',
      'dashboard-mfa',
      'okta_enduser',
      'pass',
      'top rule "Offices": 2FA; weakest rule that can decide: "Catch-all Rule" (one factor)',
      null,
    ],
    [
      'a rule without a zone beside one with is a finding',
      'app-network',
      '0oaSite',
      'fail',
      '1 rule lets in without one',
      null,
    ],
    ['an app whose last rule lets in is a finding', 'app-network', '0oaBoard', 'fail', 'the last rule lets in', null],
    [
      'Okta Verify by its methods complies where all of them do',
      'okta-verify-fips',
      'okta_verify',
      'fail',
      'OPTIONAL, REQUIRED',
      null,
    ],
    [
      'the page that a brand has of its own is what people see',
      'consent-banner',
      'bndOwn',
      'fail',
      'the customized page has 0 of the 9 sentences',
      null,
    ],
    [
      'an identity provider for smart cards that is off is none',
      'smart-card-issuer',
      'none',
      'fail',
      '1 identity providers for smart cards, none active',
      null,
    ],
    [
      'a Super Administrator of their own',
      'api-token-dedicated-owner',
      '00Troot',
      'fail',
      '00uAda@example.com: Super Administrator, directly',
      null,
    ],
    [
      'a Super Administrator through a group',
      'api-token-dedicated-owner',
      '00Tgroup',
      'fail',
      '00uBea@example.com: Super Administrator, through a group',
      null,
    ],
    [
      'two tokens of one account',
      'api-token-dedicated-owner',
      '00Trun1',
      'not_evaluated',
      'no role that Okta lists, 2 tokens',
      'made for this token alone',
    ],
    [
      'a zone that is gone restricts nothing',
      'api-token-network',
      '00Troot',
      'fail',
      'works from zones nzoGone, not all of which are active',
      null,
    ],
    [
      'a dynamic zone of any proxy is enough beside a list of addresses',
      'anonymizers-blocked',
      'blocklist',
      'pass',
      'Blocked (1 addresses or ranges), Proxies (all anonymizers)',
      null,
    ],
    [
      'who resets a password is decided elsewhere',
      'password-recovery',
      'ByPolicy',
      'not_evaluated',
      'by the Okta account management policy',
      'look at its rules by hand',
    ],
    [
      'a rule of Identity Engine decides before the settings of the policy',
      'password-recovery',
      'ByText',
      'fail',
      'by sms',
      null,
    ],
    ['nobody resets a password', 'password-recovery', 'ByNobody', 'pass', 'nobody resets a password alone', null],
    [
      'e-mail for recovery only is no factor',
      'weak-factors-off',
      'Enrollment',
      'pass',
      'offers neither phone nor e-mail',
      null,
    ],
    ['a suspended person keeps groups, and may', 'leavers-keep-nothing', 'leavers', 'pass', '0 keep something', null],
    [
      "people of a directory are the directory's to disable",
      'inactive-accounts-disabled',
      'automations',
      'not_evaluated',
      'no active automation; 3 of 3 people are of a directory',
      'which must disable their accounts itself',
    ],
  ])('%s', (_, control, subject, result, observed, reason) => {
    expect(rowOf(rows, control, subject)).toMatchObject({
      result,
      observed: expect.stringContaining(observed),
      reason: reason === null ? null : expect.stringContaining(reason),
    });
  });

  test('an inactive app and a service app are no subjects', () => {
    expect(rowOf(rows, 'app-network', '0oaOld')).toBeUndefined();
    expect(rowOf(inOrder, 'app-network', '0oaCollector')).toBeUndefined();
  });
});
