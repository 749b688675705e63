import { frameworks } from './frameworks.ts';
import { headerLine, parseQuery, type Query, QueryFileError } from './query-file.ts';
import { literal, name } from './tables.ts';

/** A requirement of a framework, by the key of {@link frameworks} and the id that the framework gives it. */
export type Requirement = { readonly framework: string; readonly id: string };

/** A check with a result for each subject, and the requirements that it answers to. */
export type Control = Query & {
  /** What holds when it passes. */
  readonly title: string;
  readonly severity: string;
  readonly maps: readonly Requirement[];
  /** Resource types of which it must have seen every row: where Okta hid some, or may have, the org does not pass. */
  readonly every: readonly string[];
};

const severities = ['high', 'medium', 'low'];

/** What a control's query gives for each subject; what it needs hides the answers, not the subject. */
const columnLines = (needs: string) => [
  `-- column subject_type VARCHAR: what was checked: policy, app, …`,
  `-- column subject_id VARCHAR key: Okta's id of it, or what it is called where there is one of it`,
  `-- column subject_name VARCHAR: its name`,
  `-- column passes BOOLEAN from ${needs}: whether it passes; null where that cannot be told`,
  `-- column observed VARCHAR from ${needs}: what Okta shows`,
  `-- column threshold VARCHAR: what is asked`,
  `-- column reason VARCHAR: why it cannot be told`,
  `-- column evidence VARCHAR[] from ${needs}: rows that decide, as resource-type/key`,
];

/**
 * Reads a control's file: the header of a query, where `rows from` names the types without which subjects may be missing, with
 * lines `-- title: …`, `-- severity: high|medium|low` and `-- maps <framework>: <id>`, and `-- decided by: …` where more is
 * needed to judge a subject than to know of it. `-- every: …` names types of which no row may be hidden from the token if the org is
 * to pass. The columns are those of every control.
 *
 * @throws {QueryFileError}
 */
export function parseControl(check: string, sql: string): Control {
  const needs = /^-- decided by: /m.test(sql) ? 'decided by' : 'rows from';
  const query = parseQuery(check, [...columnLines(headerLine(check, sql, needs)), sql].join('\n'));
  const severity = headerLine(check, sql, 'severity');
  const maps = [...sql.matchAll(/^-- maps (\w+): (.+)$/gm)].map(([, framework = '', id = '']) => {
    if (frameworks[framework]?.requirements[id] === undefined)
      throw new QueryFileError(
        `${check}.sql: there is no requirement ${id} in frameworks/${framework}.json: add it there.`,
      );
    return { framework, id };
  });
  if (!severities.includes(severity)) throw new QueryFileError(`${check}.sql: there is no severity ${severity}.`);
  const every = /^-- every: (.+)$/m.exec(sql)?.[1]?.split(', ') ?? [];
  return { ...query, sql, title: headerLine(check, sql, 'title'), severity, maps, every };
}

/** The artifact that gathers the results of all controls: a row each subject, and one for the whole org. */
export function controlResults(controls: readonly Control[]): Query {
  const needs = [...new Set(controls.map(({ name: check, sql }) => headerLine(check, sql, 'rows from')))].join(', ');
  const header = `-- question: Which controls hold, for what, and what decided it?
-- version: control-results/2
-- sources: ${controls.map(({ name: check }) => `posture.${check}`).join(', ')}, run.resources
-- rows from: ${needs}
-- column control VARCHAR key: the control's name; its query is published with the run
-- column subject_id VARCHAR key: Okta's id of what was checked; empty: the whole org
-- column title VARCHAR: what holds when it passes
-- column severity VARCHAR: high, medium or low
-- column requirements VARCHAR[]: what it answers to, as framework: id; not those that name other figures than this run went by
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
WITH controls(control, title, severity, requirements) AS (VALUES
  ${controls.map((control) => `(${literal(control.name)}, ${literal(control.title)}, ${literal(control.severity)}, ${requirementsOf(control)})`).join(',\n  ')}
),
wholly(control, resource_type) AS (VALUES
  ${controls.flatMap(({ name: check, every }) => every.map((type) => `(${literal(check)}, ${literal(type)})`)).join(', ')}
),
-- Each control's own answers, and where Okta hid, or may have hidden, some of what a control must have seen wholly, that.
answers AS (
  ${controls.map(({ name: check }) => `SELECT ${literal(check)} AS control, * FROM posture.${name(check)}`).join('\n  UNION ALL ')}
  UNION ALL BY NAME
  SELECT control, resource_type AS subject_type, 'hidden ' || resource_type AS subject_id, 'What Okta does not show of ' || resource_type AS subject_name,
    'not shown' AS observed,
    coalesce(hidden, 'The roles of the token are not known, and so not whether Okta showed it all of ' || resource_type || '.')
      || ' Collect once with a token of a Super Administrator, or look at them by hand.' AS reason
  FROM run.resources JOIN wholly USING (resource_type)
  WHERE hidden IS NOT NULL OR (visibility = 'unknown' AND outcome IN ('complete', 'partial'))
),
told AS (
  -- Columns that are named there are a control's own.
  SELECT * REPLACE (CASE WHEN passes IS NULL THEN coalesce(regexp_replace(not_evaluated, '(^|; )(?:rows may be missing|(?:passes|observed|evidence)(?:, (?:observed|evidence))*): ', '\\1', 'g'), reason) END AS reason)
  FROM answers
),
-- The row that says "rows may be missing" stands for no subject.
whole AS (
  SELECT control, count(*) AS subjects, bool_or(subject_id = 'not_evaluated') AS unseen, count(*) FILTER (passes) AS passing,
    count(*) FILTER (NOT passes) AS failing, bool_or(passes IS NULL) AS untold, bool_or(not_evaluated IS NOT NULL) AS hidden, min(reason) AS reason
  FROM told GROUP BY control
)
SELECT control, subject_id, title, severity, requirements, subject_type, subject_name,
  CASE WHEN passes IS NULL THEN 'not_evaluated' WHEN passes THEN 'pass' ELSE 'fail' END AS result,
  observed, threshold, reason, evidence
FROM told JOIN controls USING (control) WHERE subject_id <> 'not_evaluated'
UNION ALL
SELECT control, '', title, severity, requirements, 'org', '',
  CASE WHEN failing > 0 THEN 'fail' WHEN unseen OR untold OR subjects IS NULL THEN 'not_evaluated' ELSE 'pass' END,
  CASE WHEN hidden THEN 'not_evaluated' ELSE coalesce(passing, 0) || ' of ' || coalesce(subjects, 0) || ' pass' END,
  NULL,
  CASE WHEN subjects IS NULL THEN 'There is nothing of this kind to check.' WHEN failing = 0 AND untold THEN reason END,
  NULL
FROM controls LEFT JOIN whole USING (control)`,
  );
}

