import * as z from 'zod';
import type { OwnToken, Principal } from '../contracts/principal.ts';
import type { SignedIn } from './authorize.ts';
import type { OktaClient } from './client.ts';
import { OktaError } from './errors.ts';
import { placeOf, readPage } from './pages.ts';
import { percentageFromLimits } from './share.ts';
import { unlessRefused } from './unless-refused.ts';

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

type PrincipalSettings = { readonly tokenPercentage?: number | undefined; readonly tokenId?: string | undefined };

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

/** Asks with one GET; `scope` is what an access token needs for it. */
type Ask = (target: string, path: string, bucket: string, scope?: string) => Promise<unknown>;

/**
 * Asks Okta who we are for it. A service app that was granted too few scopes to be told is told less, and nothing is sent.
 *
 * @throws {OktaError} when Okta refuses the token, or the sign-in.
 */
export async function readIdentity(okta: OktaClient, settings: PrincipalSettings): Promise<Identity> {
  const signedIn = (await okta.signIn()) ?? { kind: 'ssws' };
  const shown = new Map<string, number>();
  let clockAheadMs = signedIn.kind === 'oauth' ? signedIn.clockAheadMs : null;
  const ask: Ask = async (target, path, bucket, scope) => {
    const answer = await okta.get({ target, path, bucket, ...(scope === undefined ? {} : { scopes: [scope] }) });
    const date = Date.parse(answer.headers.get('date') ?? '');
    // The header counts whole seconds: on average half of one has passed.
    if (!Number.isNaN(date)) clockAheadMs ??= date + 500 - Date.now();
    const limit = Number(answer.headers.get('x-rate-limit-limit')?.split(',')[0]);
    if (Number.isInteger(limit) && limit > 0) shown.set(bucket, limit);
    return answer.body;
  };
  const { principal, stated } = await principalOf(signedIn, settings, okta, ask);
  const org = await unlessRefused(async () =>
    OrgSettings.parse(await ask('/api/v1/org', '/api/v1/org', '/api/v1', 'okta.orgs.read')),
  );
  const people = await unlessRefused(async () => {
    const target = '/api/v1/groups?q=Everyone&expand=stats&limit=10';
    const found = await ask(target, '/api/v1/groups', '/api/v1/groups', 'okta.groups.read');
    const [everyone] = z
      .array(GroupWithStats)
      .parse(found)
      .filter(({ type }) => type === 'BUILT_IN');
    return everyone?._embedded.stats.usersCount ?? null;
  });
  return {
    principal,
    tokenPercentage: percentageOf(settings.tokenPercentage, stated, shown),
    people: people.outcome === 'complete' ? people.value : null,
    orgCreated: org.outcome === 'complete' ? (org.value.created ?? null) : null,
    clockAheadMs,
    shown,
  };
}

type Known = { readonly principal: Principal; readonly stated: PrincipalRateLimit | null };

function principalOf(signedIn: SignedIn, settings: PrincipalSettings, okta: OktaClient, ask: Ask): Promise<Known> {
  switch (signedIn.kind) {
    case 'ssws':
      return tokenOwner(settings, okta, ask);
    case 'oauth':
      return serviceApp(signedIn, okta, ask);
  }
}

async function tokenOwner({ tokenId: named }: PrincipalSettings, okta: OktaClient, ask: Ask): Promise<Known> {
  const me = Me.parse(await ask('/api/v1/users/me', '/api/v1/users/me', '/api/v1/users/{id}'));
  const rolesPath = `/api/v1/users/${encodeURIComponent(me.id)}/roles`;
  const roles = await rolesHeld(() => ask(rolesPath, '/api/v1/users/{userId}/roles', '/api/v1/users'), 'user');
  const token = await unlessRefused(() => ownToken(okta, me.id, named));
  const tokenId = named ?? (token.outcome === 'complete' ? token.value?.id : undefined);
  const stated = tokenId === undefined ? null : await statedRateLimit(okta, 'SSWS_TOKEN', tokenId);
  return {
    principal: {
      kind: 'ssws',
      ownerId: me.id,
      ownerStatus: me.status ?? null,
      ...roles,
      token: token.outcome === 'complete' && token.value !== null ? factsOf(token.value, stated) : 'unknown',
    },
    stated,
  };
}

