import { type Profile, profiles } from './catalogue/resource.ts';
import { assertResourceTypes, waves, withoutExcluded, withParents } from './catalogue/waves.ts';
import { type Environment, environment } from './environment.ts';
import { planKey } from './evidence/keys.ts';
import { readManifest, readPlan, writeJson } from './evidence/ledger.ts';
import { createOktaClient } from './okta/client.ts';
import { OktaError } from './okta/errors.ts';
import { findOrg } from './okta/find-org.ts';
import { type Identity, readIdentity } from './okta/principal.ts';
import { fractionOf } from './okta/share.ts';
import { authorizeWith, refusedTokenAdvice, TokenError } from './okta/token.ts';
import { type Plan, PlanInput, type PlanOutput } from './run.ts';
import { runId } from './run-id.ts';
import type { Settings } from './settings.ts';
import { userAgent } from './version.ts';

/** The run cannot be as asked. The message says what to ask instead. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

export const handler = async (input: unknown) => plan(PlanInput.parse(input), environment());

/**
 * Checks the org and the token, and freezes what this run promises to collect. A plan frozen before (the run was redriven
 * or resumed) stands as it is. With the org known and the token of no use, the plan is empty and says why.
 *
 * @throws {PlanError} {@link OrgUrlError} {@link OrgNotFoundError} {@link StoreError}
 */
export async function plan(input: PlanInput, world: Environment): Promise<PlanOutput> {
  const { settings } = input;
  const resources = plannedResources(input, world);
  const found = await findOrg(settings.orgUrl, {
    allowLoopback: settings.allowLoopback,
    userAgent: userAgent(world.collector),
    ...world.patience,
  });
  const org = { id: found.id, host: found.host, engine: found.engine };
  const run = runId(input);
  if ((await readManifest(world.store, org.id, run)) !== null)
    throw new PlanError(`Run ${run} is closed: its manifest is written. Start a new run to collect what it lacks.`);
  const frozen = await readPlan(world.store, org.id, run);
  if (frozen !== null && frozen.value.failure === undefined) return { org: org.id, run, waves: frozen.value.waves };

  const identity = await identify(found.origin, settings, world);
  const startedAt = new Date(input.startedAt);
  const failed = 'failure' in identity;
  const plan: Plan = {
    schema: 'okta-evidence/plan/v1',
    run,
    execution: input.execution,
    startedAt: startedAt.toISOString(),
    collector: world.collector,
    org,
    origin: found.origin,
    settings,
    principal: failed ? null : identity.principal,
    tokenPercentage: failed ? { percentage: 100, source: 'assumed' } : identity.tokenPercentage,
    window: logWindow(input, startedAt),
    resources,
    waves: failed ? [] : plannedWaves(resources, world),
    ...(failed ? { failure: identity.failure } : {}),
  };
  await writeJson(world.store, planKey(org.id, run), plan);
  world.log('Planned', { run, org: org.id, engine: org.engine, resourceTypes: plan.waves.flat().length });
  return { org: org.id, run, waves: plan.waves };
}

function plannedWaves(resources: Plan['resources'], world: Environment): string[][] {
  const wanted = resources.filter((resource) => resource.skippedBy === undefined);
  return waves(world.catalogue, new Set(wanted.map(({ resourceType }) => resourceType)));
}

/** Every resource type of the catalogue, and why those are skipped that are not collected. Parents come along. */
function plannedResources({ input, settings }: PlanInput, { catalogue }: Environment): Plan['resources'] {
  const known = Object.keys(catalogue);
  assertResourceTypes(catalogue, [...(input.resources ?? []), ...settings.exclude]);
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

/** The System Log's window: as asked, else the setting's days up to the run's start. Okta keeps 90 days. */
function logWindow({ input, settings }: PlanInput, startedAt: Date): Plan['window'] {
  const until = input.until === undefined ? startedAt : new Date(input.until);
  const since =
    input.since === undefined ? new Date(until.getTime() - settings.logDays * 86_400_000) : new Date(input.since);
  if (since >= until)
    throw new PlanError(
      `The System Log's window is empty: since ${since.toISOString()} is not before until ${until.toISOString()}.`,
    );
  return { since: since.toISOString(), until: until.toISOString() };
}

async function identify(
  origin: string,
  settings: Settings,
  world: Environment,
): Promise<Identity | { failure: string }> {
  const okta = createOktaClient({
    origin,
    authorize: authorizeWith(world.readSecret),
    fraction: fractionOf(settings.share, settings.tokenPercentage ?? 100),
    userAgent: userAgent(world.collector),
    stop: world.stop,
    ...world.patience,
  });
  try {
    return await readIdentity(okta, settings);
  } catch (error) {
    if (error instanceof TokenError) return { failure: error.message };
    if (error instanceof OktaError)
      return { failure: error.refusesToken ? `${error.message}. ${refusedTokenAdvice}` : `${error.message}.` };
    throw error;
  }
}
