import { oktaId } from '../random.ts';
import { fromArray, mapped } from '../sequence.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';

type Rule = readonly [name: string, actions: object];
type DemoPolicy = {
  readonly type: string;
  readonly name: string;
  readonly settings?: object;
  /** Groups it is for; absent: everyone. */
  readonly group?: string;
  /** Days without a sign-in: of the console's Automations, which the API shows as policies. */
  readonly inactivityDays?: number;
  readonly rules: readonly Rule[];
  readonly engine?: 'idx';
};

const signOn = (access: 'ALLOW' | 'DENY', requireFactor: boolean, hours: number) => ({
  signon: {
    access,
    requireFactor,
    factorPromptMode: requireFactor ? 'SESSION' : 'ALWAYS',
    session: {
      usePersistentCookie: !requireFactor,
      maxSessionIdleMinutes: hours * 15,
      maxSessionLifetimeMinutes: hours * 60,
    },
  },
});
const assurance = (factorMode: '1FA' | '2FA', constraints: object[] = []) => ({
  appSignOn: {
    access: 'ALLOW',
    verificationMethod: { type: 'ASSURANCE', factorMode, reauthenticateIn: 'PT2H', constraints },
  },
});
const phishingResistant = { possession: { phishingResistant: 'REQUIRED', deviceBound: 'REQUIRED' } };
const password = (minLength: number, maxAttempts: number) => ({
  password: {
    complexity: { minLength, minLowerCase: 1, minUpperCase: 1, minNumber: 1, minSymbol: 0, excludeUsername: true },
    age: { maxAgeDays: minLength > 8 ? 0 : 90, minAgeMinutes: 0, historyCount: minLength > 8 ? 5 : 0 },
    lockout: { maxAttempts, autoUnlockMinutes: 0 },
  },
});
const change: Rule = [
  'Default Rule',
  { passwordChange: { access: 'ALLOW' }, selfServicePasswordReset: { access: 'ALLOW' } },
];

/** Policies with holes in them, as they are found: a legacy app that one factor opens, contractors with short passwords. */
const all: readonly DemoPolicy[] = [
  {
    type: 'OKTA_SIGN_ON',
    name: 'Administrators',
    group: 'Application owners',
    rules: [
      ['Always two factors', signOn('ALLOW', true, 2)],
      ['Elsewhere', signOn('DENY', false, 1)],
    ],
  },
  { type: 'OKTA_SIGN_ON', name: 'Default Policy', rules: [['Default Rule', signOn('ALLOW', false, 12)]] },
  { type: 'PASSWORD', name: 'Contractors', group: 'Contractors', settings: password(8, 0), rules: [change] },
  { type: 'PASSWORD', name: 'Default Policy', settings: password(12, 10), rules: [change] },
  {
    type: 'MFA_ENROLL',
    name: 'Default Policy',
    settings: {
      type: 'AUTHENTICATORS',
      authenticators: [
        { key: 'okta_verify', enroll: { self: 'REQUIRED' } },
        { key: 'phone_number', enroll: { self: 'OPTIONAL' } },
      ],
    },
    rules: [['Default Rule', { enroll: { self: 'CHALLENGE' } }]],
  },
  {
    type: 'IDP_DISCOVERY',
    name: 'Idp Discovery Policy',
    rules: [['Default Rule', { idp: { providers: [{ type: 'OKTA' }] } }]],
  },
  {
    type: 'USER_LIFECYCLE',
    name: 'Suspend after 90 days without sign-in',
    group: 'Everyone',
    inactivityDays: 90,
    rules: [
      [
        'Inactive people',
        { updateUserLifecycle: { targetStatus: 'SUSPENDED', quietPeriod: { number: 0, unit: 'DAYS' } } },
      ],
    ],
  },
  {
    type: 'ACCESS_POLICY',
    engine: 'idx',
    name: 'Any two factors',
    rules: [
      ['From the offices', assurance('2FA')],
      ['Catch-all Rule', assurance('2FA')],
    ],
  },
  {
    type: 'ACCESS_POLICY',
    engine: 'idx',
    name: 'Phishing resistant',
    rules: [
      ['Managed devices', assurance('2FA', [phishingResistant])],
      ['Catch-all Rule', { appSignOn: { access: 'DENY' } }],
    ],
  },
  // More rules than a page of 50 holds, and a hole at the end.
  {
    type: 'ACCESS_POLICY',
    engine: 'idx',
    name: 'Legacy applications',
    rules: [
      ...Array.from({ length: 52 }, (_, place): Rule => [`Site ${place + 1}`, assurance('2FA')]),
      ['Catch-all Rule', assurance('1FA')],
    ],
  },
  {
    type: 'PROFILE_ENROLLMENT',
    engine: 'idx',
    name: 'Default Policy',
    rules: [['Catch-all Rule', { profileEnrollment: { access: 'DENY', unknownUserAction: 'DENY' } }]],
  },
  {
    type: 'POST_AUTH_SESSION',
    engine: 'idx',
    name: 'Session Protection',
    rules: [['Catch-all Rule', { postAuthSession: { failureActions: [] } }]],
  },
  {
    type: 'ENTITY_RISK',
    engine: 'idx',
    name: 'Entity Risk Policy',
    rules: [['Catch-all Rule', { entityRisk: { actions: [] } }]],
  },
  { type: 'DEVICE_SIGNAL_COLLECTION', engine: 'idx', name: 'Default Policy', rules: [] },
  { type: 'SESSION_VIOLATION_DETECTION', engine: 'idx', name: 'Session Violation Detection', rules: [] },
  { type: 'CLIENT_UPDATE', engine: 'idx', name: 'Default Policy', rules: [] },
  { type: 'IDENTITY_CLAIM_SOURCING', engine: 'idx', name: 'Default Policy', rules: [] },
];
const idOf = (place: number) => oktaId('rst', place);
const accessPolicies = [...all.keys()].filter((place) => all[place]?.type === 'ACCESS_POLICY');

