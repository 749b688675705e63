import * as z from 'zod';
import type { Principal } from '../run.ts';
import type { OktaClient } from './client.ts';
import { OktaError } from './errors.ts';
import { readPage } from './pages.ts';
import { percentageFromLimits } from './share.ts';

/** Whom the token acts for, and what it may use of the org's rate limit. */
export type Identity = {
  readonly principal: Principal;
  readonly tokenPercentage: TokenPercentage;
  /** Requests a window that Okta showed to allow, by bucket. */
  readonly shown: ReadonlyMap<string, number>;
  /** People with an account, by the count beside the group Everyone; null when Okta would not say. */
  readonly people: number | null;
  /** Milliseconds by which Okta's clock was ahead of ours; null where it did not say. */
  readonly clockAheadMs: number | null;
  /** When the org began; null when Okta would not say. */
  readonly orgCreated: string | null;
};

/** Percentage of the org's rate limit the token may use, and how that is known. */
export type TokenPercentage = {
  readonly percentage: number;
  readonly source: 'setting' | 'okta' | 'limits' | 'assumed';
};

const Me = z.looseObject({ id: z.string(), status: z.string().nullish() });
const OrgSettings = z.looseObject({ created: z.iso.datetime({ offset: true }).nullish() });
const Role = z.looseObject({ type: z.string(), label: z.string().nullish(), assignmentType: z.string().nullish() });
const GroupWithStats = z.looseObject({
  type: z.string(),
  _embedded: z.looseObject({ stats: z.looseObject({ usersCount: z.int() }) }),
});
const ApiToken = z.looseObject({
  id: z.string(),
  userId: z.string(),
  name: z.string().nullish(),
  created: z.string().nullish(),
  expiresAt: z.string().nullish(),
  network: z.looseObject({ connection: z.string().nullish() }).nullish(),
});
type ApiToken = z.infer<typeof ApiToken>;
const PrincipalRateLimit = z.looseObject({
  principalId: z.string(),
  defaultPercentage: z.number().gt(0).max(100),
  defaultConcurrencyPercentage: z.number().nullish(),
});
type PrincipalRateLimit = z.infer<typeof PrincipalRateLimit>;

/**
 * Asks Okta who the token is.
 *
 * @throws {OktaError} when Okta refuses the token.
 */
export async function readIdentity(
  okta: OktaClient,
  settings: { readonly tokenPercentage?: number | undefined; readonly tokenId?: string | undefined },
): Promise<Identity> {
  const shown = new Map<string, number>();
  let clockAheadMs: number | null = null;
  const ask = async (target: string, path: string, bucket: string) => {
    const answer = await okta.get({ target, path, bucket });
    const date = Date.parse(answer.headers.get('date') ?? '');
    // The header counts whole seconds: on average half of one has passed.
    if (!Number.isNaN(date)) clockAheadMs ??= date + 500 - Date.now();
    const limit = Number(answer.headers.get('x-rate-limit-limit')?.split(',')[0]);
    if (Number.isInteger(limit) && limit > 0) shown.set(bucket, limit);
    return answer.body;
  };
  const me = Me.parse(await ask('/api/v1/users/me', '/api/v1/users/me', '/api/v1/users/{id}'));
  const roles = await unlessRefused(async () =>
    z
      .array(Role)
      .parse(
        await ask(`/api/v1/users/${encodeURIComponent(me.id)}/roles`, '/api/v1/users/{userId}/roles', '/api/v1/users'),
      ),
  );
  const org = await unlessRefused(async () => OrgSettings.parse(await ask('/api/v1/org', '/api/v1/org', '/api/v1')));
  const people = await unlessRefused(async () => {
    const found = await ask('/api/v1/groups?q=Everyone&expand=stats&limit=10', '/api/v1/groups', '/api/v1/groups');
    const [everyone] = z
      .array(GroupWithStats)
      .parse(found)
      .filter(({ type }) => type === 'BUILT_IN');
    return everyone?._embedded.stats.usersCount ?? null;
  });
  const token = await unlessRefused(() => ownToken(okta, me.id, settings.tokenId));
  const tokenId = settings.tokenId ?? (token.outcome === 'complete' ? token.value?.id : undefined);
  const stated = tokenId === undefined ? null : await unlessRefused(async () => statedRateLimit(okta, tokenId));
  const rateLimit = stated?.outcome === 'complete' ? stated.value : null;
  return {
    principal: {
      kind: 'ssws',
      ownerId: me.id,
      ownerStatus: me.status ?? null,
      roles: roles.outcome === 'complete' ? roles.value.map(({ type }) => type) : null,
      rolesOutcome: roles.outcome,
      roleAssignments: roles.outcome === 'complete' ? roles.value.map(held) : [],
      token: token.outcome === 'complete' && token.value !== null ? factsOf(token.value, rateLimit) : 'unknown',
    },
    tokenPercentage: percentageOf(settings.tokenPercentage, rateLimit, shown),
    people: people.outcome === 'complete' ? people.value : null,
    orgCreated: org.outcome === 'complete' ? (org.value.created ?? null) : null,
    clockAheadMs,
    shown,
  };
}

