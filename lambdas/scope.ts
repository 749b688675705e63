import { type Catalogue, type Profile, profiles } from './catalogue/resource.ts';
import { assertResourceTypes, withoutExcluded, withParents } from './catalogue/waves.ts';
import { assertKeeps } from './redaction.ts';
import type { Plan, PlanInput } from './run.ts';

/** The run cannot be as asked. The message says what to ask instead. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/** What a run is asked to cover. */
type Asked = Pick<PlanInput, 'input' | 'settings'>;

/**
 * Every resource type of the catalogue, and why those are skipped that are not collected. Parents come along.
 *
 * @throws {UnknownResourceTypeError} {@link KeepError} {@link PlanError}
 */
export function plannedResources({ input, settings }: Asked, catalogue: Catalogue): Plan['resources'] {
  const known = Object.keys(catalogue);
  assertResourceTypes(catalogue, [...(input.resources ?? []), ...settings.exclude]);
  assertKeeps(catalogue, settings.keep);
  const wanted = withParents(catalogue, input.resources ?? known);
  const left = withoutExcluded(catalogue, settings.exclude);
  const impossible = (input.resources ?? []).filter((type) => !left.includes(type));
  if (impossible.length > 0)
    throw new PlanError(
      `This run asks for ${impossible.join(', ')}, which the setting exclude (${settings.exclude.join(', ')}) leaves out or takes the parent from.`,
    );
  return known.map((resourceType) => {
    if (!wanted.has(resourceType)) return { resourceType, skippedBy: 'input' };
    if (!left.includes(resourceType)) return { resourceType, skippedBy: 'exclude' };
    // Asked for by name, a type is collected however deep it lies.
    const asked = input.resources !== undefined;
    const needed = catalogue[resourceType]?.profile ?? 'lean';
    return !asked && depth(needed) > depth(settings.profile)
      ? { resourceType, skippedBy: 'profile' }
      : { resourceType };
  });
}

const depth = (profile: Profile) => profiles.indexOf(profile);

/**
 * The System Log's window: as asked, else the setting's days up to the run's start. Okta keeps 90 days.
 *
 * @throws {PlanError} when it is empty.
 */
export function logWindow({ input, settings }: Asked, startedAt: Date): Plan['window'] {
  const until = input.until === undefined ? startedAt : new Date(input.until);
  const since =
    input.since === undefined ? new Date(until.getTime() - settings.logDays * 86_400_000) : new Date(input.since);
  if (since >= until)
    throw new PlanError(
      `The System Log's window is empty: since ${since.toISOString()} is not before until ${until.toISOString()}.`,
    );
  return { since: since.toISOString(), until: until.toISOString() };
}
