export const at = '2025-01-01T00:00:00.000Z';
export const zone = { network: { connection: 'ZONE', include: ['nzoOffices'] } };

export const passwordPolicy = (id: string, password: object, recovery?: object) => ({
  variant: 'PASSWORD',
  id,
  name: id,
  type: 'PASSWORD',
  status: 'ACTIVE',
  settings: { password, ...(recovery === undefined ? {} : { recovery: { factors: recovery } }) },
});
export const policy = (id: string, type: string, more: object = {}) => ({
  variant: type,
  id,
  name: id,
  type,
  status: 'ACTIVE',
  priority: 1,
  conditions: null,
  ...more,
});
export const rule = (
  policyId: string,
  policyType: string,
  priority: number,
  name: string,
  actions: object,
  more = {},
) => ({
  policyId,
  policyType,
  id: `${policyId}-${priority}`,
  name,
  status: 'ACTIVE',
  priority,
  system: name === 'Catch-all Rule' || name === 'Default Rule',
  conditions: null,
  actions,
  ...more,
});
export const session = (idle: number, lifetime: number, usePersistentCookie: boolean) => ({
  signon: {
    access: 'ALLOW',
    requireFactor: true,
    session: { maxSessionIdleMinutes: idle, maxSessionLifetimeMinutes: lifetime, usePersistentCookie },
  },
});
export const denied = { appSignOn: { access: 'DENY' } };
export const assurance = (factorMode: string, ...constraints: object[]) => ({
  appSignOn: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode, constraints } },
});
export const resistant = { possession: { phishingResistant: 'REQUIRED' } };
export const app = (id: string, name: string, label: string, policyId: string | null, more: object = {}) => ({
  id,
  name,
  label,
  status: 'ACTIVE',
  created: at,
  signOnMode: 'SAML_2_0',
  settings: {},
  _links: policyId === null ? {} : { accessPolicy: { href: `https://acme.okta.com/api/v1/policies/${policyId}` } },
  ...more,
});
export const person = (id: string, more: object = {}) => ({
  id,
  status: 'ACTIVE',
  created: at,
  lastLogin: '2026-11-20T08:00:00.000Z',
  profile: { login: `${id}@example.com`, userType: 'employee' },
  credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  ...more,
});
export const service = (id: string) =>
  person(id, { profile: { login: `${id}@example.com`, userType: 'service account' } });
export const everyone = { id: '00gAll', type: 'BUILT_IN', created: at, profile: { name: 'Everyone' } };
export const role = (userId: string, type: string, assignmentType = 'USER') => ({
  userId,
  id: `ra-${userId}`,
  type,
  label: type,
  status: 'ACTIVE',
  assignmentType,
});
export const token = (id: string, userId: string, more: object = {}) => ({
  id,
  name: id,
  userId,
  created: '2026-06-01T00:00:00.000Z',
  lastUpdated: '2026-11-22T00:00:00.000Z',
  network: { connection: 'ZONE', include: ['nzoOffices'] },
  ...more,
});
export const authenticator = (key: string, status: string, settings: object = {}) => ({
  id: `aut-${key}`,
  key,
  name: key,
  type: 'app',
  status,
  settings,
});
export const automation = (days: number, include: readonly string[] = ['00gAll']) => ({
  policy: policy('Inactive people', 'USER_LIFECYCLE', {
    conditions: { people: { groups: { include }, users: { inactivity: { number: days, unit: 'DAYS' } } } },
  }),
  rule: rule('Inactive people', 'USER_LIFECYCLE', 1, 'Suspend', {
    updateUserLifecycle: { targetStatus: 'SUSPENDED', quietPeriod: { number: 0, unit: 'DAYS' } },
  }),
});
export const factor = (userId: string, factorType: string, provider: string) => ({
  userId,
  id: `fac-${userId}`,
  factorType,
  provider,
  status: 'ACTIVE',
  created: at,
});
export const enrollment = (name: string, include: readonly string[], settings: object | undefined) =>
  policy(name, 'MFA_ENROLL', { conditions: { people: { groups: { include } } }, settings });
export const offices = {
  id: 'nzoOffices',
  type: 'IP',
  name: 'Offices',
  status: 'ACTIVE',
  usage: 'POLICY',
  gateways: [{}],
};
