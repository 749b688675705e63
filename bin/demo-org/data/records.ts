import type { Company } from '../company.ts';
import type { DemoOrgOptions } from '../options.ts';
import type { Sequence } from '../sequence.ts';

/** What data is made from. */
export type World = {
  readonly options: DemoOrgOptions;
  readonly company: Company;
  /** Id of the org, `00o…`. */
  readonly orgId: string;
  /** What happened since the org was started, in the order it was stored. */
  readonly happened: readonly Happened[];
  /** An absolute URL on this org. */
  readonly href: (path: string) => string;
};

/** An event that was stored while the org ran, and when: no two at one millisecond. */
export type Happened = {
  readonly storedAt: number;
  readonly event: { readonly eventType: string; readonly [field: string]: unknown };
};

/** What of a resource type is asked for. */
export type Asked = {
  /** Empty where it has no variants. */
  readonly variant: string;
  /** The parent's ids, by the column their resource type gives them. */
  readonly ids: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
};

/** How Okta would refuse. */
export type Refused = { readonly status: number; readonly errorCode: string };

export const forbidden: Refused = { status: 403, errorCode: 'E0000006' };
export const notFound: Refused = { status: 404, errorCode: 'E0000007' };

/** The records of a resource type, or the refusal that Okta gives in their stead. */
export type Records = (world: World, asked: Asked) => Sequence<object> | Refused;

/** Records by resource type. */
export type DemoData = Readonly<Record<string, Records>>;

const dayMs = 86_400_000;

/** An instant some days before the org's today, as Okta writes it. */
export const daysAgo = ({ options }: World, days: number) =>
  new Date(options.now.getTime() - Math.round(days * dayMs)).toISOString();
