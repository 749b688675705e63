import type { Resource } from '../catalogue/resource.ts';
import type { Outcome, Visibility } from '../contracts/manifest.ts';
import type { Principal } from '../contracts/principal.ts';

/** Roles that see everything of most lists: https://help.okta.com/en-us/content/topics/security/administrators-admin-comparison.htm */
const seeMost = ['SUPER_ADMIN', 'ORG_ADMIN', 'READ_ONLY_ADMIN'];

/**
 * How much of a resource type the token could see, by its owner's roles and by what came. Unknown wherever it was not told:
 * never guessed.
 *
 * @param parent what it could see of the type that this one hangs on.
 */
export function visibilityOf(
  outcome: Outcome,
  resource: Resource | undefined,
  principal: Pick<Principal, 'roles'> | null,
  parent: Visibility | undefined,
): Visibility {
  if (outcome === 'forbidden') return { level: 'denied' };
  if (resource === undefined || (outcome !== 'complete' && outcome !== 'partial')) return { level: 'unknown' };
  const own = ofRoles(principal?.roles ?? null, resource);
  if (parent === undefined || parent.level === 'full') return own;
  return own.level === 'full' ? parent : own;
}

function ofRoles(roles: readonly string[] | null, { hiddenBelow }: Resource): Visibility {
  if (roles === null || roles.length === 0) return { level: 'unknown' };
  if (roles.includes('SUPER_ADMIN')) return { level: 'full' };
  if (hiddenBelow !== undefined && !roles.includes(hiddenBelow.role))
    return { level: 'filtered', hidden: hiddenBelow.what };
  if (roles.some((role) => seeMost.includes(role))) return { level: 'full' };
  return {
    level: 'filtered',
    hidden: `Whatever lies outside the groups, apps and resource sets that the roles ${roles.join(', ')} are bound to.`,
  };
}
