import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { collectorApp, createCompany } from './company.ts';
import type { Asked, Happened, World } from './data/records.ts';
import { againParameter, createFaults, errorBody, type Fault, type Twist } from './faults.ts';
import { createRateLimits } from './limits.ts';
import { type DemoOrgOptions, withDefaults } from './options.ts';
import { pageLimits, pageOf } from './paging.ts';
import { createPeople } from './people.ts';
import { createRoutes, type Route } from './routes.ts';
import { everything } from './sequence.ts';
import { createSignIn, lacksScope, type OAuthAnswer, type SignIn } from './sign-in.ts';

/** A request as it arrived, and how it was answered; status 0 where no answer was given. */
export type SeenRequest = { readonly method: string; readonly path: string; readonly query: string; status: number };

/** A running org. */
export type DemoOrg = {
  readonly url: string;
  readonly token: string;
  /** Signs in as the org's service app, and what can be done to it meanwhile. */
  readonly serviceApp: Omit<SignIn, 'token' | 'admit'>;
  readonly orgId: string;
  /** Every request, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Most requests any rate-limit window has seen, by bucket. */
  readonly busiest: ReadonlyMap<string, number>;
  /** Refusals for the rate limit so far. */
  readonly rateLimited: () => number;
  /** What the org holds of a resource type: for tests to compare with. */
  readonly holds: (resourceType: string, asked?: Partial<Asked>) => object[];
  /** From now on these paths answer 403 E0000006. */
  readonly forbid: (path: RegExp) => void;
  /** From now on these paths answer 401 E0000015. */
  readonly switchOff: (path: RegExp) => void;
  /** From now on whatever hangs on this object answers 404 E0000007; lists still show it. */
  readonly remove: (id: string) => void;
  /** Something happens now, and is in the System Log. */
  readonly happen: (event: { readonly eventType: string; readonly [field: string]: unknown }) => void;
  /** Does something when so many requests more have come: objects are deleted and roles lost while someone reads. */
  readonly after: (requests: number, change: () => void) => void;
  /** From now on the token is refused. */
  readonly revokeToken: () => void;
  readonly addFault: (fault: Fault) => void;
  readonly close: () => Promise<void>;
};

