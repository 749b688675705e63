import { type Columns, columnsOf } from '../../lambdas/catalogue/columns.ts';
import type { Catalogue, Resource } from '../../lambdas/catalogue/resource.ts';
import type { columnTypes, Query } from '../../lambdas/posture/query-file.ts';
import { runColumns } from '../../lambdas/publish/run-rows.ts';

/** A table over the evidence, for the Glue catalog and as DDL alike. */
export type EvidenceTable = {
  /** Lower case, with underscores: what Athena takes. */
  readonly name: string;
  readonly description: string;
  /** Where its objects lie in the bucket; org and date are folders below it. */
  readonly prefix: string;
  readonly columns: readonly TableColumn[];
  readonly format: 'json' | 'parquet';
  /** What its rows are called in the table `runs`; null: it is that table. */
  readonly of: { readonly kind: 'resource' | 'posture'; readonly name: string } | null;
};

/** A column, in Hive's words. */
type TableColumn = {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  /** The key in JSON, where it is not the name. */
  readonly field?: string;
};

/** Folders that a query names, and does not find in the rows. */
export const partitions = ['org', 'dt'] as const;

/** What Glue takes of a comment, in characters. */
const longestComment = 255;

/** Glue's names are lower case, and Athena's have no other signs than the underscore. */
export const tableName = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');

/** A table for each resource type and each derived artifact, and `runs`, which says which of their objects are evidence. */
export function evidenceTables(catalogue: Catalogue, artifacts: readonly Query[]): EvidenceTable[] {
  return [
    {
      name: 'runs',
      description:
        'What each committed run delivered: a row a run, type and part. Rows of other tables are evidence where it names their object.',
      prefix: 'v1/runs/',
      columns: Object.entries(runColumns).map(([name, { type, meaning }]) => ({ name, type, comment: meaning })),
      format: 'json',
      of: null,
    },
    ...Object.entries(catalogue).map(([resourceType, resource]) => tableOfRows(resourceType, resource)),
    ...artifacts.map(tableOfArtifact),
  ];
}

function tableOfRows(resourceType: string, resource: Resource): EvidenceTable {
  const carried: Columns = resource.carried === undefined ? {} : { carriedFrom: 'text' };
  return {
    name: tableName(resourceType),
    description: resource.evidence,
    prefix: `v1/resource=${resourceType}/`,
    columns: Object.entries({ ...columnsOf(resource), ...carried }).map(([field, holds]) => {
      const name = tableName(field).replace(/^_/, '');
      return {
        name,
        type: 'string',
        comment: `${field} of ${resourceType}${holds === 'json' ? ', as JSON' : ''}`,
        ...(name === field ? {} : { field }),
      };
    }),
    format: 'json',
    of: { kind: 'resource', name: resourceType },
  };
}

const hiveTypes: Readonly<Record<(typeof columnTypes)[number], string>> = {
  VARCHAR: 'string',
  'VARCHAR[]': 'array<string>',
  BIGINT: 'bigint',
  DOUBLE: 'double',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp',
};

function tableOfArtifact({ name, question, columns }: Query): EvidenceTable {
  return {
    name: `posture_${tableName(name)}`,
    description: question,
    prefix: `v1/posture=${name}/`,
    columns: [
      ...columns.map((column) => ({
        name: column.name,
        type: hiveTypes[column.type],
        comment: column.meaning.slice(0, longestComment),
      })),
      { name: 'not_evaluated', type: 'string', comment: 'which columns are not answered, and why' },
      { name: 'definition', type: 'string', comment: 'version of the query that answered' },
      { name: 'as_of', type: 'timestamp', comment: 'when the run began: what "now" means in the answers' },
    ],
    format: 'parquet',
    of: { kind: 'posture', name },
  };
}

/**
 * Athena works the partitions out from these, without a crawler. Who knows the org's id says it; otherwise each query must
 * (https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html).
 */
export function projectionOf(table: EvidenceTable, bucket: string, org?: string): Record<string, string> {
  return {
    'projection.enabled': 'true',
    ...(org === undefined
      ? { 'projection.org.type': 'injected' }
      : { 'projection.org.type': 'enum', 'projection.org.values': org }),
    'projection.dt.type': 'date',
    'projection.dt.format': 'yyyy-MM-dd',
    // The connector is younger.
    'projection.dt.range': '2026-01-01,NOW',
    'storage.location.template': `s3://${bucket}/${table.prefix}org=\${org}/dt=\${dt}/`,
  };
}

/** How Hive, and Athena by it, read the objects. */
export const formats = {
  json: {
    serde: 'org.openx.data.jsonserde.JsonSerDe',
    input: 'org.apache.hadoop.mapred.TextInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  },
  parquet: {
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
    input: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  },
} as const;

/** Which key of the JSON a column is. Keys are matched as they are written: `userId` is not `userid`. */
export function serdePropertiesOf({ format, columns }: EvidenceTable): Record<string, string> {
  if (format === 'parquet') return {};
  const mapped = columns.flatMap(({ name, field }) =>
    field === undefined ? [] : [[`mapping.${name}`, field] as const],
  );
  return { 'case.insensitive': 'FALSE', ...Object.fromEntries(mapped) };
}
