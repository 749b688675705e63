import { Aws, NestedStack, Validations } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Catalogue } from '../../lambdas/catalogue/resource.ts';
import { artifacts } from '../../lambdas/posture/queries.ts';
import { viewsOf } from './sql.ts';
import { evidenceTables, formats, partitions, projectionOf, serdePropertiesOf, tableName } from './table.ts';

export type EvidenceTablesProps = {
  readonly connector: string;
  readonly catalogue: Catalogue;
  readonly bucket: IBucket;
  /** Okta's id of the org. Absent: every query must name it. */
  readonly orgId?: string;
};

/**
 * A database with a table for each resource type and each derived artifact, and the views over them as named queries of a
 * workgroup. A stack of its own: a stack has 500 resources at most.
 */
export class EvidenceTables extends NestedStack {
  readonly database: string;

  constructor(scope: Construct, id: string, { connector, catalogue, bucket, orgId }: EvidenceTablesProps) {
    super(scope, id, { description: `Tables and views over the evidence of ${connector}` });
    this.database = tableName(connector);
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: this.database, description: 'Evidence from Okta' },
    });
    const tables = evidenceTables(catalogue, artifacts);
    for (const table of tables) {
      const { serde, input, output } = formats[table.format];
      new CfnTable(this, `Table ${table.name}`, {
        catalogId: Aws.ACCOUNT_ID,
        databaseName: this.database,
        tableInput: {
          name: table.name,
          description: table.description,
          tableType: 'EXTERNAL_TABLE',
          partitionKeys: partitions.map((name) => ({ name, type: 'string' })),
          parameters: { EXTERNAL: 'TRUE', ...projectionOf(table, bucket.bucketName, orgId) },
          storageDescriptor: {
            columns: table.columns.map(({ name, type, comment }) => ({ name, type, comment })),
            location: `s3://${bucket.bucketName}/${table.prefix}`,
            inputFormat: input,
            outputFormat: output,
            serdeInfo: { serializationLibrary: serde, parameters: serdePropertiesOf(table) },
          },
        },
      }).addResourceDependency(database);
    }
    const workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name: connector,
      description: 'Questions to the evidence from Okta',
      // Named queries are all that is in it.
      recursiveDeleteOption: true,
      workGroupConfiguration: { enforceWorkGroupConfiguration: false },
    });
    Validations.of(workGroup).acknowledge({
      id: 'AwsSolutions-ATH1',
      reason:
        'Where answers go and with which key they are encrypted is set by whoever asks: the connector has no place for them, and none in the evidence.',
    });
    for (const { name, description, sql } of viewsOf(tables))
      new CfnNamedQuery(this, `View ${name}`, {
        database: this.database,
        workGroup: connector,
        name,
        description,
        queryString: sql,
      }).addResourceDependency(workGroup);
  }
}
