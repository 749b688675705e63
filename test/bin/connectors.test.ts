import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { connectorsSchema, meant, parseConnectors } from '../../bin/connectors.ts';
import { StackSettings } from '../../lambdas/settings/settings.ts';

const example = readFileSync(new URL('../../connectors.example.json', import.meta.url), 'utf8');
const of = (...connectors: object[]) => JSON.stringify({ connectors });
const acme = { connector: 'acme', orgUrl: 'acme.okta.com' };

test('several orgs come from one file, each with its own settings and those of all', () => {
  const [acme, gov, preview] = parseConnectors(example);
  expect(acme).toMatchObject({ connector: 'acme', timeZone: 'Europe/Berlin', tags: { team: 'security' }, share: 0.5 });
  expect(gov).toMatchObject({ region: 'us-gov-west-1', share: 0.3, scheduleEnabled: false });
  expect(preview).toMatchObject({ profile: 'lean', schedule: 'cron(0 5 * * ? *)' });
});

test.each([
  ['{', 'It is not JSON:'],
  [of(), 'connectors is []; it must be at least 1 long.'],
  [of({ orgUrl: 'acme.okta.com' }), 'connectors[0].connector is missing.'],
  [of({ connector: 'acme' }), 'connectors[0].orgUrl is missing.'],
  [of(acme, { ...acme, share: 2 }), 'connectors[1].share is 2; it must be at most 1.'],
  [of({ ...acme, shar: 0.3 }), 'connectors[0].shar is no setting'],
  [of({ ...acme, share: 'half' }), 'connectors[0].share is "half"; it must be a number.'],
  [of({ ...acme, readers: ['123456789012', 'me'] }), 'connectors[0].readers[1] is "me"; it must be an account'],
  [
    of({ ...acme, alarmEmails: 'a@example.com, b' }),
    'connectors[0].alarmEmails[1] is "b"; it must be an e-mail address.',
  ],
  [of({ ...acme, profile: 'deep' }), 'profile is "deep"; it must be one of lean, standard, full, extra.'],
  [of({ ...acme, share: 0 }), 'share is 0; it must be above 0.'],
  [of({ ...acme, signing: 'perhaps' }), 'signing is "perhaps"; it must be true or false.'],
  [of({ ...acme, lockDays: 1.5 }), 'lockDays is 1.5; it must be a whole number.'],
  [
    of({ ...acme, tags: { 'aws:x': 'y' } }),
    'connectors[0].tags.aws:x has a name that AWS does not take; it must be a name of 1 to 128 characters',
  ],
  [
    of({ ...acme, timeZone: 'Mars/North' }),
    'connectors[0].timeZone is "Mars/North"; it must be an IANA time zone, such as Europe/Berlin.',
  ],
  [of({ ...acme, vpcId: 'vpc-01234567' }), 'connectors[0].vpcId: Name the subnets'],
  [of({ ...acme, orgUrl: 'acme' }), 'connectors[0].orgUrl: "acme" is not an Okta org'],
  [of({ ...acme, include: ['user'] }), 'connectors[0].include: Unknown resource type: user.'],
  [of({ ...acme, keep: ['users.id'] }), 'connectors[0].keep: '],
  [of(acme, acme), "connectors[1].connector: acme is another's name already"],
  [JSON.stringify({ defaults: { orgUrl: 'acme.okta.com' }, connectors: [acme] }), 'defaults.orgUrl is no setting'],
  [JSON.stringify({ defaults: { share: 7 }, connectors: [acme] }), 'defaults.share is 7; it must be at most 1.'],
])('what is wrong is a sentence with its path: %s', (text, sentence) => {
  expect(() => parseConnectors(text)).toThrow(sentence);
});

test('all mistakes are told at once, each on a line of its own', () => {
  const text = of({ ...acme, share: 2, profile: 'deep' }, { ...acme, connector: 'A' });
  expect(() => parseConnectors(text)).toThrow(
    /\[0\]\.share[^\n]+\.\nconnectors\[0\]\.profile[^\n]+\.\nconnectors\[1\]\.connector/,
  );
});

test('the published schema is the one of the settings, and judges as the parser does', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('../../connectors.schema.json', import.meta.url), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(connectorsSchema())));
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(connectorsSchema());
  expect([valid(JSON.parse(example)), valid.errors]).toEqual([true, null]);
  expect(valid({ connectors: [acme] })).toBe(true);
  for (const wrong of [{ orgUrl: 'x' }, { ...acme, share: 2 }, { ...acme, shar: 1 }, { ...acme, key: 'mine' }])
    expect([wrong, valid({ connectors: [wrong] })]).toEqual([wrong, false]);
});

test('every setting is in the schema, with words for it', () => {
  const text = JSON.stringify(connectorsSchema());
  for (const [name, shape] of Object.entries(StackSettings.shape)) {
    expect(shape.description ?? name).not.toBe(name);
    expect(text).toContain(`"${name}":`);
  }
});

test('a setting that only Okta can judge is named', () => {
  expect(meant(StackSettings.parse({ orgUrl: 'http://acme.okta.com' }))).toEqual([
    ['orgUrl', expect.stringContaining('plain http')],
  ]);
});
