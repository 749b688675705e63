import * as z from 'zod';

/**
 * One kind of Okta object that we collect, as data. Everything else is derived from it: the Lambda and its grants, the
 * pretend endpoint of the demo org, the command line's arguments, the tests and the documentation.
 *
 * Facts about Okta (paths, limits, paging, scopes, roles) are from Okta's OpenAPI specification 2026.06.3 and
 * https://developer.okta.com/docs/reference/ unless an entry says otherwise.
 */
export type Resource = {
  /** Path on the org's origin. `{column}` stands for an id of the parent, by its column name in {@link Parent}. */
  readonly path: string;
  /** Query parameters every request carries. */
  readonly query?: Readonly<Record<string, string>>;
  /** Records a page: the documented maximum. Absent where the endpoint takes no `limit`. */
  readonly limit?: number;
  /**
   * Where the records lie in the body: the body is the array, the body is one record, or an array under a key (dots
   * descend; `or` where Okta's documentation knows two places).
   */
  readonly rows: 'array' | 'object' | { readonly key: string; readonly or?: string };
  /** How Okta names the next page: a `Link` header, `_links.next.href` in the body, or never (one record). */
  readonly paging: 'link' | 'body' | 'none';
  /**
   * Set when the list is read between two instants: the query parameters that take them, and the field that holds a record's
   * own. The next run's begins where the last one's ended, or where that of `after` did: the same list, of the run's own time.
   * That one names it `before`, and does not write again what it has.
   */
  readonly window?: {
    readonly since: string;
    readonly until: string;
    readonly at: string;
    readonly after?: string;
    readonly before?: string;
  };
  /** Set when the list is read last, between the run's start and the last request of the others: what changed meanwhile. */
  readonly during?: true;
  /**
   * Set when a long list can be divided by an instant of its records and read in several windows side by side: the field,
   * and what of the query bounds a window. `{since}` and `{until}` stand for its instants.
   */
  readonly divide?: { readonly at: string; readonly query: Readonly<Record<string, string>> };
  /** Request series of one resource type that differ in path or query, each with an outcome of its own. By name. */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** The resource type one request series a row is made for. */
  readonly parent?: Parent;
  /** Set when rows of an earlier run may stand where nothing changed, in place of asking a parent's list again. */
  readonly carried?: Carried;
  /** The shallowest depth of a run that collects it. */
  readonly profile: Profile;
  /** OAuth scope that reads it; with a blank between them, all that it takes. */
  readonly scope: string;
  /** The least standard admin role that reads it, in Okta's words. */
  readonly role: string;
  /** The engine whose orgs have it. */
  readonly engine: 'classic' | 'idx' | 'both';
  /** Rate-limit bucket it is counted in, named by Okta's path pattern. */
  readonly bucket: string;
  /** The few fields evidence depends on. A record that does not match is written all the same and counted. */
  readonly record: z.ZodType;
  /** Columns of a row that together identify it. */
  readonly key: readonly string[];
  /**
   * For pure edges: column of the row → field of the record (dots descend). Only these are kept, besides the parent's
   * ids. Absent: the record is kept as received.
   */
  readonly project?: Readonly<Record<string, string>>;
  /** Paths that never reach the store, besides the floor every record gets. Dots descend, `*` is every item or key. */
  readonly redact: readonly string[];
  /** Paths of phone numbers and private addresses: pseudonyms take their place, unless the settings say otherwise. */
  readonly contact?: readonly string[];
  /** Containers that people fill as they like, by path, and the keys of each that are kept. The setting `keep` adds keys. */
  readonly allow?: Readonly<Record<string, readonly string[]>>;
  /** Paths of URLs that lose their query: people put credentials there. */
  readonly stripQuery?: readonly string[];
  /** Refusals by which Okta says that this org does not have it, besides 401 E0000015. An empty code matches any. */
  readonly unavailableOn: readonly Refusal[];
  /** Refusals by which Okta says that this one parent has none of it, while others may. An empty code matches any. */
  readonly noneOn?: readonly Refusal[];
  /** Set where an empty list cannot be true: Okta answers an empty list to a token without a role. */
  readonly neverEmpty?: boolean;
  /** A record that every org has, and how people call it: a list without it was not shown whole. */
  readonly certain?: { readonly record: z.ZodType; readonly name: string };
  /** What Okta leaves out of the list for roles below this one. */
  readonly hiddenBelow?: { readonly role: string; readonly what: string };
  /** Rows in an org of so many people, when nothing better is known: for estimates. Absent: one, or one a parent. */
  readonly typical?: (people: number, logDays: number) => number;
  /** A record we made up, with Okta's real shape. */
  readonly example: Readonly<Record<string, unknown>>;
  /** What an auditor uses it for, in one sentence. */
  readonly evidence: string;
};

