import type { Plan } from './contracts/plan.ts';

/** Clocks that differ by less differ by no more than events come late. */
const unheededMs = 60_000;

/**
 * Milliseconds that make an instant of ours one of Okta's, whose log goes by its own clock; 0 where they are about the same. A
 * machine whose clock is hours ahead would say that it has read the log of hours that had not come.
 */
export function skewOf({ clockAheadMs }: Pick<Plan, 'clockAheadMs'>): number {
  return clockAheadMs === null || Math.abs(clockAheadMs) < unheededMs ? 0 : Math.round(clockAheadMs);
}
