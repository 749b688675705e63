import { assignmentOf, type DemoApp } from '../company.ts';
import { filtered, fromArray, mapped } from '../sequence.ts';
import { policyFor } from './policies.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';

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
    features: index % 3 === 0 ? ['PUSH_NEW_USERS', 'PUSH_USER_DEACTIVATION'] : [],
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
              application_type: label === 'Evidence service' ? 'service' : 'web',
              grant_types: ['client_credentials'],
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
  apps: (world) => mapped(fromArray(world.company.apps), (app, index) => appOf(world, app, index)),
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
};
