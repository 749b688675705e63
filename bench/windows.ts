import { drawWith } from '../bin/demo-org/random.ts';
import { belongsTo, byMarks, evenly, windowCount, windowsBetween } from '../lambdas/collect/divide.ts';
import { mostLanes } from '../lambdas/collect/side-by-side.ts';
import type { Figure } from './figure.ts';
import { simulateWindows } from './simulated-bucket.ts';

const people = 1_000_000;
const aPage = 200;
const aMark = 500;
const limit = 300;
const yearMs = 365 * 86_400_000;
const began = Date.parse('2019-01-01T00:00:00Z');
const draw = drawWith(1);

/** When people got their accounts: hired year by year, or most of them imported in one week. */
const steady = (person: number) => began + 7 * yearMs * draw('hired', person);
const imported = (person: number) =>
  draw('imported', person) < 0.6 ? began + yearMs / 52 + 7 * 86_400_000 * draw('week', person) : steady(person);

/** A million users at 800 ms a page: a page after the other they would use a quarter of 300 requests a minute. */
export function windows(): Figure[] {
  const scenario = '1,000,000 users listed at 800 ms a page';
  const sample = (created: (person: number) => number) =>
    Array.from({ length: people / aMark }, (_, place) => new Date(created(place)).toISOString());
  const count = windowCount(people / aPage);
  const ends = [new Date(began).toISOString(), new Date(began + 7 * yearMs).toISOString()] as const;
  return [
    shareUsed('first run, people hired year by year', sample(steady), evenly(...ends, count)),
    shareUsed('next run, most people imported in one week', sample(imported), byMarks(sample(imported), count)),
  ];

  function shareUsed(figure: string, marks: readonly string[], divisions: readonly string[]): Figure {
    const pages = windowsBetween(divisions).map((window) =>
      Math.max(1, Math.ceil((marks.filter((mark) => belongsTo(window, mark)).length * aMark) / aPage)),
    );
    const { minutes } = simulateWindows({ limit, latencyMs: () => 800, windows: pages, lanes: mostLanes });
    const used = people / aPage / limit / minutes;
    return {
      scenario,
      figure: `share used, ${figure}`,
      value: Math.round(used * 1000) / 10,
      unit: '%',
      floor: 90,
      better: 'more',
    };
  }
}
