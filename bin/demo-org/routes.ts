import { type Resource, scopesOf } from '../../lambdas/catalogue/resource.ts';
import { demoData } from './data/index.ts';
import { type Asked, forbidden, notFound, type Records, type World } from './data/records.ts';
import { userOf } from './data/users.ts';
import type { DemoOrgOptions } from './options.ts';
import { fromArray } from './sequence.ts';

/** An endpoint of the org. */
export type Route = {
  readonly resourceType: string | null;
  readonly resource: Pick<Resource, 'path' | 'rows' | 'paging' | 'limit'>;
  readonly records: Records;
  /** OAuth scopes that an access token needs for it. */
  readonly scopes: readonly string[];
  /** The ids and the variant that a request names; null: it is for another route. */
  readonly match: (target: URL) => Pick<Asked, 'ids' | 'variant'> | null;
};

/** Every endpoint: those of the catalogue, and those by which a token learns who it is. */
export function createRoutes({ catalogue, data }: Pick<DemoOrgOptions, 'catalogue' | 'data'>): Route[] {
  const collected = Object.entries(catalogue).flatMap(([resourceType, resource]) =>
    routesOf(resourceType, resource, data[resourceType]),
  );
  // A path spelt out goes before one with an id in its place: `meta/schemas/user/linkedObjects` is no schema's id.
  const ids = ({ resource }: Route) => resource.path.split('{').length;
  return [...identity, ...collected.sort((one, other) => ids(one) - ids(other))];
}

function routesOf(resourceType: string, resource: Resource, instead: Records | undefined): Route[] {
  const held = instead ?? demoData[resourceType] ?? copiesOfExample(resourceType, resource);
  const records: Records = (world, asked) => {
    const { engine, role } = world.options;
    if (resource.engine !== 'both' && resource.engine !== engine) return notFound;
    // Whoever asks may know about themselves.
    const isOwn = Object.values(asked.ids).includes(world.company.people.at(0)?.id ?? '');
    if (role === 'READ_ONLY_ADMIN' && resource.role.startsWith('Super Administrator') && !isOwn) return forbidden;
    if (role === null) return resource.rows === 'object' || resource.parent !== undefined ? forbidden : fromArray([]);
    return held(world, asked);
  };
  const routes: Route[] = Object.entries(resource.variants ?? { '': {} }).map(([variant, own]) => {
    const path = own.path ?? resource.path;
    const query = Object.entries(own.query ?? {});
    const ids = matcher(path);
    return {
      resourceType,
      resource: { ...resource, path },
      records,
      scopes: scopesOf(resource, variant),
      match: (target) => {
        const named = ids(target.pathname);
        // Of variants that differ in their query, a request that names none of them is for the first.
        const mine = query.every(([name, value]) => (target.searchParams.get(name) ?? value) === value);
        return named !== null && mine ? { ids: named, variant } : null;
      },
    };
  });
  // A value that no variant has, such as a policy type that Okta does not know.
  const unknown: Route = {
    resourceType: null,
    resource,
    records: () => ({ status: 400, errorCode: 'E0000001' }),
    scopes: [],
    match: (target) => (matcher(resource.path)(target.pathname) === null ? null : { ids: {}, variant: '' }),
  };
  return resource.variants === undefined ? routes : [...routes, unknown];
}

function matcher(path: string): (pathname: string) => Record<string, string> | null {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return (pathname) => {
    const found = pattern.exec(pathname);
    return found === null
      ? null
      : Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, id]) => [name, decodeURIComponent(id)]));
  };
}

/** What a resource type without data of its own holds: its example, twice where it is a list. */
function copiesOfExample(resourceType: string, { example, key, rows, parent, project }: Resource): Records {
  const [column] = key.filter((each) => each !== 'variant' && !(each in (parent?.columns ?? {})));
  const idColumn = column === undefined ? undefined : (project?.[column] ?? column);
  return (_, { ids, variant }) => {
    const place = Object.values(ids).join('');
    const copies =
      rows === 'object'
        ? [example]
        : [1, 2].map((copy) => renamed(example, idColumn, `${resourceType}-${variant}${place}${copy}`, copy));
    return fromArray(copies);
  };
}

const nameFields = ['name', 'label', 'displayName'] as const;

/** Another object of the kind: an id of its own, and a name that people can tell from the first. */
function renamed(
  example: Readonly<Record<string, unknown>>,
  idColumn: string | undefined,
  id: string,
  copy: number,
): object {
  const hasId = idColumn !== undefined && typeof example[idColumn] === 'string';
  const names = nameFields.filter((field) => field !== idColumn && typeof example[field] === 'string');
  return {
    ...example,
    ...(hasId ? { [idColumn]: id } : {}),
    ...Object.fromEntries(names.map((field) => [field, copy === 1 ? example[field] : `${example[field]} ${copy}`])),
  };
}

const one = { rows: 'object', paging: 'none' } as const;
const identity: readonly Route[] = [
  {
    resourceType: null,
    resource: { path: '/api/v1/users/me', ...one },
    records: (world) => fromArray([ownerOf(world)]),
    // An app is no person.
    scopes: ['okta.users.read.self'],
    match: exactly('/api/v1/users/me'),
  },
];

function exactly(path: string): Route['match'] {
  return (target) => (target.pathname === path ? { ids: {}, variant: '' } : null);
}

function ownerOf(world: World): object {
  const [owner] = [world.company.people.at(0)];
  return owner === undefined ? {} : userOf(world, owner);
}
