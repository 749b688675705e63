import { z } from 'zod';
import type { OktaClient } from './client.ts';
import { OktaError } from './errors.ts';
import { readPage } from './pages.ts';
import { percentageFromLimits } from './share.ts';

/** Whom the token acts for, and what it may use of the org's rate limit. */
export type Identity = {
  readonly principal: {
    readonly kind: 'ssws';
    readonly ownerId: string;
    /** Admin roles, null when Okta would not tell. */
    readonly roles: string[] | null;
    readonly rolesOutcome: 'complete' | 'forbidden' | 'unavailable' | 'failed';
  };
  readonly tokenPercentage: TokenPercentage;
  /** Requests a window that Okta showed to allow, by bucket. */
  readonly shown: ReadonlyMap<string, number>;
  /** People with an account, by the count beside the group Everyone; null when Okta would not say. */
  readonly people: number | null;
};

/** Percentage of the org's rate limit the token may use, and how that is known. */
export type TokenPercentage = {
  readonly percentage: number;
  readonly source: 'setting' | 'okta' | 'limits' | 'assumed';
};

const Me = z.looseObject({ id: z.string() });
const Role = z.looseObject({ type: z.string(), label: z.string().optional() });
const GroupWithStats = z.looseObject({
  type: z.string(),
  _embedded: z.looseObject({ stats: z.looseObject({ usersCount: z.int() }) }),
});
const ApiToken = z.looseObject({ id: z.string(), userId: z.string() });
const PrincipalRateLimit = z.looseObject({ principalId: z.string(), defaultPercentage: z.number().gt(0).max(100) });

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
  const ask = async (target: string, path: string, bucket: string) => {
    const answer = await okta.get({ target, path, bucket });
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
  await unlessRefused(() => ask('/api/v1/org', '/api/v1/org', '/api/v1'));
  const people = await unlessRefused(async () => {
    const found = await ask('/api/v1/groups?q=Everyone&expand=stats&limit=10', '/api/v1/groups', '/api/v1/groups');
    const [everyone] = z
      .array(GroupWithStats)
      .parse(found)
      .filter(({ type }) => type === 'BUILT_IN');
    return everyone?._embedded.stats.usersCount ?? null;
  });
  return {
    principal: {
      kind: 'ssws',
      ownerId: me.id,
      roles: roles.outcome === 'complete' ? roles.value.map(({ type }) => type) : null,
      rolesOutcome: roles.outcome,
    },
    tokenPercentage: await tokenPercentage(okta, me.id, settings, shown),
    people: people.outcome === 'complete' ? people.value : null,
    shown,
  };
}

async function tokenPercentage(
  okta: OktaClient,
  ownerId: string,
  settings: { readonly tokenPercentage?: number | undefined; readonly tokenId?: string | undefined },
  shown: ReadonlyMap<string, number>,
): Promise<TokenPercentage> {
  if (settings.tokenPercentage !== undefined) return { percentage: settings.tokenPercentage, source: 'setting' };
  const stated = await unlessRefused(async () => {
    const tokenId = settings.tokenId ?? (await onlyTokenOf(okta, ownerId));
    return tokenId === null ? null : statedPercentage(okta, tokenId);
  });
  if (stated.outcome === 'complete' && stated.value !== null) return { percentage: stated.value, source: 'okta' };
  const guessed = percentageFromLimits(shown);
  return guessed === null ? { percentage: 100, source: 'assumed' } : { percentage: guessed, source: 'limits' };
}

/** The owner's token, when there is just one: Okta does not say which of several is in use. */
async function onlyTokenOf(okta: OktaClient, ownerId: string): Promise<string | null> {
  const path = '/api/v1/api-tokens';
  const own: string[] = [];
  for await (const record of everyRecord(okta, path, path, '/api/v1')) {
    const token = ApiToken.safeParse(record);
    if (token.success && token.data.userId === ownerId) own.push(token.data.id);
  }
  const [only, ...more] = own;
  return only !== undefined && more.length === 0 ? only : null;
}

async function statedPercentage(okta: OktaClient, tokenId: string): Promise<number | null> {
  const path = '/api/v1/principal-rate-limits';
  const query = new URLSearchParams({ filter: 'principalType eq "SSWS_TOKEN"', limit: '50' });
  for await (const record of everyRecord(okta, path, `${path}?${query}`, path)) {
    const entity = PrincipalRateLimit.safeParse(record);
    if (entity.success && entity.data.principalId === tokenId) return entity.data.defaultPercentage;
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
