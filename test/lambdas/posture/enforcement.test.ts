import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/local-run.ts';
import { madeUpRun } from '../../support/made-up-run.ts';
import { answersOf, madeOf } from '../../support/posture.ts';
import {
  type Action,
  type Assurance,
  assurances,
  type Chain,
  type Conditions,
  type Demand,
  least,
  type Rule,
  type Side,
  walk,
  weakestOf,
} from '../../support/sign-on.ts';

const full = process.env.SAMPLES === 'full';
/** 9,000 policies of Identity Engine and 1,000 orgs of Classic in full. */
const engine = full ? { batches: 30, size: 300 } : { batches: 1, size: 150 };
const classicOrgs = full ? 1000 : 10;

const asked = fc.constantFrom('OPTIONAL', 'REQUIRED');
const some = <T>(of: readonly T[], most = 2) => fc.subarray([...of], { minLength: 1, maxLength: most });
const keys = ['okta_verify', 'webauthn', 'phone_number', 'google_otp', 'duo', 'smart_card_idp', 'okta_email'];
const maybe = { requiredKeys: [] as [] };

const knowledge: fc.Arbitrary<Side> = fc.record(
  {
    required: fc.boolean(),
    types: some(['password', 'SECURITY_QUESTION']),
    methods: some(['PASSWORD', 'security_question']),
  },
  maybe,
);
const possession: fc.Arbitrary<Side> = fc.record(
  {
    required: fc.boolean(),
    types: some(['app', 'phone', 'EMAIL', 'security_key', 'federated']),
    methods: some(['SMS', 'push', 'TOTP', 'otp', 'webauthn', 'signed_nonce', 'cert', 'email']),
    authenticationMethods: fc.array(
      fc.oneof(
        fc.record({ key: fc.constantFrom(...keys) }),
        fc.constantFrom({ key: 'okta_verify', method: 'signed_nonce' }, { key: 'phone_number', method: 'sms' }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    excludedAuthenticationMethods: fc.array(fc.record({ key: fc.constantFrom(...keys) }), {
      minLength: 1,
      maxLength: 3,
    }),
    phishingResistant: asked,
    hardwareProtection: asked,
    deviceBound: asked,
    userVerification: asked,
  },
  maybe,
);
const step = fc.oneof(
  fc.constantFrom(
    { key: 'okta_password', method: 'password' },
    { key: 'phone_number', method: 'sms' },
    { key: 'okta_email', method: 'email' },
    { key: 'google_otp', method: 'otp' },
  ),
  fc
    .record({ phishingResistant: asked, hardwareProtection: asked, userVerification: asked }, maybe)
    .chain((more) =>
      fc.constantFrom(
        { key: 'okta_verify', method: 'signed_nonce', ...more },
        { key: 'okta_verify', method: 'push', ...more },
        { key: 'webauthn', method: 'webauthn', ...more },
      ),
    ),
);
const steps = fc.array(step, { minLength: 1, maxLength: 2 });
const chain: fc.Arbitrary<Chain> = fc
  .array(steps, { minLength: 1, maxLength: 3 })
  .map((all) =>
    all.reduceRight<Chain | undefined>(
      (next, authenticationMethods) => ({ authenticationMethods, ...(next === undefined ? {} : { next: [next] }) }),
      undefined,
    ),
  )
  .filter((each) => each !== undefined);
const demand: fc.Arbitrary<Demand> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('ASSURANCE' as const),
      factorMode: fc.constantFrom('1FA' as const, '2FA' as const),
      constraints: fc.array(fc.record({ knowledge, possession }, maybe), { maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('AUTH_METHOD_CHAIN' as const),
      chains: fc.array(chain, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ID_PROOFING' as const, id: 'idp1' }) },
);
const deny = fc.constant<Action>({ access: 'DENY' });
const factor = fc.oneof(
  deny,
  fc.boolean().map((requireFactor): Action => ({ access: 'ALLOW', requireFactor })),
);
const appAction = fc.oneof(
  { weight: 1, arbitrary: deny },
  { weight: 5, arbitrary: demand.map((verificationMethod): Action => ({ access: 'ALLOW', verificationMethod })) },
);

const lists = (of: readonly string[]) =>
  fc.record({ include: fc.subarray([...of]), exclude: fc.subarray([...of], { maxLength: 1 }) }, maybe);
const platform = fc.constantFrom(
  { type: 'MOBILE', os: { type: 'IOS' } },
  { type: 'MOBILE', os: { type: 'ANDROID' } },
  { type: 'DESKTOP', os: { type: 'WINDOWS' } },
);
const wide = fc.constantFrom({ type: 'MOBILE', os: { type: 'ANY' } }, { type: 'ANY', os: { type: 'ANY' } });
/** Each of up to two kinds, so that rules meet often. */
const conditions: fc.Arbitrary<Conditions | null> = fc.option(
  fc.oneof(
    fc.record({ people: fc.record({ groups: lists(['00gA', '00gB', '00gAll']) }) }),
    fc.record({ people: fc.record({ users: lists(['00u1', '00u2']) }) }),
    fc.record({ people: fc.record({ groups: lists(['00gA', '00gB']), users: lists(['00u1', '00u2']) }) }),
    lists(['nzo1', 'nzo2']).map((zones) => ({ network: { connection: 'ZONE' as const, ...zones } })),
    fc.record({
      network: fc.constant({ connection: 'ANYWHERE' as const }),
      riskScore: fc.constantFrom({ level: 'ANY' }, { level: 'LOW' }, { level: 'HIGH' }),
    }),
    lists(['oty1', 'oty2']).map((userType) => ({ userType })),
    fc.record({
      platform: fc.record({ include: fc.array(fc.oneof(platform, wide), { maxLength: 2 }), exclude: fc.constant([]) }),
    }),
    fc.record({
      platform: fc.record({
        include: fc.array(platform, { maxLength: 2 }),
        exclude: fc.array(platform, { maxLength: 1 }),
      }),
    }),
    fc.record({
      device: fc.record({ registered: fc.constant(true), managed: fc.constant(true) }, maybe),
      people: fc.record({ groups: lists(['00gA']) }),
    }),
  ),
  { freq: 5 },
);
const ruleOf = (action: fc.Arbitrary<Action>, policyGroups: readonly string[] = []): fc.Arbitrary<Rule> =>
  fc.record({
    status: fc.constantFrom('ACTIVE' as const, 'ACTIVE' as const, 'ACTIVE' as const, 'INACTIVE' as const),
    action,
    conditions,
    policyGroups: fc.constant(policyGroups),
  });
const policyOf = (action: fc.Arbitrary<Action>) => fc.array(ruleOf(action), { minLength: 1, maxLength: 5 });

const everyone = { id: '00gAll', type: 'BUILT_IN', created: '2025-01-01T00:00:00.000Z', profile: { name: 'Everyone' } };
/** The rules as the evaluator sees them: Everyone is no condition. */
const forAll = (rules: readonly Rule[]): Rule[] =>
  rules.map((rule) => {
    const all = (include: readonly string[] = []) => (include.includes('00gAll') ? [] : include);
    const groups = rule.conditions?.people?.groups;
    const people = {
      ...rule.conditions?.people,
      ...(groups === undefined ? {} : { groups: { ...groups, include: all(groups.include) } }),
    };
    return {
      ...rule,
      policyGroups: all(rule.policyGroups),
      conditions: groups === undefined ? rule.conditions : { ...rule.conditions, people },
    };
  });
const rowOf = (policyId: string, policyType: string, place: number, { status, action, conditions: own }: Rule) => ({
  policyId,
  policyType,
  id: `${policyId}-${place}`,
  type: policyType,
  name: 'Rule',
  status,
  priority: place,
  system: false,
  conditions: own,
  actions: policyType === 'OKTA_SIGN_ON' ? { signon: action } : { appSignOn: action },
});
const policyRow = (id: string, type: string, more: object = {}) => ({
  id,
  type,
  name: id,
  status: 'ACTIVE',
  priority: 1,
  conditions: null,
  ...more,
});
const appRow = (id: string, policyId?: string) => ({
  id,
  name: 'example',
  label: id,
  status: 'ACTIVE',
  created: '2025-01-01T00:00:00.000Z',
  ...(policyId === undefined
    ? {}
    : { _links: { accessPolicy: { href: `https://acme.okta.com/api/v1/policies/${policyId}` } } }),
});

const only = madeOf('app-protection', 'policy-rules');

async function answered(rows: Record<string, object[]>, kind: 'idx' | 'classic') {
  await using folder = await temporaryFolder();
  const run = await madeUpRun(folder.store, { groups: [everyone], ...rows }, { engine: kind });
  return (await answersOf(folder.store, run, join(folder.path, 'answers'), { only })).rows;
}

/** The weakest of the rules at these places. */
const weakestAt = (rules: readonly Rule[], places: ReadonlySet<number>): Assurance =>
  weakestOf([...places].flatMap((place) => (rules[place] === undefined ? [] : [least(rules[place].action).assurance])));
const oneFactor = ['1fa', 'id_proofing', '1fa_pr'];

test('on Identity Engine every app is as weak as whoever tries every way in finds it', async () => {
  const batch = fc.array(policyOf(appAction), { minLength: engine.size, maxLength: engine.size });
  await fc.assert(
    fc.asyncProperty(batch, async (policies) => {
      const answers = await answered(
        {
          apps: policies.map((_, place) => appRow(`0oa${place}`, place % 2 === 0 ? `rst${place}` : undefined)),
          policies: policies.map((_, place) => policyRow(`rst${place}`, 'ACCESS_POLICY')),
          'policy-mappings': policies.map((_, place) => ({
            policyId: `rst${place}`,
            policyType: 'ACCESS_POLICY',
            id: `map${place}`,
            _links: { application: { href: `https://acme.okta.com/api/v1/apps/0oa${place}` } },
          })),
          'policy-rules': policies.flatMap((rules, place) =>
            rules.map((rule, at) => rowOf(`rst${place}`, 'ACCESS_POLICY', at, rule)),
          ),
        },
        'idx',
      );
      const ruleRows = new Map(answers.get('policy-rules')?.map((row) => [row.rule_id, row]));
      const apps = new Map(answers.get('app-protection')?.map((row) => [row.app_id, row]));
      for (const [place, generated] of policies.entries()) {
        const rules = forAll(generated);
        for (const [at, rule] of rules.entries()) {
          const { assurance, resistant, passwordOnly, weak } = least(rule.action);
          const row = ruleRows.get(`rst${place}-${at}`);
          expect([
            rule.action,
            row?.min_assurance,
            row?.requires_mfa,
            row?.requires_phishing_resistant,
            row?.password_only_possible,
            row?.weak_method_possible,
          ]).toEqual([rule.action, assurance, assurances.indexOf(assurance) >= 4, resistant, passwordOnly, weak]);
        }
        const { first, reached } = walk(rules);
        const app = apps.get(`0oa${place}`);
        // A policy without any active rule decides nothing that is known.
        if (rules.every(({ status }) => status === 'INACTIVE')) {
          expect([app?.min_assurance, app?.no_mfa_path]).toEqual(['unknown', null]);
          continue;
        }
        const weakest = weakestAt(rules, reached);
        const noMfa = [...reached].some(
          (at) => rules[at] !== undefined && oneFactor.includes(least(rules[at].action).assurance),
        );
        expect([generated, app?.min_assurance, app?.no_mfa_path, app?.reachable_rules]).toEqual([
          generated,
          weakest,
          noMfa,
          String(reached.size),
        ]);
        // Whatever decides in a concrete sign-in is never weaker than what the artifact says.
        expect(assurances.indexOf(weakestAt(rules, first))).toBeGreaterThanOrEqual(assurances.indexOf(weakest));
      }
    }),
    { numRuns: engine.batches, endOnFailure: true },
  );
}, 3_600_000);

test("on Classic the org's rules of all policies are walked, and an app is as weak as the stricter of both", async () => {
  const org = fc
    .array(fc.constantFrom<readonly string[]>([], ['00gA'], ['00gB'], ['00gA', '00gB'], ['00gAll']), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((groups) =>
      fc.tuple(...groups.map((each) => fc.array(ruleOf(factor, each), { minLength: 1, maxLength: 3 }))),
    );
  await fc.assert(
    fc.asyncProperty(org, policyOf(factor), async (policies, own) => {
      fc.pre(
        policies.flat().some(({ status }) => status === 'ACTIVE') && own.some(({ status }) => status === 'ACTIVE'),
      );
      const answers = await answered(
        {
          apps: [appRow('0oaOrg'), appRow('0oaOwn', 'rstOwn')],
          policies: [
            ...policies.map(([rule], place) =>
              policyRow(`00p${place}`, 'OKTA_SIGN_ON', {
                priority: place,
                conditions: { people: { groups: { include: rule?.policyGroups ?? [] } } },
              }),
            ),
            policyRow('rstOwn', 'ACCESS_POLICY'),
          ],
          'policy-rules': [
            ...policies.flatMap((rules, place) =>
              rules.map((rule, at) => rowOf(`00p${place}`, 'OKTA_SIGN_ON', at, rule)),
            ),
            ...own.map((rule, at) => rowOf('rstOwn', 'ACCESS_POLICY', at, rule)),
          ],
        },
        'classic',
      );
      const apps = new Map(answers.get('app-protection')?.map((row) => [row.app_id, row]));
      const rules = forAll(policies.flat());
      const session = weakestAt(rules, walk(rules).reached);
      const ownRules = forAll(own);
      const byApp = weakestAt(ownRules, walk(ownRules).reached);
      const stricter = assurances[Math.max(assurances.indexOf(session), assurances.indexOf(byApp))];
      expect([policies, apps.get('0oaOrg')?.min_assurance, apps.get('0oaOrg')?.policy_source]).toEqual([
        policies,
        session,
        'org',
      ]);
      expect([policies, own, apps.get('0oaOwn')?.min_assurance]).toEqual([policies, own, stricter]);
      expect(assurances.indexOf(weakestAt(rules, walk(rules).first))).toBeGreaterThanOrEqual(
        assurances.indexOf(session),
      );
    }),
    { numRuns: classicOrgs, endOnFailure: true },
  );
}, 3_600_000);
