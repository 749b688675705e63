import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { artifacts } from '../../lambdas/posture/queries.ts';
import { EvidenceTables } from '../../lib/tables/evidence-tables.ts';
import { viewsOf } from '../../lib/tables/sql.ts';
import { evidenceTables } from '../../lib/tables/table.ts';

function synth(orgId?: string) {
  const stack = new Stack(new App(), 'test');
  const bucket = new Bucket(stack, 'Bucket');
  const tables = new EvidenceTables(stack, 'Tables', {
    connector: 'okta-evidence',
    catalogue,
    bucket,
    ...(orgId === undefined ? {} : { orgId }),
  });
  return { parent: Template.fromStack(stack), template: Template.fromStack(tables) };
}

const parametersOf = (template: Template) =>
  Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties.TableInput.Parameters);

test('a stack of its own has a table for every resource type and every artifact, and is below 450 resources', () => {
  const { parent, template } = synth();
  const names = Object.values(template.findResources('AWS::Glue::Table')).map(
    ({ Properties }) => Properties.TableInput.Name,
  );
  expect(names).toHaveLength(Object.keys(catalogue).length + artifacts.length + 1);
  expect(names).toEqual(expect.arrayContaining(['runs', 'users', 'group_members', 'posture_user_mfa']));
  expect(Object.keys(template.toJSON().Resources).length).toBeLessThan(450);
  expect(JSON.stringify(template.toJSON()).length).toBeLessThan(800_000);
  parent.resourceCountIs('AWS::CloudFormation::Stack', 1);
  parent.resourceCountIs('AWS::Glue::Table', 0);
});

test('partitions are projected from org and date, and the run is none', () => {
  const { template } = synth();
  for (const { Properties } of Object.values(template.findResources('AWS::Glue::Table'))) {
    const { PartitionKeys, Parameters } = Properties.TableInput;
    expect(PartitionKeys).toEqual([
      { Name: 'org', Type: 'string' },
      { Name: 'dt', Type: 'string' },
    ]);
    expect(Parameters['projection.org.type']).toBe('injected');
    expect(Parameters['projection.dt.type']).toBe('date');
    expect(JSON.stringify(Parameters['storage.location.template'])).toMatch(/org=\$\{org\}\/dt=\$\{dt\}\/"/);
  }
  for (const parameters of parametersOf(synth('00o1examp1eOrgAbC5d7').template))
    expect(parameters).toMatchObject({
      'projection.org.type': 'enum',
      'projection.org.values': '00o1examp1eOrgAbC5d7',
    });
});

test('every view is a named query of the connector, of no more than Athena takes', () => {
  const queries = Object.values(synth().template.findResources('AWS::Athena::NamedQuery')).map(
    ({ Properties }) => Properties,
  );
  const views = viewsOf(evidenceTables(catalogue, artifacts));
  expect(queries.map(({ Name }) => Name).sort()).toEqual(views.map(({ name }) => name).sort());
  for (const { WorkGroup, Database, QueryString, Name, Description } of queries) {
    expect([WorkGroup, Database]).toEqual(['okta-evidence', 'okta_evidence']);
    // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html
    expect(QueryString.length).toBeLessThanOrEqual(262_144);
    expect(Name.length).toBeLessThanOrEqual(128);
    expect(Description.length).toBeLessThanOrEqual(1024);
  }
});
