import { planted } from './holes.ts';
import type { DemoOrgOptions } from './options.ts';
import { type Draw, drawWith, oktaId, pick, weighted } from './random.ts';
import type { Sequence } from './sequence.ts';

/** One person's account, before it is put into Okta's form. */
export type Person = {
  readonly index: number;
  readonly id: string;
  readonly kind: 'employee' | 'contractor' | 'service account';
  readonly department: string;
  readonly status: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly login: string;
  readonly created: Date;
  readonly lastLogin: Date | null;
  readonly statusChanged: Date;
};

export const departments = [
  'Engineering',
  'Sales',
  'Finance',
  'Support',
  'People',
  'Marketing',
  'Legal',
  'IT',
] as const;
const firstNames = [
  'Ada',
  'Bela',
  'Chidi',
  'Dana',
  'Emil',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kofi',
  'Lena',
  'Mika',
  'Noor',
  'Olu',
  'Pia',
  'Quin',
  'Rosa',
  'Sven',
  'Tala',
] as const;
const lastNames = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gum',
  'Hazel',
  'Ivy',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
  'Pine',
  'Rowan',
  'Spruce',
  'Teak',
  'Willow',
  'Yew',
  'Zelkova',
] as const;

const dayMs = 86_400_000;
/** The company is seven years old. */
const ageMs = 7 * 365 * dayMs;

export type People = Sequence<Person> & { readonly draw: Draw };

/** Everyone with an account, first hired first. The first is the collector's own service account, the next three run IT. */
export function createPeople({ users, seed, now, holes }: DemoOrgOptions): People {
  const draw = drawWith(seed);
  const tidy = holes === 'planted';
  const at = (index: number): Person | undefined => {
    if (index < 0 || index >= users || !Number.isInteger(index)) return undefined;
    const founder = index < 4;
    const kind: Person['kind'] =
      index === 0
        ? 'service account'
        : founder
          ? 'employee'
          : tidy && index === planted.staleContractor
            ? 'contractor'
            : weighted(
                [
                  ['employee', 84],
                  ['contractor', 13],
                  ['service account', 3],
                ],
                draw('kind', index),
              );
    const status = founder ? 'ACTIVE' : tidy ? tidyStatusOf(index, draw) : statusOf(draw('status', index));
    // Hired one after another, so that the order of places is the order of creation.
    const created = new Date(
      now.getTime() - ageMs + Math.floor(((index + draw('hired', index) / 2) / users) * (ageMs - 2 * dayMs)),
    );
    const sinceHired = now.getTime() - created.getTime();
    const neverIn =
      status === 'STAGED' || status === 'PROVISIONED' || (!founder && !tidy && draw('never', index) < 0.03);
    const stale = !tidy && draw('stale', index) < 0.08;
    const awayMs = Math.min(
      sinceHired,
      tidy && index === planted.staleContractor
        ? planted.staleDays * dayMs
        : Math.floor(draw('login', index) * (stale ? 300 : 6) * dayMs) + (stale ? 40 * dayMs : 0),
    );
    const firstName = kind === 'service account' ? 'Service' : pick(firstNames, draw('first', index));
    const lastName = kind === 'service account' ? `Account ${index}` : pick(lastNames, draw('last', index));
    return {
      index,
      id: oktaId('00u', index),
      kind,
      department: founder ? 'IT' : pick(departments, draw('department', index)),
      status,
      firstName,
      lastName,
      login: `${firstName}.${lastName}.${index}@example.com`.toLowerCase().replaceAll(' ', '-'),
      created,
      lastLogin: neverIn ? null : new Date(now.getTime() - awayMs),
      statusChanged: new Date(created.getTime() + Math.floor(draw('changed', index) * sinceHired)),
    };
  };
  return { size: users, at, draw };
}

/** In an org that is in order people are there, or gone. */
function tidyStatusOf(index: number, draw: Draw): string {
  if (index === planted.staleContractor) return 'ACTIVE';
  return index === planted.leaver || draw('status', index) > 0.9 ? 'DEPROVISIONED' : 'ACTIVE';
}

function statusOf(draw: number): string {
  return weighted(
    [
      ['ACTIVE', 820],
      ['STAGED', 15],
      ['PROVISIONED', 15],
      ['PASSWORD_EXPIRED', 20],
      ['LOCKED_OUT', 10],
      ['RECOVERY', 5],
      ['SUSPENDED', 20],
      ['DEPROVISIONED', 95],
    ],
    draw,
  );
}

/** Whether an account counts among `Everyone` and in default lists. */
export const isLive = ({ status }: Pick<Person, 'status'>) => status !== 'DEPROVISIONED';
