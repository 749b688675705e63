import { pick, weighted } from '../random.ts';
import { everything, filtered, fromArray, type Sequence } from '../sequence.ts';
import { type DemoData, daysAgo, type Refused, type World } from './records.ts';

const hourMs = 3_600_000;

/** Events a person and hour: 500 people make some ten thousand in a week. */
const eventsAPersonHour = 0.12;

const kinds = [
  [['user.session.start', 'User login to Okta'], 30],
  [['user.authentication.sso', 'User single sign on to app'], 40],
  [['user.authentication.auth_via_mfa', 'Authentication of user via MFA'], 20],
  [['user.mfa.factor.activate', 'Activate factor for user'], 2],
  [['group.user_membership.add', 'Add user to group membership'], 3],
  [['application.user_membership.add', 'Add user to application membership'], 2],
  [['user.lifecycle.deactivate', 'Deactivate Okta user'], 1],
  [['policy.lifecycle.update', 'Update policy'], 1],
  [['system.api_token.create', 'Create API token'], 1],
] as const;

/** Every event has a place in time that depends on its hour alone: any window shows the same ones. */
function eventAt(world: World, hour: number, place: number, anHour: number): object {
  const { people } = world.company;
  const key = `${hour}/${place}`;
  const published = new Date(hour * hourMs + Math.floor(((place + people.draw('ms', key)) / anHour) * hourMs));
  const person = people.at(Math.floor(people.draw('who', key) * people.size));
  const [eventType, displayMessage] = weighted(kinds, people.draw('kind', key));
  const failed = eventType === 'user.session.start' && people.draw('failed', key) < 0.1;
  const hex = (name: string, digits: number) =>
    Math.floor(people.draw(name, key) * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    uuid: `${hex('u1', 8)}-${hex('u2', 4)}-11f1-8${hex('u3', 3)}-${hour.toString(16).padStart(6, '0')}${place.toString(16).padStart(6, '0')}`,
    published: published.toISOString(),
    eventType,
    version: '0',
    severity: failed ? 'WARN' : 'INFO',
    legacyEventType: null,
    displayMessage,
    actor: {
      id: person?.id,
      type: 'User',
      alternateId: person?.login,
      displayName: `${person?.firstName} ${person?.lastName}`,
      detailEntry: null,
    },
    client: {
      userAgent: {
        rawUserAgent: 'Mozilla/5.0',
        os: pick(['Windows 11', 'Mac OS 15', 'iOS', 'Android'], people.draw('os', key)),
        browser: 'CHROME',
      },
      zone: 'Offices',
      device: 'Computer',
      ipAddress: `198.51.100.${10 + Math.floor(people.draw('ip', key) * 30)}`,
    },
    outcome: { result: failed ? 'FAILURE' : 'SUCCESS', reason: failed ? 'INVALID_CREDENTIALS' : null },
    target:
      eventType === 'user.authentication.sso'
        ? [
            {
              id: world.company.apps[Math.floor(people.draw('app', key) * world.company.apps.length)]?.id,
              type: 'AppInstance',
            },
          ]
        : [],
    transaction: { type: 'WEB', id: `demo${hex('txn', 12)}`, detail: {} },
    debugContext: {
      debugData: {
        requestId: `demo${hex('req', 8)}`,
        requestUri: '/api/v1/authn',
        url: '/api/v1/authn?stateToken=demo-state',
      },
    },
    authenticationContext: { externalSessionId: `demo${hex('ses', 8)}` },
    securityContext: { isProxy: false },
  };
}

export const systemLog: DemoData = {
  'system-log': (world, { query }) => {
    const { options } = world;
    const passes = filterOf(query.get('filter'));
    if (passes === null) return { status: 400, errorCode: 'E0000031' };
    if (!query.has('until') && query.get('sortOrder') === 'ASCENDING') return followed(world, query, passes);
    const until = Date.parse(query.get('until') ?? new Date().toISOString());
    const since = Date.parse(query.get('since') ?? new Date(until - 7 * 24 * hourMs).toISOString());
    if (Number.isNaN(since) || Number.isNaN(until)) return { status: 400, errorCode: 'E0000001' };
    if (since < Date.parse(daysAgo(world, 180))) return { status: 400, errorCode: 'E0000001' };
    if (since >= until) return fromArray([]);
    const anHour = Math.max(3, Math.round(options.users * eventsAPersonHour));
    const first = Math.floor(since / hourMs);
    const events: Sequence<object> = {
      size: (Math.floor((until - 1) / hourMs) - first + 1) * anHour,
      at: (index) => {
        const event = eventAt(world, first + Math.floor(index / anHour), index % anHour, anHour);
        const published = 'published' in event && typeof event.published === 'string' ? Date.parse(event.published) : 0;
        return published >= since && published < until ? event : undefined;
      },
    };
    const asked = filtered(events, (event) => passes('eventType' in event ? String(event.eventType) : ''));
    const published = (event: object) => ('published' in event ? String(event.published) : '');
    // With both bounds Okta goes by when an event was published, and shows what it has stored so far.
    const happened = world.happened.filter(({ event }) => {
      const at = Date.parse(published(event));
      return at >= since && at < until && passes(event.eventType);
    });
    if (happened.length === 0) return asked;
    return fromArray(
      [...everything(asked), ...happened.map(({ event }) => event)].sort((one, other) =>
        published(one) < published(other) ? -1 : 1,
      ),
    );
  },
};

/** Polling: what was stored since an instant or a cursor, in the order it was stored. Only what the org was told to let happen. */
function followed(
  { happened }: World,
  query: URLSearchParams,
  passes: (eventType: string) => boolean,
): Sequence<object> | Refused {
  const cursor = query.get('after');
  if (cursor !== null && query.has('since')) return { status: 400, errorCode: 'E0000001' };
  const since = cursor === null ? Date.parse(query.get('since') ?? '') : Number(cursor);
  if (Number.isNaN(since)) return { status: 400, errorCode: 'E0000001' };
  const found = happened.filter(({ storedAt, event }) => storedAt >= since && passes(event.eventType));
  return {
    ...fromArray(found.map(({ event }) => event)),
    cursorAfter: (last: object | undefined) => {
      const after = found.find(({ event }) => event === last);
      return String(after === undefined ? Math.max(since, (happened.at(-1)?.storedAt ?? 0) + 1) : after.storedAt + 1);
    },
  };
}

/** A filter on types of events, joined by `and` or by `or`; null when it is none that this org understands. */
function filterOf(filter: string | null): ((eventType: string) => boolean) | null {
  if (filter === null) return () => true;
  const word = / or /.test(filter) ? ' or ' : ' and ';
  const terms = filter.split(word).map((term) => /^eventType (eq|ne) "([\w.]+)"$/.exec(term));
  const tests = terms.flatMap((term) =>
    term === null ? [] : [(eventType: string) => (eventType === term[2]) === (term[1] === 'eq')],
  );
  if (tests.length < terms.length) return null;
  return (eventType) =>
    word === ' or ' ? tests.some((test) => test(eventType)) : tests.every((test) => test(eventType));
}
