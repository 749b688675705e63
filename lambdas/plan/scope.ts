import { type Catalogue, type Profile, profiles, scopesOf } from '../catalogue/resource.ts';
import { assertResourceTypes, chosenOf, withParents } from '../catalogue/waves.ts';
import { assertKeeps } from '../collect/redaction.ts';
import type { Plan, PlanInput } from '../contracts/plan.ts';
import type { LogWindow } from '../contracts/run.ts';
import { lateMs } from '../during.ts';

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
  assertResourceTypes(catalogue, [...(input.resources ?? []), ...settings.include, ...settings.exclude]);
  assertKeeps(catalogue, settings.keep);
  const wanted = withParents(catalogue, input.resources ?? known);
  const left = chosenOf(catalogue, settings);
  const included = chosenOf(catalogue, { ...settings, exclude: [] });
  const impossible = (input.resources ?? []).filter((type) => !left.includes(type));
  if (impossible.length > 0) {
    const setting = impossible.every((type) => included.includes(type)) ? 'exclude' : 'include';
    throw new PlanError(
      `This run asks for ${impossible.join(', ')}, which the setting ${setting} (${settings[setting].join(', ')}) leaves out or takes the parent from.`,
    );
  }
  return known.map((resourceType) => {
    if (!wanted.has(resourceType)) return { resourceType, skippedBy: 'input' };
    if (!included.includes(resourceType)) return { resourceType, skippedBy: 'include' };
    if (!left.includes(resourceType)) return { resourceType, skippedBy: 'exclude' };
    // Asked for by name, a type is collected however deep it lies.
    const asked = input.resources !== undefined || settings.include.length > 0;
    const needed = catalogue[resourceType]?.profile ?? 'lean';
    return !asked && depth(needed) > depth(settings.profile)
      ? { resourceType, skippedBy: 'profile' }
      : { resourceType };
  });
}

/** OAuth scopes that reading what is planned takes: no other is asked for. */
export function plannedScopes(resources: Plan['resources'], catalogue: Catalogue): string[] {
  const planned = resources.filter(({ skippedBy }) => skippedBy === undefined);
  const scopes = planned.flatMap(({ resourceType }) => catalogue[resourceType] ?? []).flatMap((each) => scopesOf(each));
  return [...new Set(scopes)].sort();
}

const depth = (profile: Profile) => profiles.indexOf(profile);

/** Okta keeps the System Log for 90 days: https://developer.okta.com/docs/reference/system-log-query/ */
const daysKept = 90;
const dayMs = 86_400_000;

/**
 * The System Log's window: as asked; else from the end of the last run in which it was complete, with an overlap; else the
 * setting's days up to the run's start.
 *
 * @param startedAt when the run began, by Okta's clock.
 * @param last the last run whose System Log was complete, and the end of its window.
 * @throws {PlanError} when it is empty.
 */
export function logWindow(
  { input, settings }: Asked,
  startedAt: Date,
  last: { readonly run: string; readonly until: string } | null = null,
): LogWindow {
  const until = input.until === undefined ? startedAt : new Date(input.until);
  if (input.since === undefined && last !== null && new Date(last.until) < until) return after(last, until);
  const since =
    input.since === undefined ? new Date(until.getTime() - settings.logDays * dayMs) : new Date(input.since);
  if (since >= until)
    throw new PlanError(
      `The System Log's window is empty: since ${since.toISOString()} is not before until ${until.toISOString()}.`,
    );
  return { since: since.toISOString(), until: until.toISOString() };
}

function after(last: { readonly run: string; readonly until: string }, until: Date): LogWindow {
  const kept = new Date(until.getTime() - daysKept * dayMs);
  const wished = new Date(new Date(last.until).getTime() - lateMs);
  const since = wished < kept ? kept : wished;
  const lost = new Date(last.until) < kept;
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    continues: { run: last.run, until: last.until },
    ...(lost ? { gap: { since: last.until, until: since.toISOString() } } : {}),
  };
}
