import type { ReportColumn } from '../table.ts';

/** A table of a section: rows of one artifact, the worst first. */
export type SectionTable = {
  readonly caption: string;
  readonly artifact: string;
  /** What is selected from in place of the artifact itself, where its rows are counted: SQL in brackets. */
  readonly from?: string;
  /** Which of its rows, and in which order: SQL after `FROM posture."<artifact>"`. */
  readonly where: string;
  readonly order: string;
  readonly columns: readonly ReportColumn[];
  /** Rows that the page holds, at most; absent: as many as of any table. */
  readonly most?: number;
  /** What it means that there is no such row. */
  readonly none: string;
};

/** A part of the report. Sections whose artifact is not among the run's are left out. */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly tables: readonly SectionTable[];
};

/** A column that leads to a person in the Admin Console. */
export const user = (name: string, label: string, id = 'user_id'): ReportColumn => ({
  name,
  label,
  to: { place: 'user', ids: [id] },
});

/** A column of Okta's ids. */
export const idOf = (name: string, label = 'Okta id'): ReportColumn => ({ name, label, kind: 'id' });

/** A column of instants. */
export const at = (name: string, label: string): ReportColumn => ({ name, label: `${label} (UTC)`, kind: 'instant' });

/** A column of text. */
export const of = (name: string, label: string): ReportColumn => ({ name, label });

/** Levels of MFA in the order of an artifact's column `mfa_level`, none first: SQL. */
export const byLevel = `CASE mfa_level WHEN 'none' THEN 0 WHEN 'weak' THEN 1 WHEN 'not_evaluated' THEN 2 WHEN 'delegated' THEN 3 WHEN 'strong' THEN 4 WHEN 'phishing_resistant' THEN 5 ELSE 6 END`;

/** What fails first, then what could not be told: SQL. */
export const byResult = `CASE result WHEN 'fail' THEN 0 WHEN 'not_evaluated' THEN 1 ELSE 2 END`;