/** A control's requirements as an SQL list: where the run went by other figures, none of those that name figures of their own. */
function requirementsOf({ maps, thresholds }: Control): string {
  const listed = (those: readonly Requirement[]) =>
    `CAST([${those.map(({ framework, id }) => literal(`${framework}: ${id}`)).join(', ')}] AS VARCHAR[])`;
  const free = maps.filter(({ framework }) => frameworks[framework]?.figures === false);
  if (thresholds.length === 0 || free.length === maps.length) return listed(maps);
  const asked = thresholds.map(({ name: figure, value }) => `getvariable(${literal(figure)}) = ${value}`).join(' AND ');
  return `CASE WHEN ${asked} THEN ${listed(maps)} ELSE ${listed(free)} END`;
}

/** The artifact that says of each requirement whether what was checked of it holds. */
export function requirementResults(controls: readonly Control[]): Query {
  const mapped = Object.entries(frameworks).flatMap(([framework, { title, version, requirements }]) =>
    Object.entries(requirements).map(([id, requirement]) => {
      const those = controls.filter(({ maps }) => maps.some((each) => each.framework === framework && each.id === id));
      const checks = `[${those.map(({ name: check }) => literal(check)).join(', ')}]`;
      return `(${literal(framework)}, ${literal(title)}, ${literal(version)}, ${literal(id)}, ${literal(requirement)}, ${checks})`;
    }),
  );
  return parseQuery(
    'requirement-results',
    `-- question: Which requirements of which framework are met as far as they were checked?
-- version: requirement-results/1
-- sources: posture.control-results
-- column framework VARCHAR key: key of the framework
-- column requirement VARCHAR key: id that the framework gives it
-- column framework_title VARCHAR: name of the framework
-- column framework_version VARCHAR: its version
-- column title VARCHAR: what it asks, in short: a description, not the framework's text
-- column result VARCHAR: fail where a control that answers to it fails, pass where all pass, else not_evaluated
-- column controls VARCHAR[]: the controls that answer to it
-- column reason VARCHAR: why it is not evaluated
WITH requirements(framework, framework_title, framework_version, requirement, title, controls) AS (VALUES
  ${mapped.join(',\n  ')}
),
answered AS (
  SELECT unnest(requirements) AS asked, result, title || ': ' || coalesce(reason, 'not evaluated') AS reason
  FROM posture."control-results" WHERE subject_id = ''
),
counted AS (
  SELECT asked, count(*) AS answers, bool_or(result = 'fail') AS fails, bool_and(result = 'pass') AS passes,
    min(reason) FILTER (result = 'not_evaluated') AS reason
  FROM answered GROUP BY asked
)
SELECT
  framework, requirement, framework_title, framework_version, title,
  CASE WHEN fails THEN 'fail' WHEN passes AND answers = len(controls) THEN 'pass' ELSE 'not_evaluated' END AS result,
  controls,
  CASE WHEN fails OR (passes AND answers = len(controls)) THEN NULL
    ELSE coalesce(reason, 'This run went by other figures than the requirement names.') END AS reason
FROM requirements LEFT JOIN counted ON asked = framework || ': ' || requirement`,
  );
}
