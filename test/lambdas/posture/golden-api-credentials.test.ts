import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { classic, powerful } from './orgs/powerful.ts';
import { person } from './person.ts';

describe('api-credentials', () => {
  const told = new Map<unknown, Record<string, unknown>>();
  beforeAll(async () => {
    for (const row of await answersTo('api-credentials', powerful, classic)) told.set(row.id, row);
  });

  test('has every token and every app that acts for itself, and no other', () => {
    expect([...told.keys()].sort()).toEqual(['Bound', 'Deployer', 'Gone zone', 'Nobody', 'Reader', 'Root', 'Theirs']);
  });

  test('tells a token, its owner and whence it works', () => {
    expect(told.get('Root')).toMatchObject({
      kind: 'ssws',
      owner_id: 'Ada',
      owner_login: 'Ada@example.com',
      owner_status: 'ACTIVE',
      // Not the role that is not active.
      owner_roles: ['SUPER_ADMIN'],
      owner_is_super: true,
      created: '2026-01-01 00:00:00',
      last_updated: '2026-11-22 00:00:00',
      expires_at: '2026-12-22 00:00:00',
      token_window: 'P30D',
      age_days: '326',
      network_connection: 'ANYWHERE',
      zone_restricted: false,
      dedicated_account: 'person',
    });
    expect(told.get('Bound')).toMatchObject({
      zones: ['Offices'],
      zone_restricted: true,
      dedicated_account: 'service',
      owner_is_super: false,
    });
    // One of its zones is off.
    expect(told.get('Gone zone')).toMatchObject({ zone_restricted: false });
    expect(told.get('Nobody')).toMatchObject({
      owner_login: null,
      dedicated_account: 'unknown',
      network_connection: null,
      zone_restricted: null,
    });
    expect(told.get('Theirs')).toMatchObject({ owner_login: 'untyped@example.com', dedicated_account: 'unknown' });
  });

  test('tells a service app, its keys and what it was granted', () => {
    expect(told.get('Deployer')).toMatchObject({
      kind: 'oauth_client',
      owner_status: 'ACTIVE',
      owner_roles: ['SUPER_ADMIN'],
      owner_is_super: true,
      client_auth_method: 'private_key_jwt',
      key_count: '2',
      oldest_key_days: '99',
      scopes: ['okta.apps.read', 'okta.users.manage'],
      scopes_write: ['okta.users.manage'],
      dpop: true,
      zone_restricted: null,
    });
    expect(told.get('Reader')).toMatchObject({
      owner_roles: [],
      owner_is_super: false,
      client_auth_method: 'client_secret_basic',
      key_count: '0',
      oldest_key_days: null,
      scopes: [],
      dpop: false,
    });
  });
});

test('service-integrations has what vendors may do, and who let them in', async () => {
  const vendor = { type: 'example_app', name: 'Access reviews', createdAt: '2026-08-15T07:00:00.000Z' };
  const answers = await answersTo('service-integrations', {
    users: [person('Ada'), person('Gone', { status: 'DEPROVISIONED' })],
    'api-service-integrations': [
      { id: '0oa1', ...vendor, createdBy: 'Gone', grantedScopes: ['okta.users.read', 'okta.groups.manage'] },
      { id: '0oa2', ...vendor, createdBy: '00uDeleted', grantedScopes: [] },
      { id: '0oa3', ...vendor, createdBy: 'Ada' },
    ],
  });
  expect(answers).toMatchObject([
    {
      integration_id: '0oa1',
      type: 'example_app',
      name: 'Access reviews',
      created: '2026-08-15 07:00:00',
      // 99 days and 23 hours.
      age_days: '99',
      created_by: 'Gone',
      created_by_login: 'Gone@example.com',
      created_by_status: 'DEPROVISIONED',
      scopes: ['okta.groups.manage', 'okta.users.read'],
      scopes_write: ['okta.groups.manage'],
      evidence: ['api-service-integrations/0oa1'],
    },
    { integration_id: '0oa2', created_by_login: null, scopes: [], scopes_write: [] },
    // Not shown is not none.
    { integration_id: '0oa3', created_by_login: 'Ada@example.com', scopes: null, scopes_write: null },
  ]);
});