/** One request series among several of a resource type. Its scope stands instead of the type's. */
export type Variant = {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly scope?: string;
};

/**
 * OAuth scopes that the requests of a resource type need.
 *
 * @param variant of this one only.
 */
export function scopesOf({ scope, variants }: Resource, variant?: string): string[] {
  const series = variant === undefined ? Object.values(variants ?? { '': {} }) : [variants?.[variant] ?? {}];
  return [...new Set(series.flatMap((own) => (own.scope ?? scope).split(' ')))];
}

/** The rows a child resource type is asked for, one request series a row. */
export type Parent = {
  /** A key of the catalogue. */
  readonly resourceType: string;
  /**
   * Column in the child's rows (and placeholder in its path) → field of the parent's row. Dots descend; of a field that
   * ends in `href` the last part of its path counts.
   */
  readonly columns: Readonly<Record<string, string>>;
  /** Parent rows that match are not asked for. What a row surprises with is asked: better once too often than missed. */
  readonly except?: z.ZodType;
  /** Set when several rows of the parent name the same ids: each combination is asked for once. */
  readonly distinct?: true;
};

/** By what it is known that a parent's list has not changed. */
export type Carried =
  /** The parent's row tells: these columns are there, and the same. */
  | { readonly columns: readonly string[] }
  /** Nothing tells: the parent's row is the same `but` for some columns, and nothing that is watched has changed. */
  | { readonly but: readonly string[]; readonly watched: Watched };

/** What changes a person's list without a trace in their row. */
export type Watched = {
  /** The resource type of the System Log, of whose entry path and bucket are taken. */
  readonly log: string;
  /** Types of events that change no such list. Any other that names a person means that they are asked for again. */
  readonly harmless: readonly string[];
  /** How types of events begin that may change everybody's list. */
  readonly farReaching: readonly string[];
  /** The resource type of memberships, by whose change a person comes under other policies. */
  readonly memberships: string;
  /**
   * Rules by which the list depends on the network address of whoever asks. Okta does not tell us ours: where there is
   * such a rule, nothing is carried.
   */
  readonly placeBound: { readonly resourceType: string; readonly rule: z.ZodType };
};

/** The resource types whose rows a type's carrying is judged by: they are collected in an earlier wave. */
export const judgedBy = ({ carried }: Resource): string[] =>
  carried === undefined || 'columns' in carried
    ? []
    : [carried.watched.memberships, carried.watched.placeBound.resourceType];

/** HTTP status and Okta's `errorCode` of a refusal. */
export type Refusal = readonly [status: number, errorCode: string];

/** The depths of a run, shallowest first. Each includes those before it. */
export const profiles = ['lean', 'standard', 'full', 'extra'] as const;

/**
 * How deep a run goes: `lean` (no rows between a user and something), `standard` (memberships, assignments), `full`
 * (factors of every user), `extra` (whatever else is asked a user at a time).
 */
export type Profile = (typeof profiles)[number];

/** All resource types by name. */
export type Catalogue = Readonly<Record<string, Resource>>;

/** A field that Okta documents as an instant, ISO 8601. Kept as text: evidence shows what Okta said. */
export const instant = z.string();

/** What most lists have in common: an array, paged by links, that a read-only admin may see, counted with the rest. */
export const plainList = {
  rows: 'array',
  paging: 'link',
  profile: 'lean',
  role: 'Read-only Administrator',
  engine: 'both',
  bucket: '/api/v1',
  key: ['id'],
  redact: [],
  unavailableOn: [],
} as const satisfies Partial<Resource>;

/** What most settings have in common: one record, at an endpoint of its own for each variant. */
export const plainSetting = {
  ...plainList,
  rows: 'object',
  paging: 'none',
  key: ['variant'],
} as const satisfies Partial<Resource>;

/** Refusals of a list that an org of the other engine, or without the licence, does not have. */
export const notInThisOrg: readonly Refusal[] = [
  [400, ''],
  [404, ''],
  [405, 'E0000022'],
];

/** Whether a refusal is among those listed. */
export function isListed(refusals: readonly Refusal[], status: number | null, errorCode: string | null): boolean {
  return refusals.some(([known, code]) => known === status && (code === '' || code === errorCode));
}
