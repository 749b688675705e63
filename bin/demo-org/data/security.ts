import { collectorApp, roleLabels, rolesOf } from '../company.ts';
import { oktaId } from '../random.ts';
import { filtered, fromArray, mapped } from '../sequence.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';
import { personOf } from './users.ts';

const authenticators = [
  ['okta_verify', 'app', 'Okta Verify', 'ACTIVE'],
  ['webauthn', 'security_key', 'Security Key or Biometric', 'ACTIVE'],
  ['okta_password', 'password', 'Password', 'ACTIVE'],
  ['okta_email', 'email', 'Email', 'ACTIVE'],
  ['phone_number', 'phone', 'Phone', 'ACTIVE'],
  ['security_question', 'security_question', 'Security Question', 'INACTIVE'],
  ['duo', 'app', 'Duo Security', 'INACTIVE'],
] as const;

const zones = [
  ['LegacyIpZone', 'IP', 'POLICY', [{ type: 'CIDR', value: '192.0.2.0/24' }]],
  ['BlockedIpZone', 'IP', 'BLOCKLIST', [{ type: 'CIDR', value: '203.0.113.0/28' }]],
  ['Offices', 'IP', 'POLICY', [{ type: 'RANGE', value: '198.51.100.10-198.51.100.40' }]],
  ['Anonymisers', 'DYNAMIC', 'BLOCKLIST', null],
] as const;

/** The collector's own token is the first; its owner is the first person. */
const tokens = [
  ['evidence-connector', 0, 'ANYWHERE'],
  ['hr-sync', 1, 'ZONE'],
  ['old-script', 2, 'ANYWHERE'],
] as const;

const settings: Readonly<Record<string, (world: World) => object>> = {
  general: (world) => ({
    id: world.orgId,
    companyName: 'Example Ltd',
    subdomain: 'example',
    status: 'ACTIVE',
    website: 'https://www.example.com',
    created: daysAgo(world, 7 * 365),
    lastUpdated: daysAgo(world, 30),
    expiresAt: null,
    _links: {},
  }),
  preferences: () => ({ showEndUserFooter: true, _links: {} }),
  'okta-communication': () => ({ optOutEmailUsers: false, _links: {} }),
  'okta-support': () => ({ support: 'DISABLED', caseNumber: null, expiration: null, _links: {} }),
  'third-party-admin': () => ({ thirdPartyAdmin: false }),
  'auto-assign-admin-app': () => ({ autoAssignAdminAppSetting: true }),
  'client-privileges': () => ({ clientPrivilegesSetting: false }),
};

const collectorAppIn = ({ company }: World) => company.apps.find(({ label }) => label === collectorApp)?.id ?? '';

export const security: DemoData = {
  'org-settings': (world, { variant }) => {
    const setting = settings[variant];
    return setting === undefined ? notFound : fromArray([setting(world)]);
  },
  authenticators: (world) =>
    mapped(fromArray(authenticators), ([key, type, name, status], index) => ({
      type,
      id: oktaId('aut', index),
      key,
      status,
      name,
      created: daysAgo(world, 1200),
      lastUpdated: daysAgo(world, 60 + index),
      ...(key === 'duo'
        ? {
            provider: {
              type: 'DUO',
              configuration: {
                host: 'api.example.com',
                secretKey: 'duo-demo-secret',
                integrationKey: 'duo-demo-key',
              },
            },
          }
        : {}),
      _links: {},
    })),
  'admin-role-targets': (world, { ids }) => {
    const [group] = world.company.groups.filter(({ name }) => name === 'Support');
    // The service desk has power over its own department only.
    return fromArray(
      ids.roleAssignmentId === undefined || group === undefined || personOf(world, ids.userId)?.department !== 'Support'
        ? []
        : [
            {
              orn: `orn:okta:directory:${world.orgId}:groups:${group.id}`,
              assignmentType: 'GROUP',
              expiration: null,
              _links: { self: { href: world.href(`/api/v1/groups/${group.id}`) } },
            },
          ],
    );
  },
  'admin-role-governance': () => fromArray([]),
  'principal-rate-limits': (world, { variant, query }) =>
    query.has('filter')
      ? fromArray(
          variant === 'SSWS_TOKEN'
            ? tokens.map((_token, index) => ({
                id: oktaId('prl', index),
                principalId: oktaId('00T', index),
                principalType: variant,
                defaultPercentage: index === 1 ? 75 : 50,
                defaultConcurrencyPercentage: 50,
              }))
            : [
                {
                  id: oktaId('prl', tokens.length),
                  principalId: collectorAppIn(world),
                  principalType: variant,
                  defaultPercentage: 50,
                  defaultConcurrencyPercentage: 50,
                },
              ],
        )
      : { status: 400, errorCode: 'E0000001' },
  'admin-users': (world) =>
    mapped(
      filtered(world.company.people, (person) => rolesOf(world.company, person).length > 0),
      ({ id }) => ({
        id,
        orn: `orn:okta:directory:${world.orgId}:users:${id}`,
        _links: {
          self: { href: world.href(`/api/v1/users/${id}`) },
          roles: { href: world.href(`/api/v1/users/${id}/roles`) },
        },
      }),
    ),
  'admin-role-assignments': (world, { ids }) => {
    const person = personOf(world, ids.userId);
    if (person === null) return notFound;
    return mapped(fromArray(rolesOf(world.company, person)), ({ type, group }, index) => ({
      id: oktaId('ra1', person.index * 10 + index),
      label: roleLabels[type] ?? type,
      type,
      status: 'ACTIVE',
      created: daysAgo(world, 500),
      lastUpdated: daysAgo(world, 500),
      assignmentType: group === null ? 'USER' : 'GROUP',
      _links: {
        assignee: { href: world.href(group === null ? `/api/v1/users/${person.id}` : `/api/v1/groups/${group.id}`) },
      },
    }));
  },
  'network-zones': (world) =>
    mapped(fromArray(zones), ([name, type, usage, gateways], index) => ({
      type,
      id: oktaId('nzo', index),
      name,
      status: 'ACTIVE',
      usage,
      created: daysAgo(world, 1800),
      lastUpdated: daysAgo(world, 100 + index),
      system: index < 2,
      ...(gateways === null ? { proxyType: 'Any', asns: null, locations: null } : { gateways, proxies: null }),
      _links: {},
    })),
  'api-tokens': (world) =>
    // In an org that is in order the collector's own is the only one.
    mapped(
      fromArray(world.options.holes === 'planted' ? tokens.slice(0, 1) : tokens),
      ([name, owner, connection], index) => ({
        id: oktaId('00T', index),
        name,
        userId: oktaId('00u', owner),
        clientName: 'Okta API',
        tokenWindow: 'P30D',
        network: connection === 'ZONE' ? { connection, include: [oktaId('nzo', 2)] } : { connection },
        expiresAt: daysAgo(world, -30 + index),
        created: daysAgo(world, 300 + index * 200),
        lastUpdated: daysAgo(world, index),
        _links: {},
      }),
    ),
};
