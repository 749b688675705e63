import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Catalogue, type Resource, scopesOf } from '../../lambdas/catalogue/resource.ts';
import { leftOut } from './left-out.ts';

const Gets = z.array(z.tuple([z.string(), z.string()]));

/** What becomes of one GET of Okta's specification: the resource types that read it, or why none does. */
export type Covered = {
  readonly path: string;
  readonly operation: string;
  readonly readBy: readonly string[];
  /** Empty where it is read; undefined where nobody thought of it. */
  readonly reason: string | undefined;
};

/** Every GET of Okta's specification, release 2026.06.3, against a catalogue. */
export function coverage(catalogue: Catalogue): Covered[] {
  const gets = Gets.parse(JSON.parse(readFileSync(new URL('okta-gets.json', import.meta.url), 'utf8')));
  const paths = gets.map(([path]) => path);
  const readers = new Map<string, Set<string>>();
  for (const [resourceType, resource] of Object.entries(catalogue))
    for (const path of pathsOf(resource)) {
      const specified = specifiedAs(path, paths);
      if (specified !== null) readers.set(specified, (readers.get(specified) ?? new Set()).add(resourceType));
    }
  return gets.map(([path, operation]) => {
    const readBy = [...(readers.get(path) ?? [])];
    return { path, operation, readBy, reason: readBy.length > 0 ? '' : (leftOut[path] ?? single(path, readers)) };
  });
}

/** Paths of a resource type that Okta's specification does not know. */
export function unspecified(catalogue: Catalogue): string[] {
  const known = coverage(catalogue).map(({ path }) => path);
  return Object.values(catalogue)
    .flatMap(pathsOf)
    .filter((path) => specifiedAs(path, known) === null);
}

function pathsOf(resource: Resource): string[] {
  const variants = Object.values(resource.variants ?? { '': {} });
  return [...new Set(variants.map(({ path }) => path ?? resource.path))];
}

/** The specification's template for a path of ours: the one with the fewest ids in it, since we spell some of them out. */
function specifiedAs(path: string, templates: readonly string[]): string | null {
  const literal = path.replace(/\{\w+\}/g, '{id}');
  const fits = (template: string) => {
    const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(literal);
  };
  const ids = (template: string) => template.split('{').length;
  return templates.filter(fits).sort((one, other) => ids(one) - ids(other))[0] ?? null;
}

function single(path: string, readers: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const list = path.replace(/\/\{\w+\}$/, '');
  const [reader] = readers.get(list) ?? [];
  return list === path || reader === undefined
    ? undefined
    : `Duplicate of ${reader}: one object of a list that is read whole.`;
}

const scopes = (resource: Resource) =>
  scopesOf(resource)
    .map((scope) => `\`${scope}\``)
    .join(', ');

/** docs/coverage.md. */
export function coveragePage(catalogue: Catalogue): string {
  const all = coverage(catalogue);
  const read = all.filter(({ readBy }) => readBy.length > 0);
  const types = Object.entries(catalogue).map(
    ([name, resource]) =>
      `| \`${name}\` | ${resource.profile} | ${resource.engine} | ${resource.role} | ${scopes(resource)} | ${resource.evidence} |`,
  );
  const gets = all.map(
    ({ path, operation, readBy, reason }) =>
      `| \`${path}\` | ${operation} | ${readBy.map((name) => `\`${name}\``).join(', ')} | ${reason ?? ''} |`,
  );
  return `# What is read

Made from the catalogue by \`npm run docs\`; a test fails when it is not up to date.

## ${types.length} resource types

The profile is the shallowest run that collects a type: \`lean\`, \`standard\`, \`full\` (the default) or \`extra\`. The role is the
least that sees it all; the scopes are what a service app must be granted ([sign-in.md](sign-in.md)).

| resource type | profile | engine | role | scopes | evidence |
|---|---|---|---|---|---|
${types.join('\n')}

## Okta's ${all.length} GETs

Of Okta's specification of the Management API, release 2026.06.3: ${read.length} are read, and each of the others is left out
for the reason beside it.

| path | operation | read by | left out because |
|---|---|---|---|
${gets.join('\n')}
`;
}
