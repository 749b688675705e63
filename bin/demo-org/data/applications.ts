import { assignmentOf, collectorApp, type DemoApp, roleLabels } from '../company.ts';
import { oktaId } from '../random.ts';
import { filtered, fromArray, mapped } from '../sequence.ts';
import { policyFor } from './policies.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';

/** Some apps are provisioned, and some of those get groups too. */
function featuresOf({ signOnMode }: DemoApp, index: number): string[] {
  if (signOnMode !== 'SAML_2_0' || index % 3 !== 0) return [];
  return ['PUSH_NEW_USERS', 'PUSH_USER_DEACTIVATION', ...(index % 2 === 0 ? ['GROUP_PUSH'] : [])];
}

function appOf(world: World, app: DemoApp, index: number): object {
  const { id, name, label, signOnMode, status } = app;
  const isClient = name === 'oidc_client';
  return {
    id,
    name,
    label,
    status,
    created: daysAgo(world, 1800 - index * 40),
    lastUpdated: daysAgo(world, 300 - index * 5),
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: { autoLaunch: false, hide: { iOS: false, web: false } },
    features: featuresOf(app, index),
    signOnMode,
    credentials: {
      userNameTemplate: { template: 'source.login', type: 'BUILT_IN' },
      signing: { kid: `demo-key-${index}` },
      ...(isClient ? { oauthClient: { client_id: id, token_endpoint_auth_method: 'private_key_jwt' } } : {}),
    },
    settings: {
      // People keep what they should not in an app's free-form settings.
      app:
        label === 'Data warehouse'
          ? { subDomain: 'example', apiKey: 'warehouse-key-4711', adminPassword: 'Winter2019' }
          : {},
      notes: { admin: label === 'Old payroll' ? 'Password is with the service desk' : null, enduser: null },
      ...(isClient
        ? {
            oauthClient: {
              application_type: label === collectorApp ? 'service' : 'web',
              grant_types: label === collectorApp ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
            },
          }
        : {}),
    },
    _links: {
      self: { href: world.href(`/api/v1/apps/${id}`) },
      ...(world.options.engine === 'idx'
        ? { accessPolicy: { href: world.href(`/api/v1/policies/${policyFor(index)}`) } }
        : {}),
    },
  };
}

const appNamed = ({ company }: World, id: string | undefined) => company.apps.find((app) => app.id === id);

export const applications: DemoData = {
  apps: (world) => {
    const all = mapped(fromArray(world.company.apps), (app, index) => ({ app, shown: appOf(world, app, index) }));
    const isOktas = ({ name }: DemoApp) => name === 'saasure' || name === 'okta_enduser';
    const seen = filtered(all, ({ app }) => world.options.role === 'SUPER_ADMIN' || !isOktas(app));
    return mapped(seen, ({ shown }) => shown);
  },
  'app-users': (world, { ids }) => {
    const app = appNamed(world, ids.appId);
    if (app === undefined) return notFound;
    const assigned = filtered(world.company.people, (person) => assignmentOf(app, person) !== null);
    return mapped(assigned, (person) => ({
      id: person.id,
      externalId: null,
      created: person.created.toISOString(),
      lastUpdated: person.created.toISOString(),
      scope: assignmentOf(app, person),
      status: 'ACTIVE',
      statusChanged: person.created.toISOString(),
      passwordChanged: null,
      syncState: 'DISABLED',
      credentials: { userName: person.login },
      profile: { email: person.login, salaryBand: 'B' },
      _links: { user: { href: world.href(`/api/v1/users/${person.id}`) } },
    }));
  },
  'app-groups': (world, { ids }) => {
    const app = appNamed(world, ids.appId);
    if (app === undefined) return notFound;
    return mapped(fromArray(app.groups), ({ id }, index) => ({
      id,
      lastUpdated: daysAgo(world, 200),
      priority: index,
      profile: {},
      _links: { group: { href: world.href(`/api/v1/groups/${id}`) } },
    }));
  },
  'app-group-push-mappings': (world, { ids }) => {
    const app = appNamed(world, ids.appId);
    if (app === undefined) return notFound;
    return mapped(fromArray(app.groups), ({ id }, index) => ({
      id: oktaId('gPm', world.company.apps.indexOf(app) * 100 + index),
      status: index === 0 ? 'ERROR' : 'ACTIVE',
      sourceGroupId: id,
      targetGroupId: `${id}-copy`,
      errorSummary: index === 0 ? 'The app refused the group' : null,
      created: daysAgo(world, 200),
      lastUpdated: daysAgo(world, 20),
      lastPush: daysAgo(world, 1),
      _links: {},
    }));
  },
  'app-signing-keys': (world, { ids }) => {
    const app = appNamed(world, ids.appId);
    if (app === undefined) return notFound;
    const place = world.company.apps.indexOf(app);
    return fromArray([
      {
        kid: `demo-key-${place}`,
        kty: 'RSA',
        use: 'sig',
        e: 'AQAB',
        n: `modulus-${place}`,
        x5c: [`certificate-${place}`],
        'x5t#S256': `thumbprint-${place}`,
        created: daysAgo(world, 1800 - place * 40),
        lastUpdated: daysAgo(world, 1800 - place * 40),
        // Ten years as Okta makes them; the first was made for two, and has ended.
        expiresAt: daysAgo(world, place < 3 ? 400 : -1800),
      },
    ]);
  },
  'app-grants': (world, { ids }) => {
    const app = appNamed(world, ids.appId);
    if (app === undefined) return notFound;
    const scopes = app.label === collectorApp ? ['okta.users.read', 'okta.groups.read', 'okta.logs.read'] : [];
    return mapped(fromArray(scopes), (scopeId, index) => ({
      id: oktaId('oag', index),
      status: 'ACTIVE',
      created: daysAgo(world, 300),
      createdBy: { id: oktaId('00u', 1), type: 'User' },
      lastUpdated: daysAgo(world, 300),
      issuer: world.href(''),
      clientId: app.id,
      scopeId,
      source: 'ADMIN',
      _links: {},
    }));
  },
  'client-role-assignments': (world, { ids }) => {
    const app = appNamed(world, ids.clientId);
    if (app === undefined) return notFound;
    const { collectorRole: type } = world.company;
    return fromArray(
      app.label === collectorApp && type !== null
        ? [
            {
              id: `role-${type}`,
              label: roleLabels[type],
              type,
              status: 'ACTIVE',
              created: daysAgo(world, 300),
              lastUpdated: daysAgo(world, 300),
              assignmentType: 'CLIENT',
              _links: {},
            },
          ]
        : [],
    );
  },
  'app-interclient-trust': () => fromArray([]),
};
