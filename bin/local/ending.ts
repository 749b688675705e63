import type { Announcement } from '../../lambdas/contracts/announcement.ts';
import type { Manifest } from '../../lambdas/contracts/manifest.ts';
import { outcomeTable } from './table.ts';

/** How a run ended: paused before its manifest, or announced, with its manifest where one could be written. */
export type RunEnd =
  | { readonly paused: true }
  | { readonly paused: false; readonly announcement: Announcement; readonly manifest: Manifest | null };

/** Where a run's files lie, and how it is gone on with. */
export type Whereabouts = {
  /** Path or address of a file, by its key. */
  readonly place: (key: string) => string;
  /** The option that goes on with a paused run. */
  readonly resume: string;
};

/** The end of a run as people read it: the outcomes, and what it came to. */
export function endText(run: string, end: RunEnd, { place, resume }: Whereabouts): string {
  if (end.paused) return `\nRun ${run} is paused. Go on with ${resume}.`;
  const { status, reason, manifest } = end.announcement;
  const table = end.manifest === null ? '' : `\n${outcomeTable(end.manifest)}\n`;
  const where = manifest === null ? 'No manifest was written.' : `Manifest: ${place(manifest.key)}`;
  return `${table}\nRun ${run} is ${status}. ${reason}\n${where}`;
}

/** The end of a run for programs. */
export function endJson(run: string, end: RunEnd, { place }: Pick<Whereabouts, 'place'>): object {
  if (end.paused) return { run, status: 'paused' };
  const { status, reason, org, manifest } = end.announcement;
  const resources = (end.manifest?.resources ?? []).map(({ resourceType, outcome, reason, rows, requests }) => ({
    resourceType,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    rows,
    requests,
  }));
  return { run, org, status, reason, manifest: manifest === null ? null : place(manifest.key), resources };
}