async function serviceApp(
  { clientId, keyId, scopes, missingScopes, dpop }: Extract<SignedIn, { kind: 'oauth' }>,
  okta: OktaClient,
  ask: Ask,
): Promise<Known> {
  const path = '/oauth2/v1/clients/{clientId}/roles';
  const target = path.replace('{clientId}', encodeURIComponent(clientId));
  const roles = await rolesHeld(() => ask(target, path, '/oauth2/v1/clients', 'okta.roles.read'), 'client');
  const stated = await statedRateLimit(okta, 'OAUTH_CLIENT', clientId);
  return {
    principal: {
      kind: 'oauth',
      clientId,
      keyId,
      scopes: [...scopes],
      missingScopes: [...missingScopes],
      dpop,
      ...roles,
      percentage: stated?.defaultPercentage ?? null,
      concurrencyPercentage: stated?.defaultConcurrencyPercentage ?? null,
    },
    stated,
  };
}

/** Admin roles, and through what they are held where no group gives them. */
async function rolesHeld(
  read: () => Promise<unknown>,
  otherwise: 'user' | 'client',
): Promise<Pick<Principal, 'roles' | 'rolesOutcome' | 'roleAssignments'>> {
  const told = await unlessRefused(async () => z.array(Role).parse(await read()));
  if (told.outcome !== 'complete') return { roles: null, rolesOutcome: told.outcome, roleAssignments: [] };
  return {
    roles: told.value.map(({ type }) => type),
    rolesOutcome: 'complete',
    roleAssignments: told.value.map(({ type, label, assignmentType }) => ({
      type,
      label: label ?? null,
      through: assignmentType === 'GROUP' ? 'group' : otherwise,
    })),
  };
}

function factsOf(token: ApiToken, rateLimit: PrincipalRateLimit | null): OwnToken {
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
  for await (const record of everyRecord(okta, path, path, '/api/v1', 'okta.apiTokens.read')) {
    const token = ApiToken.safeParse(record);
    if (token.success && (tokenId === undefined ? token.data.userId === ownerId : token.data.id === tokenId))
      own.push(token.data);
  }
  const [only, ...more] = own;
  return only !== undefined && more.length === 0 ? only : null;
}

/** What part of the org's limits a token or an app may use; null where Okta would not say. */
async function statedRateLimit(
  okta: OktaClient,
  principalType: 'SSWS_TOKEN' | 'OAUTH_CLIENT',
  principalId: string,
): Promise<PrincipalRateLimit | null> {
  const path = '/api/v1/principal-rate-limits';
  const query = new URLSearchParams({ filter: `principalType eq "${principalType}"`, limit: '50' });
  const found = await unlessRefused(async () => {
    for await (const record of everyRecord(okta, path, `${path}?${query}`, path, 'okta.principalRateLimits.read')) {
      const entity = PrincipalRateLimit.safeParse(record);
      if (entity.success && entity.data.principalId === principalId) return entity.data;
    }
    return null;
  });
  return found.outcome === 'complete' ? found.value : null;
}

async function* everyRecord(
  okta: OktaClient,
  path: string,
  first: string,
  bucket: string,
  scope: string,
): AsyncGenerator<unknown> {
  const given = new Set<string>();
  for (let target: string | null = first; target !== null; ) {
    if (given.has(placeOf(target)))
      throw new OktaError({ status: 200, path, what: 'Okta named a next page that it gave before, in answer' });
    given.add(placeOf(target));
    const page = await readPage(okta, { path, bucket, rows: 'array', scopes: [scope] }, target);
    yield* page.records;
    target = page.next;
  }
}
