/**
 * What sign-on policies let in, found by trying: every sign-in situation against every rule, and every set of methods against every
 * demand. Written from the definitions in docs/posture.md, to be set against the SQL.
 */

export type Method = { readonly key: string; readonly method: string };
export type Side = {
  readonly required?: boolean;
  readonly types?: readonly string[];
  readonly methods?: readonly string[];
  readonly authenticationMethods?: readonly { readonly key: string; readonly method?: string }[];
  readonly excludedAuthenticationMethods?: readonly { readonly key: string; readonly method?: string }[];
  readonly phishingResistant?: string;
  readonly hardwareProtection?: string;
  readonly deviceBound?: string;
  readonly userVerification?: string;
};
export type Step = Method & {
  readonly phishingResistant?: string;
  readonly hardwareProtection?: string;
  readonly userVerification?: string;
};
export type Chain = { readonly authenticationMethods: readonly Step[]; readonly next?: readonly Chain[] };
export type Demand =
  | {
      readonly type: 'ASSURANCE';
      readonly factorMode: '1FA' | '2FA';
      readonly constraints: readonly { readonly knowledge?: Side; readonly possession?: Side }[];
    }
  | { readonly type: 'AUTH_METHOD_CHAIN'; readonly chains: readonly Chain[] }
  | { readonly type: 'ID_PROOFING'; readonly id: string };
