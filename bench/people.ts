import type { Records } from '../bin/demo-org/data/records.ts';
import { oktaId } from '../bin/demo-org/random.ts';

const minuteMs = 60_000;
const began = Date.parse('2024-06-01T00:00:00Z');

/** So many users, one a minute, each a copy of one: made as they are asked for, so that the org costs next to nothing. */
export const peopleLike =
  (count: number, like: object): Records =>
  (_, { query }) => {
    const [, since = '', , until] =
      /created g[te] "(.+?)"( and created lt "(.+?)")?$/.exec(query.get('search') ?? '') ?? [];
    const place = (instant: string) => Math.ceil((Date.parse(instant) - began) / minuteMs);
    const first = Math.max(0, place(since));
    const end = until === undefined ? count : Math.min(count, place(until));
    return {
      size: Math.max(0, end - first),
      at: (index) => ({
        ...like,
        id: oktaId('00u', first + index),
        created: new Date(began + (first + index) * minuteMs).toISOString(),
      }),
    };
  };
