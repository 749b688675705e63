import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { DemoData } from '../bin/demo-org/data/records.ts';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { fromArray } from '../bin/demo-org/sequence.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { queries } from '../lambdas/posture/queries.ts';
import { filesIn, quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

/** Every field in which Okta is known to give a secret back, and places that people put theirs. */
const fields: Record<string, readonly string[]> = {
  users: [
    'credentials.password.value',
    'credentials.password.hash.value',
    'credentials.password.hook',
    'credentials.recovery_question.question',
    'credentials.recovery_question.answer',
    'profile.mobilePhone',
    'profile.primaryPhone',
    'profile.secondEmail',
    'profile.socialSecurityNumber',
  ],
  'user-factors': [
    '_embedded.activation.sharedSecret',
    '_embedded.activation._links.qrcode.href',
    '_embedded.activation.factorResult',
    'profile.sharedSecret',
    'profile.phoneNumber',
    'profile.deviceToken',
    'profile.credentialId',
    'profile.answer',
    'verify.passCode',
  ],
  'user-authenticator-enrollments': ['profile.phoneNumber', 'profile.deviceToken', '_embedded.activation.seed'],
  'user-webauthn-preregistrations': ['profile.credentialId', '_embedded.activation.challenge'],
  apps: [
    'credentials.oauthClient.client_secret',
    'credentials.password.value',
    'credentials.userName',
    'settings.app.adminPassword',
    'settings.app.bespoke',
    'settings.notes.admin',
    'settings.notes.enduser',
    'profile.bespoke',
  ],
  'app-users': ['credentials.password.value', 'credentials.userName', 'profile.salary'],
  'app-provisioning-connections': ['profile.token', 'profile.password', 'profile.bespoke'],
  'app-client-keys': ['d', 'p', 'q', 'k', 'client_secret'],
  groups: ['profile.bespoke'],
  authenticators: [
    'provider.configuration.secretKey',
    'provider.configuration.integrationKey',
    'provider.configuration.sharedSecret',
    'provider.configuration.bespoke',
  ],
  'identity-providers': [
    'protocol.credentials.client.client_secret',
    'protocol.credentials.bearer.apiKey',
    'protocol.credentials.signing.privateKey',
  ],
  'event-hooks': ['channel.config.authScheme.value', 'channel.config.clientSecret'],
  'inline-hooks': ['channel.config.authScheme.value', 'channel.config.clientSecret'],
  'log-streams': ['settings.token'],
  captchas: ['secretKey'],
  'email-servers': ['password', 'clientSecret'],
  'telephony-providers': ['providerAuthToken'],
  'push-providers': ['configuration.tokenSigningKey', 'configuration.serviceAccountJson.private_key'],
  'system-log': [
    'debugContext.debugData.requestBody',
    'debugContext.debugData.phoneNumber',
    'debugContext.debugData.clientSecret',
    'transaction.detail.bespoke',
  ],
};

/** Secrets that are known by their shape alone, in a text that stands in every record. */
const shapes = [
  `00${'PLANTED-x_'.repeat(4)}`,
  'eyJQTEFOVEVE.eyJzdWIiPLANTED.c2lnPLANTED',
  '-----BEGIN PRIVATE KEY-----\nPLANTED\n-----END PRIVATE KEY-----',
  'https://acme.okta.com/welcome/PLANTED-0123456789abc',
  'https://acme.okta.com/reset_password/PLANTED0123456789abc',
  'https://acme.okta.com/login?sessionToken=PLANTED1',
  'otpauth://totp/acme:ada?secret=PLANTED2&issuer=acme',
  'Authorization: SSWS PLANTED-PLANTED',
  'Bearer PLANTED.PLANTED.PLANTED',
  '$2b$10$PLANTEDabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU',
  '{SSHA}PLANTEDabcdefghijk=',
];

function plantedAt(record: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const below = record[key];
  const inner = typeof below === 'object' && below !== null ? { ...below } : {};
  return { ...record, [key]: rest.length === 0 ? 'PLANTED' : plantedAt(inner, rest.join('.')) };
}

const hook = {
  channel: { config: { uri: 'https://h.example/x?key=PLANTED', headers: [{ key: 'X', value: 'PLANTED' }] } },
};
const special: Record<string, object> = {
  'event-hooks': hook,
  'inline-hooks': hook,
  'system-log': { debugContext: { debugData: { url: '/a?b=PLANTED', requestUri: '/a?stateToken=PLANTED' } } },
};

/** A record of each resource type, with a secret in every such field and all the shapes in a text. */
const planted: DemoData = Object.fromEntries(
  Object.entries(catalogue).map(([resourceType, { example }]) => {
    const whole = { ...example, ...special[resourceType], description: `Notes: ${shapes.join(' and ')}` };
    const record = (fields[resourceType] ?? []).reduce<Record<string, unknown>>(plantedAt, whole);
    // An app for each kind of question that only some apps are asked.
    const client = { ...record, id: '0oa1examp1eClientA5d7', signOnMode: 'OPENID_CONNECT' };
    const everyone = { ...record, id: '00g1examp1eEveryone5d7', type: 'BUILT_IN', profile: { name: 'Everyone' } };
    const all = { apps: [record, client], groups: [record, everyone] }[resourceType] ?? [record];
    return [resourceType, () => fromArray(all)];
  }),
);

test('keeps planted secrets out of every byte that is written, announced or logged', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 5, data: planted });
  const said: string[] = [];
  const result = await run({
    org,
    store: folder.store,
    settings: { profile: 'extra' },
    world: { log: (message, facts) => said.push(message, JSON.stringify(facts)), queries },
  });
  await org.close();
  // What is planted everywhere does not add up: all is read all the same.
  const read = ['complete', 'suspect'];
  expect(result?.manifest?.resources.filter(({ outcome }) => !read.includes(outcome))).toEqual([]);
  const bytes = (await filesIn(folder.path)).map(({ path, bytes }) =>
    path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString(),
  );
  const everything = [...bytes, ...said, JSON.stringify(result?.announcement)];
  expect(everything.filter((text) => text.includes('PLANTED'))).toEqual([]);
  // Every planted field was taken by name, none by chance.
  for (const resourceType of Object.keys(fields)) {
    const { redactions = {}, rows } = result?.of(resourceType) ?? {};
    expect(rows, resourceType).toBeGreaterThan(0);
    if (resourceType !== 'app-users') expect(Object.keys(redactions), resourceType).toContain('description');
  }
  const [person] = await rowsOf(folder.store, org.orgId, result?.runId ?? '', 'users');
  expect(person).toMatchObject({
    profile: { mobilePhone: expect.stringMatching(/^hmac-/), login: expect.any(String) },
  });
  expect(result?.manifest?.hashKeys).toHaveLength(1);
});
