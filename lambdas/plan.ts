import { waves } from './catalogue/waves.ts';
import { type Plan, PlanInput, type PlanOutput } from './contracts/plan.ts';
import { type Environment, environment } from './environment.ts';
import { planKey } from './evidence/keys.ts';
import { previousManifest, readManifest, readPlan, writeJson } from './evidence/ledger.ts';
import { authorizeWith } from './okta/authorize.ts';
import { createOktaClient } from './okta/client.ts';
import { OktaError } from './okta/errors.ts';
import { findOrg } from './okta/find-org.ts';
import { type Identity, readIdentity } from './okta/principal.ts';
import { adviceFor } from './okta/refusal.ts';
import { fractionOf } from './okta/share.ts';
import { TokenError } from './okta/token.ts';
import { skewOf } from './okta-clock.ts';
import { divisions, forecast, lastLogWindow, tooLong } from './plan/forecast.ts';
import { goesBefore } from './plan/other-runs.ts';
import { logWindow, PlanError, plannedResources, plannedScopes } from './plan/scope.ts';
import { runId } from './run-id.ts';
import type { Settings } from './settings/settings.ts';
import { userAgent } from './version.ts';

export const handler = async (input: unknown) => plan(PlanInput.parse(input), environment());

/**
 * Checks the org and the token, and freezes what this run promises to collect. A plan frozen before (the run was redriven
 * or resumed) stands as it is. With the org known and the token of no use, the plan is empty and says why.
 *
 * @throws {PlanError} {@link OrgUrlError} {@link OrgNotFoundError} {@link StoreError}
 */
export async function plan(input: PlanInput, world: Environment): Promise<PlanOutput> {
  const { settings } = input;
  const resources = plannedResources(input, world.catalogue);
  const found = await findOrg(settings.orgUrl, {
    allowLoopback: settings.allowLoopback,
    userAgent: userAgent(world.collector),
    ...world.patience,
  });
  const org = { id: found.id, host: found.host, engine: found.engine };
  const run = runId(input);
  if ((await readManifest(world.store, org.id, run)) !== null)
    throw new PlanError(`Run ${run} is closed: its manifest is written. Start a new run to collect what it lacks.`);
  const ours = { execution: input.execution, startedAt: new Date(input.startedAt) };
  const before = goesBefore(ours, await world.otherRuns(input.execution));
  if (before !== null) {
    const refused = `Run ${runId({ ...before, startedAt: before.startedAt.toISOString() })} of this org goes on since ${before.startedAt.toISOString()} (${before.execution}): this one did not begin.`;
    return { org: org.id, run, waves: [], refused };
  }
  const frozen = await readPlan(world.store, org.id, run);
  if (frozen !== null && frozen.value.failure === undefined)
    return { org: org.id, run, waves: frozen.value.waves, refused: null };

  const identity = await identify(found.origin, plannedScopes(resources, world.catalogue), settings, world);
  const isOfUse = 'failure' in identity ? identity.isOfUse : true;
  if (isOfUse !== null) world.measure?.({ run, values: { TokenRefused: isOfUse ? 0 : 1 } });
  const startedAt = new Date(input.startedAt);
  const clockAheadMs = 'failure' in identity ? null : identity.clockAheadMs;
  const startedByOkta = new Date(startedAt.getTime() + skewOf({ clockAheadMs }));
  const window = logWindow(input, startedByOkta, settings.incremental ? await lastLogWindow(world, org.id) : null);
  const planned = plannedWaves(resources, world);
  const expected = 'failure' in identity ? null : { waves: planned, identity, shown: identity.shown, settings, window };
  const estimate = expected === null ? null : await forecast(expected, org.id, world);
  const failure = 'failure' in identity ? identity.failure : tooLong(estimate, input);
  const plan: Plan = {
    schema: 'okta-evidence/plan/v1',
    run,
    execution: input.execution,
    startedAt: startedAt.toISOString(),
    collector: world.collector,
    startedBy: input.input.startedBy ?? null,
    clockAheadMs,
    previous: await previousManifest(world.store, org.id),
    org,
    origin: found.origin,
    settings,
    principal: 'failure' in identity ? null : identity.principal,
    tokenPercentage: 'failure' in identity ? { percentage: 100, source: 'assumed' } : identity.tokenPercentage,
    window,
    divisions: expected === null ? {} : await divisions(expected, org.id, world),
    resources,
    waves: failure === undefined ? planned : [],
    estimate,
    ...(failure === undefined ? {} : { failure }),
  };
  await writeJson(world.store, planKey(org.id, run), plan);
  world.log('Planned', {
    run,
    org: org.id,
    engine: org.engine,
    resourceTypes: plan.waves.flat().length,
    minutes: estimate?.minutes ?? null,
    warning: estimate?.warning ?? null,
  });
  return { org: org.id, run, waves: plan.waves, refused: null };
}

function plannedWaves(resources: Plan['resources'], world: Environment): string[][] {
  const wanted = resources.filter((resource) => resource.skippedBy === undefined);
  return waves(world.catalogue, new Set(wanted.map(({ resourceType }) => resourceType)));
}

/** Who the token is; or why that cannot be said, and whether (null: who knows) the token is to blame. */
async function identify(
  origin: string,
  scopes: readonly string[],
  settings: Settings,
  world: Environment,
): Promise<Identity | { failure: string; isOfUse: boolean | null }> {
  const okta = createOktaClient({
    origin,
    authorize: authorizeWith(world.readSecret, { scopes }),
    fraction: fractionOf(settings.share, settings.tokenPercentage ?? 100),
    userAgent: userAgent(world.collector),
    stop: world.stop,
    ...world.patience,
  });
  try {
    return await readIdentity(okta, settings);
  } catch (error) {
    if (error instanceof TokenError) return { failure: error.message, isOfUse: false };
    if (error instanceof OktaError)
      return { failure: adviceFor(error), isOfUse: error.refusesToken || error.oauthError !== null ? false : null };
    throw error;
  }
}
