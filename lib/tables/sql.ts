import { type EvidenceTable, formats, partitions, projectionOf, serdePropertiesOf } from './table.ts';

/** A statement of Athena's, with a name. */
export type NamedStatement = { readonly name: string; readonly description: string; readonly sql: string };

const text = (value: string) => `'${value.replaceAll("'", "\\'")}'`;
const pairs = (properties: Readonly<Record<string, string>>) =>
  Object.entries(properties)
    .map(([name, value]) => `  ${text(name)} = ${text(value)}`)
    .join(',\n');

/** The DDL of a table, in the words of Hive that Athena takes. */
export function createTable(table: EvidenceTable, bucket: string, org?: string): string {
  const { serde, input, output } = formats[table.format];
  const properties = serdePropertiesOf(table);
  const columns = table.columns.map(({ name, type, comment }) => `  \`${name}\` ${type} COMMENT ${text(comment)}`);
  return `CREATE EXTERNAL TABLE IF NOT EXISTS \`${table.name}\` (
${columns.join(',\n')}
)
COMMENT ${text(table.description)}
PARTITIONED BY (${partitions.map((name) => `\`${name}\` string`).join(', ')})
ROW FORMAT SERDE ${text(serde)}
${Object.keys(properties).length === 0 ? '' : `WITH SERDEPROPERTIES (\n${pairs(properties)}\n)\n`}STORED AS INPUTFORMAT ${text(input)}
OUTPUTFORMAT ${text(output)}
LOCATION ${text(`s3://${bucket}/${table.prefix}`)}
TBLPROPERTIES (
${pairs(projectionOf(table, bucket, org))}
)`;
}

/** What stands until something newer does. */
const forEver = "TIMESTAMP '9999-12-31 00:00:00'";
/** A row's object as the manifest names it, from Athena's own column. The bucket, and a prefix in it, may be another's. */
const keyOfRow = `regexp_extract(r."$path", '(v1/(resource|posture)=.+)$', 1)`;
const quoted = (name: string) => `"${name}"`;

/**
 * The views: `runs_standing` (from when to when a run's answer was the newest), and of each table `…_asof` (its rows of
 * committed runs, with that) and `…_latest` (those of the newest). Each needs those before it.
 */
export function viewsOf(tables: readonly EvidenceTable[]): NamedStatement[] {
  return [
    {
      name: 'runs_standing',
      description: 'From when to when the answer of a run was the newest of its type or artifact',
      sql: `CREATE OR REPLACE VIEW runs_standing AS
SELECT
  org, kind, name, run, valid_from,
  lead(valid_from, 1, ${forEver}) OVER (PARTITION BY org, kind, name ORDER BY run) AS valid_until
FROM (
  SELECT DISTINCT org, kind, name, run, CAST(from_iso8601_timestamp(finished_at) AS timestamp) AS valid_from
  FROM runs
  WHERE stands
)`,
    },
    ...tables.flatMap(({ name, of, columns }) => (of === null ? [] : viewsOfTable(name, of, columns))),
  ];
}

function viewsOfTable(
  name: string,
  of: NonNullable<EvidenceTable['of']>,
  columns: EvidenceTable['columns'],
): NamedStatement[] {
  const own = [...columns.map((column) => column.name), ...partitions].map(quoted);
  const added = ['run', 'run_status', 'run_outcome'].map(quoted);
  return [
    {
      name: `${name}_asof`,
      description: `Rows of ${of.name} of committed runs. A moment lies in [valid_from, valid_until) of the run that was the newest then`,
      sql: `CREATE OR REPLACE VIEW ${name}_asof AS
SELECT
  ${own.map((column) => `r.${column}`).join(', ')},
  c.run AS "run", c.status AS "run_status", c.outcome AS "run_outcome", s.valid_from, s.valid_until
FROM ${quoted(name)} AS r
JOIN runs AS c
  ON c.org = r.org AND c.dt = r.dt AND c.kind = '${of.kind}' AND c.name = '${of.name}'
  AND c.key = ${keyOfRow}
LEFT JOIN runs_standing AS s
  ON s.org = c.org AND s.kind = c.kind AND s.name = c.name AND s.run = c.run`,
    },
    {
      name: `${name}_latest`,
      description: `Rows of ${of.name} of the newest committed run in which it ${of.kind === 'resource' ? 'was complete' : 'was derived from a whole run'}`,
      sql: `CREATE OR REPLACE VIEW ${name}_latest AS
SELECT ${[...own, ...added].join(', ')}, valid_from
FROM ${name}_asof
WHERE valid_until = ${forEver}`,
    },
  ];
}
