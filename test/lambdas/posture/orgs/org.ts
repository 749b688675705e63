import type { Plan } from '../../../../lambdas/contracts/plan.ts';

/** Orgs written by hand, by what controls say of them. */
export type Org = {
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** What Okta hid of a resource type. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** The window of the System Log that the run read. */
  readonly log?: Plan['window'];
};
