import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../support/posture.ts';
import { classicPeople } from './people/classic.ts';
import type { Golden } from './people/golden.ts';
import { idxPeople } from './people/idx.ts';

const idOf = (place: number) => `00u${String(place).padStart(17, '0')}`;
const created = '2025-01-01T00:00:00.000Z';

/** The rows of an org that has just these people. */
function orgOf(people: readonly Golden[], engine: 'idx' | 'classic') {
  const groups = [...new Set(people.flatMap(({ groups = [] }) => groups))];
  const offered = (...keys: string[]) => keys.map((key) => ({ key, enroll: { self: 'OPTIONAL' } }));
  const policy = (name: string, priority: number, include: string[], authenticators: object[], status = 'ACTIVE') => ({
    variant: 'MFA_ENROLL',
    id: `policy-${name}`,
    type: 'MFA_ENROLL',
    name,
    status,
    priority,
    conditions: { people: { groups: { include } } },
    settings: { type: 'AUTHENTICATORS', authenticators },
  });
  return {
    users: people.map(({ who, status = 'ACTIVE', provider = 'OKTA', userType = 'employee' }, place) => ({
      id: idOf(place),
      status,
      created,
      profile: { login: who, userType },
      credentials: { provider: { type: provider, name: provider } },
    })),
    groups: [
      { id: 'everyone', type: 'BUILT_IN', created, profile: { name: 'Everyone' } },
      ...groups.map((name) => ({ id: name, type: 'OKTA_GROUP', created, profile: { name } })),
    ],
    'group-members': people.flatMap(({ groups: own = [] }, place) =>
      own.map((groupId) => ({ groupId, userId: idOf(place) })),
    ),
    policies: [
      policy(
        'default',
        9,
        ['everyone'],
        [...offered('okta_verify', 'webauthn'), { key: 'okta_email', enroll: { self: 'NOT_ALLOWED' } }],
      ),
      policy('mailers', 2, ['mailers'], offered('okta_email', 'okta_verify')),
      policy('once', 1, ['once'], offered('okta_email'), 'INACTIVE'),
      policy(
        'late',
        3,
        ['late'],
        [
          {
            key: 'okta_verify',
            enroll: { self: 'REQUIRED', gracePeriod: { type: 'BY_DATE_TIME', expiry: '2027-01-01T00:00:00.000Z' } },
          },
        ],
      ),
    ],
    authenticators:
      engine === 'classic'
        ? []
        : [
            ['okta_email', 'ACTIVE', 'any'],
            ['phone_number', 'ACTIVE', 'any'],
            ['security_question', 'ACTIVE', 'recovery'],
            ['okta_verify', 'ACTIVE'],
            ['webauthn', 'ACTIVE'],
            ['duo', 'INACTIVE'],
          ].map(([key, status, allowedFor]) => ({
            id: `aut-${key}`,
            key,
            status,
            type: 'app',
            name: key,
            ...(allowedFor === undefined ? {} : { settings: { allowedFor } }),
          })),
    'authenticator-methods':
      engine === 'classic'
        ? []
        : [
            {
              authenticatorId: 'aut-webauthn',
              authenticatorKey: 'webauthn',
              type: 'webauthn',
              status: 'ACTIVE',
              settings: { userVerification: 'REQUIRED' },
            },
            {
              authenticatorId: 'aut-okta_verify',
              authenticatorKey: 'okta_verify',
              type: 'push',
              status: 'ACTIVE',
              settings: {},
            },
          ],
    'user-factors': people.flatMap(({ factors = [] }, place) =>
      factors.map((factor, index) => {
        const [factorType, provider = 'OKTA', status = 'ACTIVE'] = factor.split(' ');
        return { userId: idOf(place), id: `factor-${place}-${index}`, factorType, provider, status, created };
      }),
    ),
    'user-authenticator-enrollments':
      engine === 'classic'
        ? []
        : people.flatMap(({ enrollments = [] }, place) =>
            enrollments.map((enrollment, index) => {
              const [key, status = 'ACTIVE'] = enrollment.split(' ');
              return { userId: idOf(place), id: `enrollment-${place}-${index}`, type: 'app', key, status, created };
            }),
          ),
  };
}

describe.each([
  ['idx', idxPeople],
  ['classic', classicPeople],
] as const)('on %s', (engine, people) => {
  let told: Record<string, unknown>[] = [];

  beforeAll(async () => {
    const classic = { 'user-authenticator-enrollments': { outcome: 'unavailable' } } as const;
    told = await answersTo('user-mfa', orgOf(people, engine), {
      engine,
      ...(engine === 'idx' ? {} : { ended: classic }),
    });
  });

  test.each(people.map((golden, place) => [golden.who, golden, place] as const))('%s', (_, golden, place) => {
    const answer = told.find(({ user_id }) => user_id === idOf(place));
    const usual = engine === 'idx' ? 'confirmed' : 'single_source';
    expect(answer).toMatchObject({
      mfa_level: golden.level,
      confidence: golden.confidence ?? usual,
      not_evaluated: null,
      ...golden.and,
    });
  });
});

test('the documentation says how often "has an active factor" would have been wrong about the same people', () => {
  const people = [...idxPeople, ...classicPeople];
  const naive = ({ factors = [] }: Golden) =>
    factors.some((factor) => {
      const [, , status = 'ACTIVE'] = factor.split(' ');
      return status === 'ACTIVE';
    });
  const has = ({ level }: Golden) => ['phishing_resistant', 'strong', 'weak'].includes(level);
  const wrong = people.filter((golden) => naive(golden) !== has(golden)).length;
  const docs = readFileSync(new URL('../../../docs/posture.md', import.meta.url), 'utf8');
  expect(docs).toContain(`Of ${people.length} people made up for the tests`);
  expect(docs).toContain(`is wrong about ${wrong}`);
});
