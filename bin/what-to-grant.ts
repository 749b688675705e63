import { type Catalogue, scopesOf } from '../lambdas/catalogue/resource.ts';
import type { Principal } from '../lambdas/contracts/principal.ts';
import { plannedResources } from '../lambdas/plan/scope.ts';
import type { Settings } from '../lambdas/settings/settings.ts';

/** An admin role, and the resource types that nothing less reads whole. */
type Needed = { readonly role: string; readonly resourceTypes: readonly string[] };

/** What an Okta admin must give for some resource types to be read. */
export type Grants = {
  /** OAuth scopes, which a service app is granted one by one. */
  readonly scopes: readonly string[];
  readonly roles: readonly Needed[];
};

/** @param resourceTypes those that a run reads, their parents among them. */
function grantsFor(resourceTypes: readonly string[], catalogue: Catalogue): Grants {
  const known = resourceTypes.flatMap((name) => {
    const resource = catalogue[name];
    return resource === undefined ? [] : [{ name, resource }];
  });
  const roles = [...new Set(known.map(({ resource }) => resource.role))];
  return {
    scopes: [...new Set(known.flatMap(({ resource }) => scopesOf(resource)))].sort(),
    roles: roles.map((role) => ({
      role,
      resourceTypes: known.flatMap(({ name, resource }) => (resource.role === role ? [name] : [])),
    })),
  };
}

/** What an Okta admin grants to either kind of secret, and where: lines of text for a terminal. */
export function whatToGrant(kind: Principal['kind'], { scopes, roles }: Grants): string {
  const list = roles.map(({ role, resourceTypes }) => `  ${role}\n    for ${shown(resourceTypes)}`).join('\n');
  switch (kind) {
    case 'oauth':
      return `In the Admin Console under Applications > the app (Create App Integration > API Services, if it is not there) > Okta API
Scopes, grant
${scopes.map((scope) => `  ${scope}`).join('\n')}
and under Admin roles > Edit assignments the least of these that covers what you want to prove:
${list}`;
    case 'ssws':
      return `In the Admin Console under Security > Administrators, give the token's owner the least of these that covers what you want to
prove:
${list}`;
  }
}

/** Types by name while they are few: what most need is not worth a list. */
export const shown = (resourceTypes: readonly string[]) =>
  resourceTypes.length > 20 ? `the other ${resourceTypes.length} resource types` : resourceTypes.join(', ');

/** What a run with these settings takes. */
export function grantsOfRun(settings: Settings, catalogue: Catalogue): Grants {
  const planned = plannedResources({ input: {}, settings }, catalogue);
  return grantsFor(
    planned.flatMap(({ resourceType, skippedBy }) => (skippedBy === undefined ? [resourceType] : [])),
    catalogue,
  );
}
