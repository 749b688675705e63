import type { Standing } from '../contracts/ledger.ts';
import type { Part } from '../contracts/run.ts';
import { type Settled, settle } from './in-order.ts';
import type { SliceEnd } from './slice.ts';

/** Windows of one list that are read at once, at most: at two seconds a page, the usual 300 requests a minute need ten. */
export const mostLanes = 10;

/** Pages between two looks at how busy we are. */
const pagesAWeighing = 5;
/** Part of the time that our own work may fill: beyond it, more windows at once would only wait for one another. */
const busyAtMost = 0.6;

/** How far a window was read, and what was written of it. */
export type WindowEnd = { readonly standing: Standing; readonly end: SliceEnd; readonly parts: readonly Part[] };

/** What a slice's windows are read with. */
export type Lanes = {
  /** Reads one window; `widen` is to be called after each of its pages, `alone` tells whether no other is read beside it. */
  readonly read: (standing: Standing, widen: () => void, alone: () => boolean) => Promise<WindowEnd>;
  readonly isOver: () => boolean;
  readonly endSlice: () => void;
};

/**
 * Reads windows, several at once, until none is left or the time is up; at least one. Begins with one and takes on more
 * while time goes by waiting for Okta: where we are what is slow, more at once would only fill memory. When one
 * must wait or fails, the others end too: they draw from the same rate limit, and write to the same store.
 */
export async function readSideBySide(
  standings: readonly Standing[],
  { read, isOver, endSlice }: Lanes,
): Promise<{ left: Standing[]; parts: Part[]; resumeAt: Date | undefined }> {
  const queue = [...standings];
  const ends: WindowEnd[] = [];
  const running: Promise<Settled<void>>[] = [];
  let active = 0;
  let before = performance.eventLoopUtilization();
  let wanted = 1;
  let pages = 0;
  const weigh = () => {
    pages += 1;
    if (pages % pagesAWeighing !== 0) return;
    const since = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    wanted = Math.max(1, Math.min(mostLanes, Math.floor((busyAtMost * active) / since.utilization)));
  };
  const lane = async () => {
    for (let standing = queue.shift(); standing !== undefined; standing = queue.shift()) {
      try {
        const end = await read(standing, widen, () => active === 1);
        ends.push(end);
        if (end.end.next !== null) endSlice();
      } catch (error) {
        endSlice();
        throw error;
      }
      if (isOver() || active > wanted) break;
    }
    active -= 1;
  };
  const widen = () => {
    weigh();
    while (active < wanted && queue.length > 0 && !isOver()) open();
  };
  const open = () => {
    active += 1;
    running.push(settle(lane()));
  };
  open();
  for (let each = running.shift(); each !== undefined; each = running.shift()) {
    const settled = await each;
    if ('error' in settled) {
      await Promise.all(running);
      throw settled.error;
    }
  }
  const inOrder = (one: Standing, other: Standing) => one.window - other.window;
  const waits = ends.flatMap(({ end }) => end.resumeAt ?? []).sort((one, other) => Number(other) - Number(one));
  return {
    left: [...queue, ...ends.flatMap(({ standing, end }) => (end.next === null ? [] : [standing]))].sort(inOrder),
    parts: ends.flatMap(({ parts }) => parts).sort((one, other) => (one.key < other.key ? -1 : 1)),
    resumeAt: waits[0],
  };
}
