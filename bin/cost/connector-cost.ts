import { catalogue } from '../../lambdas/catalogue/index.ts';
import { waves } from '../../lambdas/catalogue/waves.ts';
import type { Estimate } from '../../lambdas/contracts/plan.ts';
import { type Expected, reckon } from '../../lambdas/plan/forecast.ts';
import { plannedResources } from '../../lambdas/plan/scope.ts';
import { intervalOf } from '../../lambdas/settings/interval.ts';
import { type Settings, StackSettings } from '../../lambdas/settings/settings.ts';
import { type MonthlyCost, monthlyCost } from './monthly.ts';

const minutesADay = 1440;
const minutesAMonth = 730 * 60;

/** A connector's month, and the run it is reckoned from. */
export type ConnectorCost = { readonly cost: MonthlyCost; readonly estimate: Estimate; readonly runsAMonth: number };

/**
 * What a connector of these settings costs a month, on the schedule whether it is on or not. An upper bound: every run asks for
 * everything, where most carry over what did not change.
 */
export function costOf({ identity, shown, settings }: Omit<Expected, 'waves' | 'window'>): ConnectorCost {
  const planned = plannedResources({ input: {}, settings }, catalogue).filter(
    ({ skippedBy }) => skippedBy === undefined,
  );
  const types = new Set(planned.map(({ resourceType }) => resourceType));
  const each = waves(catalogue, types);
  const interval = intervalOf(settings.schedule) ?? minutesADay;
  // A run reads the System Log since the one before it.
  const until = new Date();
  const window = { since: new Date(until.getTime() - interval * 60_000).toISOString(), until: until.toISOString() };
  const estimate = reckon({ waves: each, identity, shown, settings, window }, catalogue);
  const runsAMonth = minutesAMonth / Math.max(interval, estimate.minutes);
  return { cost: costAt(estimate, types.size, each.length, runsAMonth, settings), estimate, runsAMonth };
}

const costAt = (estimate: Estimate, types: number, waveCount: number, runsAMonth: number, settings: Settings) => {
  const { key, signing } = StackSettings.parse({});
  const { sliceSeconds } = settings;
  return monthlyCost({ estimate, types, waves: waveCount, runsAMonth, settings: { key, signing, sliceSeconds } });
};
