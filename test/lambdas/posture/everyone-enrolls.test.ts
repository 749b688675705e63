import { expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';

/** An enrollment policy by its priority, the groups it is for, and what must be enrolled: `null` where Okta does not show it. */
const policy = (name: string, priority: number, include: readonly string[], required: string | null, more = {}) => ({
  variant: 'MFA_ENROLL',
  id: name,
  name,
  type: 'MFA_ENROLL',
  status: 'ACTIVE',
  priority,
  system: name === 'Default Policy',
  conditions: { people: { groups: { include } } },
  settings:
    required === null
      ? {}
      : {
          authenticators: [
            { key: 'okta_password', enroll: { self: 'REQUIRED' } },
            { key: 'webauthn', enroll: { self: 'OPTIONAL' } },
            ...(required === '' ? [] : [{ key: required, enroll: { self: 'REQUIRED' } }]),
          ],
        },
  ...more,
});
const all = ['00gAll'];
const some = ['00gSome'];

// https://help.okta.com/oie/en-us/content/topics/identity-engine/policies/about-mfa-enrollment-policies.htm: the first policy, by
// priority, that is for one of a person's groups decides on them; the default one comes last.
test.each([
  ['the one for everybody asks', [policy('Default Policy', 1, all, 'okta_verify')], true],
  ['it asks for nothing but a password', [policy('Default Policy', 1, all, '')], false],
  ['it asks for e-mail', [policy('Default Policy', 1, all, 'okta_email')], false],
  [
    'one before it takes everybody, and asks for nothing',
    [policy('Lax', 1, all, ''), policy('Default Policy', 2, all, 'okta_verify')],
    false,
  ],
  [
    'one before it takes some, and asks for nothing',
    [policy('Lax', 1, some, ''), policy('Default Policy', 2, all, 'okta_verify')],
    false,
  ],
  [
    'one before it takes some, and asks too',
    [policy('Keys', 1, some, 'phone_number'), policy('Default Policy', 2, all, 'okta_verify')],
    true,
  ],
  [
    'one before it is off',
    [policy('Lax', 1, all, '', { status: 'INACTIVE' }), policy('Default Policy', 2, all, 'okta_verify')],
    true,
  ],
  [
    'one after it takes nobody',
    [policy('Strict', 1, all, 'okta_verify'), policy('Some', 2, some, ''), policy('Default Policy', 3, all, '')],
    true,
  ],
  [
    'the default one comes last, whatever its priority says',
    [policy('Default Policy', 0, all, ''), policy('First', 1, all, 'okta_verify')],
    true,
  ],
  ['none is for everybody', [policy('Some', 1, some, 'okta_verify')], false],
  ['there is none', [], false],
  ['it is not shown', [policy('Default Policy', 1, all, null)], null],
  [
    'one before it is not shown',
    [policy('Some', 1, some, null), policy('Default Policy', 2, all, 'okta_verify')],
    null,
  ],
  [
    'one before it is not shown, and it asks for nothing',
    [policy('Some', 1, some, null), policy('Default Policy', 2, all, '')],
    false,
  ],
])('everybody must enroll a factor: %s', async (_, policies, passes) => {
  const groups = [{ id: '00gAll', type: 'BUILT_IN', profile: { name: 'Everyone' } }];
  const [answer] = await answersTo('everyone-enrolls', { policies, groups });
  expect(answer).toMatchObject({ passes, reason: passes === null ? expect.stringContaining('does not show') : null });
});
