import type { Announcement } from '../../lambdas/contracts/announcement.ts';
import type { Manifest } from '../../lambdas/contracts/manifest.ts';
import { reportKey } from '../../lambdas/evidence/keys.ts';
import { outcomeTable } from './table.ts';

/** How a run ended: paused before its manifest, or announced, with its manifest where one could be written. */
export type RunEnd =
  | { readonly paused: true }
  | { readonly paused: false; readonly announcement: Announcement; readonly manifest: Manifest | null };

/** Where a run's files lie, and how it is gone on with. */
export type Whereabouts = {
  /** Path or address of a file, by its key. */
  readonly place: (key: string) => string;
  /** The command that goes on with a paused run. */
  readonly resume: string;
  /** What to do with a run that has a manifest, in a sentence. */
  readonly next: string;
};

/** The end of a run as people read it: the outcomes, and what it came to. */
export function endText(run: string, end: RunEnd, { place, resume, next }: Whereabouts): string {
  if (end.paused) return `\nRun ${run} is paused. Go on with ${resume}.`;
  const { status, reason, org, manifest } = end.announcement;
  const table = end.manifest === null ? '' : `\n${outcomeTable(end.manifest)}\n`;
  const report = reportOf(end.manifest, place);
  const where =
    manifest === null
      ? [
          `No manifest was written.${org === null || status === 'refused' ? '' : ` Once the cause is gone, go on with ${resume}.`}`,
        ]
      : [...(report === null ? [] : [`Report: ${report}`]), `Manifest: ${place(manifest.key)}`, next];
  return `${table}\nRun ${run} is ${status}. ${reason}\n${where.join('\n')}`;
}

/** Where the page is that people read; nowhere where the run could not be assessed. */
function reportOf(manifest: Manifest | null, place: Whereabouts['place']): string | null {
  const key = manifest === null ? null : reportKey(manifest.org.id, manifest.run);
  return key !== null && manifest?.files.some((file) => file.key === key) ? place(key) : null;
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
  const report = reportOf(end.manifest, place);
  return { run, org, status, reason, report, manifest: manifest === null ? null : place(manifest.key), resources };
}
