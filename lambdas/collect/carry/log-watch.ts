import * as z from 'zod';
import { type Resource, scopesOf, type Watched } from '../../catalogue/resource.ts';
import type { OktaClient } from '../../okta/client.ts';
import { OktaError } from '../../okta/errors.ts';
import { readPage } from '../../okta/pages.ts';

/** What the System Log shows since a cursor. */
export type Seen = {
  /** Path and query of what comes after it: to be asked by the next run. */
  readonly cursor: string;
  readonly events: number;
  /** Ids of whoever an event was about or came from. */
  readonly touched: ReadonlySet<string>;
  /** The first event that may change everybody's lists; null: none did. */
  readonly farReaching: { readonly eventType: string; readonly published: string } | null;
};

/** Pages of events that a watch reads: when more happened, asking everybody again is the shorter way. */
const mostPages = 200;

const Event = z.looseObject({
  eventType: z.string(),
  published: z.string().default('an unknown time'),
  actor: z.looseObject({ id: z.string().nullish() }).nullish(),
  target: z.array(z.looseObject({ id: z.string().nullish() })).nullish(),
});

/**
 * Reads the System Log by polling: without `until`, Okta orders events as they are stored and leaves none out, late ones
 * neither (https://developer.okta.com/docs/reference/system-log-query/). It ends at the first empty page, whose link is the
 * cursor to go on from.
 *
 * @param from a cursor of an earlier watch, or the instant to begin at.
 * @returns null when Okta would not show the log, does not know the cursor any more, or too much has happened.
 * @throws {WaitForOkta} {@link Stopped}
 */
export async function watchLog(
  okta: OktaClient,
  log: Resource,
  watched: Watched,
  from: { readonly cursor: string } | { readonly since: Date },
): Promise<Seen | null> {
  const { path, bucket, rows } = log;
  const list = { path, bucket, rows, scopes: scopesOf(log), notWithCursor: ['since'], endless: true };
  const touched = new Set<string>();
  let farReaching: Seen['farReaching'] = null;
  let events = 0;
  let target = 'cursor' in from ? from.cursor : firstTarget(log, watched, from.since);
  try {
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = await readPage(okta, list, target);
      if (page.next === null) return null;
      target = page.next;
      if (page.records.length === 0) return { cursor: target, events, touched, farReaching };
      for (const record of page.records) {
        const event = Event.safeParse(record);
        // What cannot be read may have been about anybody.
        if (!event.success) return null;
        const { eventType, published, actor, target: targets } = event.data;
        if (watched.harmless.includes(eventType)) continue;
        events += 1;
        if (watched.farReaching.some((beginning) => eventType.startsWith(beginning)))
          farReaching ??= { eventType, published };
        for (const { id } of [...(targets ?? []), ...(actor == null ? [] : [actor])]) if (id != null) touched.add(id);
      }
    }
    return null;
  } catch (error) {
    if (error instanceof OktaError) return null;
    throw error;
  }
}

/** Harmless events are left out by Okta already: most of a log are sign-ins. */
function firstTarget(log: Resource, { harmless }: Watched, since: Date): string {
  const query = new URLSearchParams({
    since: since.toISOString(),
    sortOrder: 'ASCENDING',
    limit: String(log.limit ?? 1000),
    filter: harmless.map((eventType) => `eventType ne "${eventType}"`).join(' and '),
  });
  return `${log.path}?${query}`;
}
