import { headerLine, parseQuery, type Query, QueryFileError } from './query-file.ts';
import { literal, name } from './tables.ts';

/** A check with a result for each subject, and the requirements that it answers to. */
export type Control = Query & {
  /** What holds when it passes. */
  readonly title: string;
  readonly severity: string;
  /** Requirements as `framework: id`, the framework by its key in {@link frameworks}. */
  readonly maps: readonly string[];
};

/** The frameworks that controls map to, by the key that their headers use. */
export const frameworks: Readonly<Record<string, string>> = {
  stig: 'DISA Okta IDaaS STIG V1R2',
  soc2: 'SOC 2 Trust Services Criteria 2017',
  iso27001: 'ISO/IEC 27001:2022',
  nist80053: 'NIST SP 800-53 Rev. 5',
  pci: 'PCI DSS 4.0.1',
};

const severities = ['high', 'medium', 'low'];

/** What a control's query gives for each subject; what it needs hides the answers, not the subject. */
const columnLines = (needs: string) => [
  `-- column subject_type VARCHAR: what was checked: policy, …`,
  `-- column subject_id VARCHAR key: Okta's id of it`,
  `-- column subject_name VARCHAR: its name`,
  `-- column passes BOOLEAN from ${needs}: whether it passes; null where that cannot be told`,
  `-- column observed VARCHAR from ${needs}: what Okta shows`,
  `-- column threshold VARCHAR: what is asked`,
  `-- column reason VARCHAR: why it cannot be told`,
  `-- column evidence VARCHAR[] from ${needs}: rows that decide, as resource-type/key`,
];

/**
 * Reads a control's file: the header of a query, where `rows from` is all that the control needs, with lines `-- title: …`,
 * `-- severity: high|medium|low` and `-- maps <framework>: <id>`. The columns are those of every control.
 *
 * @throws {QueryFileError}
 */
export function parseControl(check: string, sql: string): Control {
  const query = parseQuery(check, [...columnLines(headerLine(check, sql, 'rows from')), sql].join('\n'));
  const severity = headerLine(check, sql, 'severity');
  const maps = [...sql.matchAll(/^-- maps (\w+): (.+)$/gm)].map(([, framework = '', id = '']) => {
    if (frameworks[framework] === undefined)
      throw new QueryFileError(`${check}.sql: there is no framework ${framework}.`);
    return `${framework}: ${id}`;
  });
  if (!severities.includes(severity)) throw new QueryFileError(`${check}.sql: there is no severity ${severity}.`);
  return { ...query, sql, title: headerLine(check, sql, 'title'), severity, maps };
}

/** The artifact that gathers the results of all controls: a row each subject, and one for the whole org. */
export function controlResults(controls: readonly Control[]): Query {
  const needs = [...new Set(controls.map(({ name: check, sql }) => headerLine(check, sql, 'rows from')))].join(', ');
  const header = `-- question: Which controls hold, for what, and what decided it?
-- version: control-results/1
-- sources: ${controls.map(({ name: check }) => `posture.${check}`).join(', ')}
-- rows from: ${needs}
-- column control VARCHAR key: the control's name; its query is published with the run
-- column subject_id VARCHAR key: Okta's id of what was checked; empty: the whole org
-- column title VARCHAR: what holds when it passes
-- column severity VARCHAR: high, medium or low
-- column requirements VARCHAR[]: what it answers to, as framework: id
-- column subject_type VARCHAR: what was checked; org for all of them together
-- column subject_name VARCHAR: its name
-- column result VARCHAR: pass, fail or not_evaluated; of the org: fail where one fails, pass where all pass
-- column observed VARCHAR: what Okta shows
-- column threshold VARCHAR: what is asked
-- column reason VARCHAR: why it is not evaluated
-- column evidence VARCHAR[]: rows that decided it, as resource-type/key`;
  return parseQuery(
    'control-results',
    `${header}
${controls.map(resultsOf).join('\nUNION ALL\n')}`,
  );
}

function resultsOf({ name: check, title, severity, maps }: Control): string {
  const said = `${literal(check)} AS control`;
  const shown = `${literal(title)} AS title, ${literal(severity)} AS severity, [${maps.map(literal).join(', ')}] AS requirements`;
  // The row that says "rows may be missing" stands for no subject.
  const unseen = `bool_or(subject_id = 'not_evaluated')`;
  return `SELECT ${said}, subject_id, ${shown}, subject_type, subject_name,
  CASE WHEN passes IS NULL THEN 'not_evaluated' WHEN passes THEN 'pass' ELSE 'fail' END AS result,
  observed, threshold, CASE WHEN passes IS NULL THEN coalesce(not_evaluated, reason) END AS reason, evidence
FROM posture.${name(check)} WHERE subject_id <> 'not_evaluated'
UNION ALL
SELECT ${said}, '', ${shown}, 'org', '',
  CASE WHEN ${unseen} OR count(*) = 0 THEN 'not_evaluated' WHEN NOT bool_and(coalesce(passes, true)) THEN 'fail'
    WHEN bool_or(passes IS NULL) THEN 'not_evaluated' ELSE 'pass' END,
  CASE WHEN ${unseen} THEN 'not_evaluated' ELSE count(*) FILTER (passes) || ' of ' || count(*) || ' pass' END,
  NULL,
  CASE WHEN count(*) = 0 THEN 'There is nothing of this kind to check.'
    WHEN bool_or(passes IS NULL) THEN any_value(coalesce(not_evaluated, reason)) FILTER (passes IS NULL) END,
  NULL
FROM posture.${name(check)}`;
}
