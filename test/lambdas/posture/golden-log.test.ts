import { expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

/** An event in the shape of Okta's System Log; its id is its type. */
const event = (eventType: string, target: readonly object[] = [], more: object = {}) => ({
  uuid: eventType,
  published: '2026-11-22T08:00:00.000Z',
  eventType,
  actor: { id: '00uAda', type: 'User', alternateId: 'ada@example.com' },
  target,
  outcome: { result: 'SUCCESS' },
  client: { ipAddress: '192.0.2.7' },
  transaction: { id: 'trn1' },
  ...more,
});
const person = { id: '00uBela', type: 'User', alternateId: 'bela@example.com', displayName: 'Bela' };

/** Types of Okta's list of event types, by the category that each must have. */
const configuration = {
  policy: [
    'policy.lifecycle.update',
    'policy.rule.add',
    'policy.rule.deactivate',
    'policy.mapping.create',
    'device.assurance.policy.update',
    'security.behavior.settings.update',
  ],
  admin: [
    'user.account.privilege.grant',
    'group.privilege.grant',
    'app.oauth2.client.privilege.grant',
    'iam.role.permissions.add',
    'iam.resourceset.bindings.add',
  ],
  token: ['system.api_token.create'],
  'log stream': ['system.log_stream.lifecycle.deactivate'],
  zone: ['zone.update', 'zone.make_blacklist', 'security.zone.remove_blacklist', 'network_zone.rule.disabled'],
  app: [
    'application.lifecycle.update',
    'application.policy.sign_on.update',
    'app.policy.sign_on.update',
    'app.oauth2.client.lifecycle.create',
    'app.oauth2.client.read_client_secret',
    'app.oauth2.credentials.lifecycle.create',
    'app.oauth2.admin.consent.grant',
    'app.oauth2.trusted_server.add',
    'oauth2.as.updated',
    'oauth2.scope.created',
    'application.configuration.update',
    'integration.api_service.lifecycle.authorize',
  ],
  authenticator: ['security.authenticator.lifecycle.deactivate', 'system.mfa.factor.deactivate'],
  'identity provider': ['system.idp.lifecycle.create', 'system.idp.key.create'],
  hook: ['event_hook.created', 'inline_hook.deactivated', 'system.hook.key.updated'],
  org: [
    'system.feature.enable',
    'system.brand.update',
    'system.custom_url_domain.verify',
    'security.trusted_origin.create',
    'security.threat.configuration.update',
    'security.attack_protection.settings.update',
    'group.lifecycle.delete',
    'group.user_membership.rule.deactivated',
    'system.rate_limit.configuration.update',
  ],
  support: ['user.session.impersonation.grant', 'user.session.impersonation.initiate'],
};
/** What happens all day, and changes no configuration. */
const daily = [
  'user.session.start',
  'user.session.access_admin_app',
  'user.authentication.sso',
  'user.mfa.okta_verify',
  'user.mfa.okta_verify.deny_push',
  'policy.evaluate_sign_on',
  'policy.rule.action.execute',
  'app.oauth2.token.grant.access_token',
  'app.oauth2.as.token.grant',
  'app.oauth2.as.consent.grant',
  'application.policy.sign_on.deny_access',
  'event_hook.delivery',
  'inline_hook.executed',
  'system.org.rate_limit.warning',
  'system.email.delivery',
  'security.events.provider.receive_event',
  'group.user_membership.rule.evaluation',
];
const lifecycle = {
  joiner: ['user.lifecycle.create', 'user.lifecycle.activate', 'user.lifecycle.reactivate'],
  leaver: ['user.lifecycle.deactivate', 'user.lifecycle.suspend', 'user.lifecycle.delete.completed'],
  mover: ['user.account.update_profile', 'user.account.unlock_by_admin', 'user.account.reset_password'],
  mfa: ['user.mfa.factor.activate', 'user.mfa.factor.reset_all', 'user.mfa.attempt_bypass'],
  admin: ['user.account.privilege.grant', 'group.privilege.grant', 'app.oauth2.client.privilege.grant'],
  app: ['application.user_membership.remove', 'group.application_assignment.add'],
  group: ['group.user_membership.add', 'group.user_membership.remove'],
};

const told = (answers: readonly Record<string, unknown>[]) =>
  answers.map(({ event_type, category }) => [event_type, category]).sort();
const expected = (kinds: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(kinds)
    .flatMap(([category, types]) => types.map((type) => [type, category]))
    .sort();

test('config-changes has every change of configuration once, those of service apps among them, and nothing else', async () => {
  const types = [...Object.values(configuration).flat(), ...daily, 'user.lifecycle.create', 'user.mfa.factor.activate'];
  const answers = await answersTo('config-changes', {
    'system-log': types.map((type) => event(type)),
    // What happened while the run read may be in both lists.
    'system-log-during': [event('policy.rule.add'), event('zone.update')],
  });
  expect(told(answers)).toEqual(expected(configuration));
});

test('lifecycle-events has every joiner, mover and leaver once, and what they gained and lost', async () => {
  const types = [...Object.values(lifecycle).flat(), ...daily, 'zone.update'];
  const answers = await answersTo('lifecycle-events', {
    'system-log': types.map((type) => event(type)),
    'system-log-during': [event('user.lifecycle.create')],
  });
  expect(told(answers)).toEqual(expected(lifecycle));
});

test('config-changes tells who changed what, from what to what, whichever target it is that has the change', async () => {
  const changeDetails = { from: { status: 'ACTIVE' }, to: { status: 'INACTIVE' } };
  const [change, plain] = await answersTo('config-changes', {
    'system-log': [
      event('policy.rule.update', [
        { id: 'rst1', type: 'Policy', displayName: 'Console', detailEntry: null },
        { id: 'rul1', type: 'PolicyRule', displayName: 'Anybody', changeDetails },
      ]),
      event('zone.update', [{ id: 'nzo1', type: 'NetworkZone', displayName: 'Offices', detailEntry: { ips: '1' } }]),
    ],
  });
  expect(change).toMatchObject({
    published: '2026-11-22 08:00:00',
    actor_id: '00uAda',
    actor_type: 'User',
    actor_login: 'ada@example.com',
    object_type: 'PolicyRule',
    object_id: 'rul1',
    object_name: 'Anybody',
    change_details: JSON.stringify(changeDetails),
    outcome: 'SUCCESS',
    client_ip: '192.0.2.7',
    transaction_id: 'trn1',
  });
  expect(plain).toMatchObject({ object_id: 'nzo1', change_details: '{"ips":"1"}' });
});

test('lifecycle-events tells to whom it was done, and about which app', async () => {
  const [answer] = await answersTo('lifecycle-events', {
    'system-log': [
      event('application.user_membership.add', [
        { id: '0uaAssignment', type: 'AppUser', displayName: 'Bela' },
        { id: '0oaPayroll', type: 'AppInstance', displayName: 'Payroll' },
        person,
      ]),
    ],
  });
  expect(answer).toMatchObject({ target_user_id: '00uBela', target_other_id: '0oaPayroll', category: 'app' });
});

test('log-continuity tells a window that joins the one before, with what was read twice', async () => {
  const [answer] = await answersTo(
    'log-continuity',
    {
      'system-log': [
        event('a', [], { published: '2026-11-22T00:00:30.000Z' }),
        event('b', [], { published: '2026-11-23T05:59:00.000Z' }),
      ],
      'log-streams': [
        { id: 'ls1', name: 'Lake', type: 'aws_eventbridge', status: 'ACTIVE' },
        { id: 'ls2', name: 'Old', type: 'splunk_cloud_logstreaming', status: 'INACTIVE' },
      ],
    },
    {
      window: {
        since: '2026-11-22T00:00:00.000Z',
        until: '2026-11-23T06:00:00.000Z',
        continues: { run: '20261122T001000Z-0a1b2c3d', until: '2026-11-22T00:10:00.000Z' },
      },
    },
  );
  expect(answer).toMatchObject({
    since: '2026-11-22 00:00:00',
    until: '2026-11-23 06:00:00',
    events: '2',
    first_event: '2026-11-22 00:00:30',
    last_event: '2026-11-23 05:59:00',
    continues_run: '20261122T001000Z-0a1b2c3d',
    previous_until: '2026-11-22 00:10:00',
    gap_seconds: '0',
    overlap_seconds: '600',
    log_streams: '2',
    active_streams: '1',
    retention_risk: 'none',
  });
});

test('log-continuity tells a gap, and a first window whose past nobody keeps', async () => {
  const gap = { since: '2026-11-09T00:00:00.000Z', until: '2026-11-10T00:00:00.000Z' };
  const window = { since: '2026-11-10T00:00:00.000Z', until: '2026-11-23T06:00:00.000Z' };
  const before = { run: '20260801T060000Z-0a1b2c3d', until: '2026-11-09T00:00:00.000Z' };
  const [torn] = await answersTo('log-continuity', {}, { window: { ...window, continues: before, gap } });
  expect(torn).toMatchObject({ gap_seconds: '86400', overlap_seconds: '0', retention_risk: 'gap' });
  const [first] = await answersTo('log-continuity', {}, { window });
  expect(first).toMatchObject({ continues_run: null, gap_seconds: '0', events: '0', retention_risk: 'at_risk' });
});
