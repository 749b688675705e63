import { Listr } from 'listr2';
import type { Estimate } from '../../lambdas/contracts/plan.ts';
import type { Progress } from '../../lambdas/environment.ts';

/** Shows what each resource type has come to while a run goes on. */
export type ProgressBoard = {
  /** Resource types to show, once they are known, and what the run is expected to take. */
  planned(resourceTypes: readonly string[], estimate: Estimate | null): void;
  page(progress: Progress): void;
  /** A slice ended; `done` when it was the type's last. */
  slice(resourceType: string, done: boolean): void;
  /** Ends the board, with whatever is still open. */
  close(): Promise<void>;
};

type Line = { readonly done: PromiseWithResolvers<void>; earlier: Amount; now: Amount; show: (text: string) => void };
type Amount = { readonly rows: number; readonly pages: number };
const nothing: Amount = { rows: 0, pages: 0 };

const bases = {
  'last run': 'the last whole run',
  people: 'the number of people',
  assumed: 'what a small company has',
} as const;

function asSentence({ requests, minutes, basis, warning }: Estimate): string {
  const all = Object.values(requests).reduce((sum, count) => sum + count, 0);
  const time =
    minutes < 1.5 ? 'a minute' : minutes < 120 ? `${Math.round(minutes)} minutes` : `${Math.round(minutes / 60)} hours`;
  return `About ${all.toLocaleString('en')} requests and ${time} at Okta's pace, reckoned from ${bases[basis]}.${warning === undefined ? '' : ` ${warning}`}`;
}

/** A board of live lines on a terminal, of plain lines elsewhere. */
export function createProgressBoard(): ProgressBoard {
  const lines = new Map<string, Line>();
  let board: Promise<unknown> | undefined;
  const total = ({ earlier, now }: Line) => ({ rows: earlier.rows + now.rows, pages: earlier.pages + now.pages });
  const text = (line: Line) => {
    const { rows, pages } = total(line);
    return `${rows.toLocaleString('en')} rows, ${pages.toLocaleString('en')} pages`;
  };

  return {
    planned(resourceTypes, estimate) {
      if (estimate !== null) console.log(`${asSentence(estimate)}\n`);
      for (const resourceType of resourceTypes)
        lines.set(resourceType, {
          done: Promise.withResolvers(),
          earlier: nothing,
          now: nothing,
          show: () => undefined,
        });
      const tasks = [...lines].map(([resourceType, line]) => ({
        title: resourceType,
        task: async (_: unknown, task: { title: string; output: string }) => {
          line.show = (output) => {
            task.output = output;
          };
          await line.done.promise;
          task.title = `${resourceType}: ${text(line)}`;
        },
      }));
      board = new Listr(tasks, { concurrent: true, registerSignalListeners: false, fallbackRenderer: 'silent' }).run();
    },
    page({ resourceType, rows, pages }) {
      const line = lines.get(resourceType);
      if (line === undefined) return;
      line.now = { rows, pages };
      line.show(text(line));
    },
    slice(resourceType, done) {
      const line = lines.get(resourceType);
      if (line === undefined) return;
      line.earlier = total(line);
      line.now = nothing;
      if (!done) return;
      if (!process.stdout.isTTY) console.log(`${resourceType}: ${text(line)}`);
      line.done.resolve();
    },
    async close() {
      for (const line of lines.values()) line.done.resolve();
      await board;
    },
  };
}
