import * as z from 'zod';
import { planted } from '../holes.ts';
import { isLive, type Person } from '../people.ts';
import { indexOf, oktaId } from '../random.ts';
import { createSearch } from '../search.ts';
import { filtered, fromArray, mapped } from '../sequence.ts';
import { type DemoData, daysAgo, notFound, type World } from './records.ts';

/** A user in Okta's form. */
export function userOf({ href, company }: World, person: Person): object {
  const { id, index, kind, department } = person;
  const activated = person.status === 'STAGED' ? null : person.created.toISOString();
  return {
    id,
    status: person.status,
    created: person.created.toISOString(),
    activated,
    statusChanged: person.statusChanged.toISOString(),
    lastLogin: person.lastLogin?.toISOString() ?? null,
    lastUpdated: person.statusChanged.toISOString(),
    passwordChanged: activated,
    type: { id: oktaId('oty', 0) },
    profile: {
      firstName: person.firstName,
      lastName: person.lastName,
      login: person.login,
      email: person.login,
      secondEmail: index % 5 === 0 ? `private.${index}@example.org` : null,
      mobilePhone: index % 3 === 0 ? `+1-555-01${String(index % 100).padStart(2, '0')}` : null,
      department,
      title: kind === 'employee' ? `${department} specialist` : null,
      employeeNumber: String(10_000 + index),
      userType: kind,
      manager: index < 4 ? null : `${company.people.at(index % 4)?.login}`,
    },
    credentials: {
      password: {},
      recovery_question: { question: 'Where did you spend your first holiday?' },
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { self: { href: href(`/api/v1/users/${id}`) } },
  };
}

/** The person an id names, or null. */
export function personOf({ company }: World, id: string | undefined): Person | null {
  const index = id === undefined ? null : indexOf('00u', id);
  return index === null ? null : (company.people.at(index) ?? null);
}

type Factor = readonly [factorType: string, provider: string, profile: (person: Person) => object];
const phone = ({ index }: Person) => ({ phoneNumber: `+1 XXX-XXX-01${String(index % 100).padStart(2, '0')}` });
const kinds = {
  sms: ['sms', 'OKTA', phone],
  call: ['call', 'OKTA', phone],
  email: ['email', 'OKTA', ({ login }: Person) => ({ email: login })],
  question: [
    'question',
    'OKTA',
    () => ({ question: 'favorite_art_piece', questionText: 'What is your favorite piece of art?' }),
  ],
  push: [
    'push',
    'OKTA',
    ({ login }: Person) => ({ credentialId: login, deviceType: 'SmartPhone_IPhone', platform: 'IOS', name: 'Phone' }),
  ],
  totp: ['token:software:totp', 'OKTA', ({ login }: Person) => ({ credentialId: login })],
  webauthn: [
    'webauthn',
    'FIDO',
    ({ index }: Person) => ({ credentialId: `key-${index}`, authenticatorName: 'Security key' }),
  ],
  fastpass: [
    'signed_nonce',
    'OKTA',
    ({ login }: Person) => ({ credentialId: login, deviceType: 'Laptop', platform: 'MACOS' }),
  ],
} as const satisfies Record<string, Factor>;

function factorsOf({ company, options }: World, person: Person): object[] {
  const { draw } = company.people;
  const tidy = options.holes === 'planted';
  const strength = !tidy ? draw('factors', person.index) : person.index === planted.weakAdmin ? 0.5 : 1;
  const enrolled: (keyof typeof kinds)[] =
    person.status === 'STAGED' || strength < 0.07
      ? []
      : strength < 0.2
        ? ['sms', 'question']
        : strength < 0.25
          ? ['call', 'email']
          : strength < 0.7
            ? ['push', 'totp']
            : ['push', 'webauthn', 'fastpass'];
  if (options.engine === 'idx' && enrolled.length > 0 && !enrolled.includes('email')) enrolled.push('email');
  const factors: object[] = enrolled.map((kind, place) => {
    const [factorType, provider, profile] = kinds[kind];
    const created = new Date(person.created.getTime() + (place + 1) * 60_000).toISOString();
    return {
      id: oktaId('opf', person.index * 10 + place),
      factorType,
      provider,
      vendorName: provider,
      status: 'ACTIVE',
      created,
      lastUpdated: created,
      profile: profile(person),
    };
  });
  // A factor begun and never activated: Okta shows its seed to whoever lists it.
  if (!tidy && draw('pending', person.index) < 0.03)
    factors.push({
      id: oktaId('opf', person.index * 10 + 9),
      factorType: 'token:software:totp',
      provider: 'GOOGLE',
      vendorName: 'GOOGLE',
      status: 'PENDING_ACTIVATION',
      profile: { credentialId: person.login },
      _embedded: {
        activation: { timeStep: 30, sharedSecret: `DEMOSEED${person.index}`, encoding: 'base32', keyLength: 16 },
      },
    });
  return factors;
}

/** Factors as Identity Engine shows them: one enrollment an authenticator, whatever its methods. */
const authenticatorOf: Readonly<Record<string, readonly [key: string, type: string, name: string]>> = {
  sms: ['phone_number', 'phone', 'Phone'],
  call: ['phone_number', 'phone', 'Phone'],
  email: ['okta_email', 'email', 'Email'],
  question: ['security_question', 'security_question', 'Security Question'],
  push: ['okta_verify', 'app', 'Okta Verify'],
  'token:software:totp': ['okta_verify', 'app', 'Okta Verify'],
  signed_nonce: ['okta_verify', 'app', 'Okta Verify'],
  webauthn: ['webauthn', 'security_key', 'Security Key or Biometric'],
};

const Factor = z.object({ factorType: z.string(), status: z.string(), created: z.string().optional() });

function enrollmentsOf(world: World, person: Person): object[] {
  const found = new Map<string, object>();
  const password = ['okta_password', 'password', 'Password'] as const;
  const factors = factorsOf(world, person).map((factor) => Factor.parse(factor));
  const kinds = factors
    .filter(({ status }) => status === 'ACTIVE')
    .flatMap(({ factorType }) => [authenticatorOf[factorType] ?? password]);
  for (const [key, type, name] of [password, ...kinds])
    found.set(
      key,
      found.get(key) ?? {
        type,
        id: oktaId('pfd', person.index * 10 + found.size),
        key,
        status: 'ACTIVE',
        name,
        nickname: null,
        created: person.created.toISOString(),
        lastUpdated: person.created.toISOString(),
        _links: {},
      },
    );
  return [...found.values()];
}

export const users: DemoData = {
  'user-authenticator-enrollments': (world, { ids }) => {
    const person = personOf(world, ids.userId);
    return person === null || !isLive(person) ? notFound : fromArray(enrollmentsOf(world, person));
  },
  'user-types': (world) =>
    mapped(fromArray(['user', 'contractor']), (name, index) => ({
      id: oktaId('oty', index),
      name,
      displayName: name === 'user' ? 'User' : 'Contractor',
      description: name === 'user' ? 'Okta user profile template' : 'People of other companies',
      default: index === 0,
      created: daysAgo(world, 2000),
      lastUpdated: daysAgo(world, 2000),
      _links: { schema: { href: world.href(`/api/v1/meta/schemas/user/${oktaId('osc', index)}`) } },
    })),
  users: (world, { query }) => {
    const search = query.get('search') ?? query.get('filter');
    const passes = search === null ? isLive : createSearch(search);
    if (passes === null) return { status: 400, errorCode: 'E0000031' };
    return mapped(filtered(world.company.people, passes), (person) => userOf(world, person));
  },
  'user-factors': (world, { ids }) => {
    const person = personOf(world, ids.userId);
    return person === null || !isLive(person) ? notFound : fromArray(factorsOf(world, person));
  },
};