/** Starts a pretend Okta org on this machine. It is reached over HTTP only, and can only be read. */
export async function startDemoOrg(options: Partial<DemoOrgOptions> = {}): Promise<DemoOrg> {
  const settings = withDefaults(options);
  const people = createPeople(settings);
  const limits = createRateLimits(settings.windowSeconds, settings.limits);
  const faults = createFaults(people.draw);
  const routes = createRoutes(settings);
  const requests: SeenRequest[] = [];
  const refusals: { path: RegExp; status: number; errorCode: string }[] = [];
  const changes: { at: number; change: () => void }[] = [];
  const happened: Happened[] = [];
  let tokenGood = true;
  let inFlight = 0;
  let origin = '';
  const world: World = {
    options: settings,
    company: createCompany(people, settings),
    orgId: settings.orgId,
    happened,
    href: (path) => `${origin}${path}`,
  };

  const app = world.company.apps.find(({ label }) => label === collectorApp)?.id ?? '';
  const signIn = await createSignIn(app, settings, () => origin);
  const now = () => Date.now() + settings.clockAheadMs;

  const answer = async (request: IncomingMessage, response: ServerResponse, seen: SeenRequest) => {
    const target = new URL(request.url ?? '/', origin);
    const refuse = (status: number, errorCode: string) => send(response, status, errorBody(errorCode));
    response.setHeader('x-okta-request-id', `demo${String(requests.length).padStart(8, '0')}`);
    response.setHeader('date', new Date(now()).toUTCString());
    if (settings.latencyMs > 0) await delay(settings.latencyMs);
    const isTokenRequest = seen.method === 'POST' && target.pathname === '/oauth2/v1/token';
    if (seen.method !== 'GET' && !isTokenRequest) return refuse(405, 'E0000022');
    if (target.pathname === '/.well-known/okta-organization')
      return send(response, 200, {
        id: world.orgId,
        cell: 'demo',
        pipeline: settings.engine === 'idx' ? 'idx' : 'v1',
        _links: { organization: { href: origin } },
      });
    if (inFlight > settings.concurrency) {
      for (const name of ['limit', 'remaining']) response.setHeader(`x-rate-limit-${name}`, '0');
      response.setHeader('x-rate-limit-reset', String(Math.ceil(Date.now() / 1000)));
      return refuse(429, 'E0000047');
    }
    const { authorization = '' } = request.headers;
    const proof = request.headers.dpop === undefined ? undefined : String(request.headers.dpop);
    const isApp = /^(Bearer|DPoP) /.test(authorization);
    const isOwner = tokenGood && authorization === `SSWS ${settings.token}`;
    if (!isTokenRequest && !isApp && !isOwner) return refuse(401, 'E0000011');
    const counted = limits.count(target.pathname, now());
    for (const [name, value] of Object.entries(counted.headers)) response.setHeader(name, value);
    if (!counted.allowed) return refuse(429, 'E0000047');
    if (isTokenRequest) return answerOAuth(response, target, await signIn.token(await textOf(request), proof));
    const admitted = isApp ? await signIn.admit({ method: seen.method, url: target, authorization, proof }) : null;
    if (admitted !== null && 'status' in admitted) return answerOAuth(response, target, admitted);
    const refusal = refusals.find(({ path }) => path.test(target.pathname));
    if (refusal !== undefined) return refuse(refusal.status, refusal.errorCode);
    const { trouble, twist } = faults.befalling(target);
    const found = serve(target, routes, world, response, twist, admitted?.scopes ?? null);
    if ('headers' in found) return answerOAuth(response, target, found);
    response.setHeader('content-type', 'application/json');
    if (trouble !== null) return trouble(response, JSON.stringify(found.body), target);
    return send(response, found.status, found.body);
  };

  /** What OAuth has to say suffers the same on its way. */
  const answerOAuth = (response: ServerResponse, target: URL, { status, body, headers }: OAuthAnswer) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const { trouble } = target.pathname === '/oauth2/v1/token' ? faults.befalling(target) : { trouble: null };
    response.setHeader('content-type', 'application/json');
    if (trouble !== null) return trouble(response, JSON.stringify(body), target);
    return send(response, status, body);
  };

  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const seen: SeenRequest = { method: request.method ?? '', path, query, status: 0 };
    requests.push(seen);
    for (const { at, change } of changes) if (at === requests.length) change();
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
      seen.status = response.headersSent ? response.statusCode : 0;
    });
    void answer(request, response, seen);
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(settings.port, '127.0.0.1', resolve),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The demo org got no port to listen on.');
  origin = `http://127.0.0.1:${address.port}`;

  return {
    url: origin,
    token: settings.token,
    serviceApp: signIn,
    orgId: world.orgId,
    requests,
    busiest: limits.busiest,
    rateLimited: limits.refused,
    holds: (resourceType, asked) => held(routes, world, resourceType, asked ?? {}),
    forbid: (path) => refusals.push({ path, status: 403, errorCode: 'E0000006' }),
    switchOff: (path) => refusals.push({ path, status: 401, errorCode: 'E0000015' }),
    remove: (id) => refusals.push({ path: new RegExp(`/${id}(/|$)`), status: 404, errorCode: 'E0000007' }),
    happen: (event) => {
      const storedAt = Math.max(Date.now(), (happened.at(-1)?.storedAt ?? 0) + 1);
      const published = new Date(storedAt).toISOString();
      happened.push({ storedAt, event: { uuid: `happened-${happened.length}`, published, ...event } });
    },
    after: (more, change) => changes.push({ at: requests.length + more, change }),
    revokeToken: () => {
      tokenGood = false;
    },
    addFault: faults.add,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Served = { readonly status: number; readonly body: object };

function serve(
  asked: URL,
  routes: readonly Route[],
  world: World,
  response: ServerResponse,
  twist: Twist | null,
  scopes: readonly string[] | null,
): Served | OAuthAnswer {
  const target = new URL(asked);
  target.searchParams.delete(againParameter);
  const fail = (status: number, errorCode: string) => ({ status, body: errorBody(errorCode) });
  for (const { match, resource, records, scopes: needed } of routes) {
    const named = match(target);
    if (named === null) continue;
    if (scopes !== null && needed.some((scope) => !scopes.includes(scope))) return lacksScope(needed);
    const found = records(world, { ...named, query: target.searchParams });
    if ('status' in found) return fail(found.status, found.errorCode);
    if (resource.rows === 'object') return { status: 200, body: found.at(0) ?? {} };
    const straight = pageOf(found, target, pageLimits(resource.path, resource.limit, world.options.pageSize));
    const page = straight === null || twist === null ? straight : twist(straight, asked);
    if (page === null) return fail(400, 'E0000029');
    const isBare = 'bare' in page;
    if (resource.paging === 'body' && resource.rows !== 'array') {
      const next = page.next === null ? {} : { _links: { next: { href: world.href(page.next) } } };
      return { status: 200, body: { [resource.rows.key]: page.items, ...next } };
    }
    // A twisted page may name another host, after two slashes.
    const link = (rel: string, to: string) => `<${to.startsWith('//') ? `http:${to}` : world.href(to)}>; rel="${rel}"`;
    // Two header lines, as Okta sends them.
    if (!isBare)
      response.setHeader('link', [link('self', page.self), ...(page.next === null ? [] : [link('next', page.next)])]);
    return { status: 200, body: resource.rows === 'array' ? page.items : { [resource.rows.key]: page.items } };
  }
  return fail(404, 'E0000007');
}

function held(
  routes: readonly Route[],
  world: World,
  resourceType: string,
  { variant = '', ids = {}, query }: Partial<Asked>,
): object[] {
  const route = routes.find((each) => each.resourceType === resourceType);
  const found = route?.records(world, { variant, ids, query: query ?? new URLSearchParams() });
  return found === undefined || 'status' in found ? [] : everything(found);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