export type Action = {
  readonly access: 'ALLOW' | 'DENY';
  readonly verificationMethod?: Demand;
  readonly requireFactor?: boolean;
};
type Lists = { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
export type Conditions = {
  readonly people?: { readonly groups?: Lists; readonly users?: Lists };
  readonly network?: Lists & { readonly connection: 'ANYWHERE' | 'ZONE' };
  readonly userType?: Lists;
  readonly platform?: { readonly include?: readonly Platform[]; readonly exclude?: readonly Platform[] };
  readonly riskScore?: { readonly level: string };
  readonly device?: { readonly registered?: boolean; readonly managed?: boolean };
};
type Platform = { readonly type: string; readonly os: { readonly type: string } };
export type Rule = {
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly action: Action;
  readonly conditions: Conditions | null;
  /** Of the policy: none means all. */
  readonly policyGroups: readonly string[];
};

type Traits = {
  type: string;
  knows?: true;
  resistant?: true;
  weak?: true;
  loose?: true;
  hardware?: true;
  verify?: true;
};
/** Methods of an org that lists no authenticators: what each can prove, by Okta's help. */
const methods: readonly (Method & Traits)[] = [
  { key: 'okta_password', method: 'password', type: 'password', knows: true },
  { key: 'security_question', method: 'security_question', type: 'security_question', knows: true },
  { key: 'okta_email', method: 'email', type: 'email', weak: true, loose: true },
  { key: 'phone_number', method: 'sms', type: 'phone', weak: true, loose: true },
  { key: 'phone_number', method: 'voice', type: 'phone', weak: true, loose: true },
  { key: 'okta_verify', method: 'push', type: 'app', hardware: true, verify: true },
  { key: 'okta_verify', method: 'totp', type: 'app' },
  { key: 'okta_verify', method: 'signed_nonce', type: 'app', resistant: true, hardware: true, verify: true },
  { key: 'google_otp', method: 'otp', type: 'app' },
  { key: 'yubikey_token', method: 'otp', type: 'security_key', hardware: true },
  { key: 'rsa_token', method: 'otp', type: 'security_key', hardware: true },
  { key: 'symantec_vip', method: 'otp', type: 'app' },
  { key: 'onprem_mfa', method: 'otp', type: 'security_key' },
  { key: 'custom_otp', method: 'otp', type: 'security_key' },
  { key: 'duo', method: 'duo', type: 'app' },
  { key: 'custom_app', method: 'push', type: 'app', hardware: true, verify: true },
  { key: 'webauthn', method: 'webauthn', type: 'security_key', resistant: true, hardware: true, verify: true },
  { key: 'smart_card_idp', method: 'cert', type: 'federated', resistant: true, hardware: true, verify: true },
  { key: 'external_idp', method: 'idp', type: 'federated', loose: true },
];
type Use = (typeof methods)[number] & { readonly verified: boolean };
const uses: readonly Use[] = methods.flatMap((each) => [
  { ...each, verified: false },
  ...(each.verify ? [{ ...each, verified: true }] : []),
]);
/** Nobody presents more than two methods where two factors are the most that is asked. */
const presented: readonly (readonly Use[])[] = uses.flatMap((one, place) => [
  [one],
  ...uses.slice(place + 1).map((other) => [one, other]),
]);

const factorsOf = (set: readonly Use[]) =>
  Number(set.some(({ knows }) => knows)) +
  Number(set.some(({ knows }) => !knows)) +
  Number(set.some(({ verified }) => verified));

const names = ({ key, method }: Use, list: Side['authenticationMethods']) =>
  (list ?? []).some((each) => each.key === key && (each.method === undefined || each.method === method));
const among = (word: string, list: readonly string[] | undefined) =>
  list === undefined || list.length === 0 || list.some((each) => each.toLowerCase() === word);

function suits(use: Use, side: Side): boolean {
  if (!among(use.type, side.types) || !among(use.method, side.methods)) return false;
  if ((side.authenticationMethods ?? []).length > 0 && !names(use, side.authenticationMethods)) return false;
  if (names(use, side.excludedAuthenticationMethods)) return false;
  if (side.phishingResistant === 'REQUIRED' && use.resistant !== true) return false;
  if (side.hardwareProtection === 'REQUIRED' && use.hardware !== true) return false;
  if (side.deviceBound === 'REQUIRED' && use.loose === true) return false;
  return side.userVerification !== 'REQUIRED' || use.verified;
}

function satisfied(set: readonly Use[], side: Side | undefined, knows: boolean): boolean {
  if (side === undefined) return true;
  const own = set.filter((use) => (use.knows === true) === knows);
  return side.required === false ? own.every((use) => suits(use, side)) : own.some((use) => suits(use, side));
}

/** Each way through a chain: one method a step. */
function waysThrough({ authenticationMethods, next = [] }: Chain): Use[][] {
  const own = authenticationMethods.flatMap((step) =>
    uses.filter(
      (use) =>
        use.key === step.key &&
        use.method === step.method &&
        use.verified === (step.userVerification === 'REQUIRED') &&
        (step.phishingResistant !== 'REQUIRED' || use.resistant === true) &&
        (step.hardwareProtection !== 'REQUIRED' || use.hardware === true),
    ),
  );
  const [rest] = next;
  if (rest === undefined) return own.map((use) => [use]);
  return own.flatMap((use) => waysThrough(rest).map((ways) => [use, ...ways]));
}

/** Sets of methods that a demand lets in, and of which nothing can be left out. */
function waysOf(demand: Exclude<Demand, { type: 'ID_PROOFING' }>): (readonly Use[])[] {
  if (demand.type === 'AUTH_METHOD_CHAIN') return demand.chains.flatMap(waysThrough);
  const objects = demand.constraints.length === 0 ? [{}] : demand.constraints;
  const enough = demand.factorMode === '1FA' ? 1 : 2;
  return objects.flatMap(({ knowledge, possession }: { knowledge?: Side; possession?: Side }) => {
    const lets = (set: readonly Use[]) =>
      factorsOf(set) >= enough && satisfied(set, knowledge, true) && satisfied(set, possession, false);
    return presented.filter(
      (set) => lets(set) && (set.length === 1 || !set.some((use) => lets(set.filter((each) => each !== use)))),
    );
  });
}

export const assurances = ['1fa', 'unknown', 'id_proofing', '1fa_pr', '2fa', '2fa_pr', 'deny'] as const;
export type Assurance = (typeof assurances)[number];

/** What an action takes at least. */
export function least({ access, verificationMethod, requireFactor }: Action): {
  readonly assurance: Assurance;
  readonly resistant: boolean;
  readonly passwordOnly: boolean;
  readonly weak: boolean;
} {
  if (access === 'DENY') return { assurance: 'deny', resistant: true, passwordOnly: false, weak: false };
  if (verificationMethod === undefined)
    return { assurance: requireFactor ? '2fa' : '1fa', resistant: false, passwordOnly: !requireFactor, weak: true };
  if (verificationMethod.type === 'ID_PROOFING')
    return { assurance: 'id_proofing', resistant: false, passwordOnly: false, weak: false };
  const ways = waysOf(verificationMethod);
  if (ways.length === 0) return { assurance: 'deny', resistant: true, passwordOnly: false, weak: false };
  return {
    assurance: weakestOf(
      ways.map((set): Assurance => {
        const resistant = set.some((use) => use.resistant);
        return factorsOf(set) < 2 ? (resistant ? '1fa_pr' : '1fa') : resistant ? '2fa_pr' : '2fa';
      }),
    ),
    resistant: ways.every((set) => set.some((use) => use.resistant)),
    passwordOnly: ways.some((set) => set.every(({ key }) => key === 'okta_password')),
    weak: ways.some((set) => set.some((use) => use.weak)),
  };
}

export const weakestOf = (all: readonly Assurance[]): Assurance =>
  assurances.find((assurance) => all.includes(assurance)) ?? 'deny';

/** A sign-in, besides what is proved. */
type Situation = {
  readonly groups: readonly string[];
  readonly user: string;
  readonly zones: readonly string[];
  readonly type: string;
  readonly platform: Platform;
  readonly risk: string;
  readonly registered: boolean;
  readonly managed: boolean;
};

const subsets = (all: readonly string[]): string[][] =>
  all.reduce<string[][]>((found, each) => found.concat(found.map((set) => [...set, each])), [[]]);
const distinct = <T>(all: readonly T[]) => [...new Set(all)];
const both = (lists: Lists | undefined) => [...(lists?.include ?? []), ...(lists?.exclude ?? [])];

/** Every situation that differs for these rules: what none of them asks for has one value. */
function situationsOf(rules: readonly Rule[]): Situation[] {
  const all = rules.map(({ conditions }) => conditions ?? {});
  const groups = distinct([
    ...rules.flatMap((rule) => rule.policyGroups),
    ...all.flatMap((each) => both(each.people?.groups)),
  ]);
  const users = distinct([...all.flatMap((each) => both(each.people?.users)), 'somebody else']);
  const zones = distinct(all.flatMap((each) => both(each.network)));
  const types = distinct([...all.flatMap((each) => both(each.userType)), 'another type']);
  const named = all.flatMap((each) => [...(each.platform?.include ?? []), ...(each.platform?.exclude ?? [])]);
  const platforms = [
    ...distinct(named.flatMap(({ type, os }) => (os.type === 'ANY' ? [] : [`${type} ${os.type}`]))),
    ...(named.length === 0 ? [] : distinct(['OTHER', ...named.map(({ type }) => type)]).map((type) => `${type} OTHER`)),
    ...(named.length === 0 ? ['OTHER OTHER'] : []),
  ].map((text) => {
    const [type = '', os = ''] = text.split(' ');
    return { type, os: { type: os } };
  });
  const risks = distinct([...all.flatMap((each) => (each.riskScore ? [each.riskScore.level] : [])), 'not scored']);
  const registered = all.some((each) => each.device?.registered) ? [true, false] : [false];
  const managed = all.some((each) => each.device?.managed) ? [true, false] : [false];
  let found: Situation[] = [
    {
      groups: [],
      user: '',
      zones: [],
      type: '',
      platform: { type: '', os: { type: '' } },
      risk: '',
      registered: false,
      managed: false,
    },
  ];
  const vary = <K extends keyof Situation>(key: K, values: readonly Situation[K][]) => {
    found = found.flatMap((situation) => values.map((value) => ({ ...situation, [key]: value })));
  };
  vary('groups', subsets(groups));
  vary('user', users);
  vary('zones', subsets(zones));
  vary('type', types);
  vary('platform', platforms);
  vary('risk', risks);
  vary('registered', registered);
  vary('managed', managed);
  return found;
}

const inLists = (own: readonly string[], lists: Lists | undefined) =>
  ((lists?.include ?? []).length === 0 || (lists?.include ?? []).some((each) => own.includes(each))) &&
  !(lists?.exclude ?? []).some((each) => own.includes(each));
const onPlatform = (own: Platform, { type, os }: Platform) =>
  (type === 'ANY' || type === own.type) && (os.type === 'ANY' || os.type === own.os.type);

function matches({ conditions, policyGroups }: Rule, situation: Situation): boolean {
  const { people, network, userType, platform, riskScore, device } = conditions ?? {};
  const included = platform?.include ?? [];
  return (
    inLists(situation.groups, { include: policyGroups }) &&
    inLists(situation.groups, people?.groups) &&
    inLists([situation.user], people?.users) &&
    inLists(situation.zones, network) &&
    inLists([situation.type], userType) &&
    (included.length === 0 || included.some((each) => onPlatform(situation.platform, each))) &&
    !(platform?.exclude ?? []).some((each) => onPlatform(situation.platform, each)) &&
    (riskScore === undefined || riskScore.level === 'ANY' || riskScore.level === situation.risk) &&
    (device?.registered !== true || situation.registered) &&
    (device?.managed !== true || situation.managed)
  );
}

/**
 * Walks rules in order for every situation.
 *
 * @returns `first`: places of the rules that decide in some situation. `reached`: places of those that no single earlier rule
 * catches whole, which is what the artifacts go by: all of `first`, and those that several earlier rules catch only together.
 */
export function walk(rules: readonly Rule[]): { readonly first: Set<number>; readonly reached: Set<number> } {
  const first = new Set<number>();
  const reached = new Set<number>();
  const situations = situationsOf(rules);
  const caught = rules.map((rule) =>
    rule.status === 'ACTIVE' ? situations.map((situation) => matches(rule, situation)) : situations.map(() => false),
  );
  for (const place of situations.keys()) {
    const deciding = caught.findIndex((own) => own[place]);
    if (deciding >= 0) first.add(deciding);
  }
  for (const [place, own] of caught.entries()) {
    const covers = (earlier: readonly boolean[]) => own.every((is, at) => !is || earlier[at]);
    if (own.includes(true) && !caught.slice(0, place).some(covers)) reached.add(place);
  }
  return { first, reached };
}
