import * as z from 'zod';
import type { Catalogue } from '../catalogue/resource.ts';
import type { ResourceResult } from '../contracts/manifest.ts';
import { duringType } from './reconciliation.ts';
import { literal, name, type Tables } from './tables.ts';

/** An event that changed something while the run read, and the types that were being read just then. */
export type Change = {
  readonly published: string;
  readonly eventType: string;
  readonly uuid: string;
  readonly actor: string | null;
  readonly targets: string | null;
  /** Names with spaces between them: rows read before it show what was, rows read after it what is. */
  readonly between: string;
};

const Event = z.object({
  published: z.string(),
  eventType: z.string(),
  uuid: z.string(),
  actor: z.string().nullable(),
  targets: z.string().nullable(),
});

/** Changes that a table and a manifest can show, at most. */
const mostChanges = 100_000;

/** What changed in Okta between the first and the last request of a type: the seams of a collection that took its time. */
export async function changesDuring(
  tables: Tables,
  catalogue: Catalogue,
  resources: readonly Pick<ResourceResult, 'resourceType' | 'sent'>[],
): Promise<Change[]> {
  const harmless = Object.values(catalogue).flatMap(({ carried }) =>
    carried !== undefined && 'watched' in carried ? carried.watched.harmless : [],
  );
  const not = harmless.length === 0 ? 'true' : `"eventType" NOT IN (${[...new Set(harmless)].map(literal).join(', ')})`;
  const events = await tables.query(
    `SELECT published, "eventType", uuid, actor->>'id' AS actor,
        array_to_string(CAST(json_extract_string(target, '$[*].id') AS VARCHAR[]), ' ') AS targets
      FROM ${name(duringType)} WHERE ${not} ORDER BY published, uuid LIMIT ${mostChanges}`,
    Event,
  );
  return events.flatMap((event) => {
    const between = resources.filter(
      ({ sent }) =>
        sent.first !== null && sent.last !== null && sent.first < event.published && event.published < sent.last,
    );
    return between.length === 0
      ? []
      : [{ ...event, between: between.map(({ resourceType }) => resourceType).join(' ') }];
  });
}