/** Id of the policy that decides on an app, by the app's place. */
export const policyFor = (app: number) => idOf(accessPolicies[app % accessPolicies.length] ?? 0);

function policyOf(world: World, policy: DemoPolicy, place: number): object {
  const group = world.company.groups.find(({ name }) => name === policy.group);
  const id = idOf(place);
  const { inactivityDays } = policy;
  const inactivity =
    inactivityDays === undefined ? {} : { users: { inactivity: { number: inactivityDays, unit: 'DAYS' } } };
  return {
    id,
    status: 'ACTIVE',
    name: policy.name,
    description: null,
    priority: group === undefined ? 2 : 1,
    system: policy.name === 'Default Policy',
    conditions: group === undefined ? null : { people: { groups: { include: [group.id] }, ...inactivity } },
    created: daysAgo(world, 1500),
    lastUpdated: daysAgo(world, 90 + place),
    ...(policy.settings === undefined ? {} : { settings: policy.settings }),
    type: policy.type,
    _links: { rules: { href: world.href(`/api/v1/policies/${id}/rules`) } },
  };
}

export const policies: DemoData = {
  policies: (world, { variant }) => {
    const known = all.some(
      ({ type, engine }) => type === variant && (engine === undefined || engine === world.options.engine),
    );
    // Okta refuses a type that the org's engine does not have.
    if (!known) return { status: 400, errorCode: 'E0000001' };
    const places = [...all.keys()].filter((place) => all[place]?.type === variant);
    return mapped(fromArray(places), (place) =>
      policyOf(world, all[place] ?? { type: variant, name: '', rules: [] }, place),
    );
  },
  'policy-rules': (world, { ids }) => {
    const place = [...all.keys()].find((each) => idOf(each) === ids.policyId);
    const policy = place === undefined ? undefined : all[place];
    if (place === undefined || policy === undefined) return notFound;
    return mapped(fromArray(policy.rules), ([name, actions], index) => ({
      id: oktaId('rul', place * 100 + index),
      status: 'ACTIVE',
      name,
      priority: index + 1,
      created: daysAgo(world, 1500),
      lastUpdated: daysAgo(world, 90 + index),
      system: name === 'Default Rule' || name === 'Catch-all Rule',
      conditions: name.startsWith('Site') ? { network: { connection: 'ZONE', include: [oktaId('nzo', 0)] } } : null,
      actions,
      type: policy.type,
      _links: {},
    }));
  },
  // Most apps name their policy; the mappings name the apps of each.
  'policy-mappings': (world, { ids }) => {
    const decided = world.company.apps.filter((_, index) => policyFor(index) === ids.policyId);
    return mapped(fromArray(decided), ({ id }) => ({
      id: `map${id.slice(3)}`,
      _links: { application: { href: world.href(`/api/v1/apps/${id}`) } },
    }));
  },
};