function held({ type, label, assignmentType }: z.infer<typeof Role>): Principal['roleAssignments'][number] {
  return { type, label: label ?? null, through: assignmentType === 'GROUP' ? 'group' : 'user' };
}

function factsOf(token: ApiToken, rateLimit: PrincipalRateLimit | null): Principal['token'] {
  return {
    id: token.id,
    name: token.name ?? null,
    created: token.created ?? null,
    expiresAt: token.expiresAt ?? null,
    network: token.network?.connection ?? null,
    percentage: rateLimit?.defaultPercentage ?? null,
    concurrencyPercentage: rateLimit?.defaultConcurrencyPercentage ?? null,
  };
}

function percentageOf(
  setting: number | undefined,
  stated: PrincipalRateLimit | null,
  shown: ReadonlyMap<string, number>,
): TokenPercentage {
  if (setting !== undefined) return { percentage: setting, source: 'setting' };
  if (stated !== null) return { percentage: stated.defaultPercentage, source: 'okta' };
  const guessed = percentageFromLimits(shown);
  return guessed === null ? { percentage: 100, source: 'assumed' } : { percentage: guessed, source: 'limits' };
}

/** Our own token: the one named, or the owner's only one. Okta does not say which of several is in use. */
async function ownToken(okta: OktaClient, ownerId: string, tokenId: string | undefined): Promise<ApiToken | null> {
  const path = '/api/v1/api-tokens';
  const own: ApiToken[] = [];
  for await (const record of everyRecord(okta, path, path, '/api/v1')) {
    const token = ApiToken.safeParse(record);
    if (token.success && (tokenId === undefined ? token.data.userId === ownerId : token.data.id === tokenId))
      own.push(token.data);
  }
  const [only, ...more] = own;
  return only !== undefined && more.length === 0 ? only : null;
}

async function statedRateLimit(okta: OktaClient, tokenId: string): Promise<PrincipalRateLimit | null> {
  const path = '/api/v1/principal-rate-limits';
  const query = new URLSearchParams({ filter: 'principalType eq "SSWS_TOKEN"', limit: '50' });
  for await (const record of everyRecord(okta, path, `${path}?${query}`, path)) {
    const entity = PrincipalRateLimit.safeParse(record);
    if (entity.success && entity.data.principalId === tokenId) return entity.data;
  }
  return null;
}

async function* everyRecord(okta: OktaClient, path: string, first: string, bucket: string): AsyncGenerator<unknown> {
  for (let target: string | null = first; target !== null; ) {
    const page = await readPage(okta, { path, bucket, rows: 'array' }, target);
    yield* page.records;
    target = page.next;
  }
}

type Told<T> =
  | { readonly outcome: 'complete'; readonly value: T }
  | { readonly outcome: 'forbidden' | 'unavailable' | 'failed' };

/** Facts about the token are worth having and not worth failing for; only a refused token is. */
async function unlessRefused<T>(read: () => Promise<T>): Promise<Told<T>> {
  try {
    return { outcome: 'complete', value: await read() };
  } catch (error) {
    if (error instanceof z.ZodError) return { outcome: 'failed' };
    if (!(error instanceof OktaError) || error.refusesToken) throw error;
    if (error.status === 403) return { outcome: 'forbidden' };
    return { outcome: error.status === 404 || error.status === 405 || error.status === 401 ? 'unavailable' : 'failed' };
  }
}
