import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { coveragePage } from '../bin/docs/coverage.ts';
import { probeAll } from '../bin/doctor/probe.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { type Catalogue, plainList } from '../lambdas/catalogue/resource.ts';
import { authorizeWith } from '../lambdas/okta/authorize.ts';
import { createOktaClient } from '../lambdas/okta/client.ts';
import { OktaEvidenceConnector } from '../lib/connector.ts';
import { quick, rowsOf, run, temporaryFolder } from './support/local-run.ts';

/** All that anyone writes to have badges of groups collected: this. */
const withBadges: Catalogue = {
  ...catalogue,
  'group-badges': {
    ...plainList,
    path: '/api/v1/groups/{groupId}/badges',
    limit: 1,
    parent: {
      resourceType: 'groups',
      columns: { groupId: 'id' },
      except: z.looseObject({ type: z.literal('APP_GROUP') }),
    },
    scope: 'okta.badges.read',
    bucket: '/api/v1/groups',
    record: z.looseObject({ id: z.string(), colour: z.string() }),
    key: ['groupId', 'id'],
    contact: ['phone'],
    example: { id: 'bdg1', colour: 'green', phone: '+15550100', printerPassword: 'hunter2' },
    evidence: 'Who may open which door.',
  },
};

test('one entry is enough: the org, the run, the schema, the doctor, the stack and the docs know it', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 10, catalogue: withBadges });
  const result = await run({
    org,
    store: folder.store,
    input: { resources: ['group-badges'] },
    world: { catalogue: withBadges },
  });
  const asked = org.holds('groups').filter((group) => 'type' in group && group.type !== 'APP_GROUP').length;
  expect(result?.of('group-badges')).toMatchObject({
    outcome: 'complete',
    rows: 2 * asked,
    pages: 2 * asked,
    redactions: { phone: 2 * asked, printerPassword: 2 * asked },
    schema: expect.stringContaining('schemas/group-badges.json'),
    visibility: { level: 'full' },
  });
  const [row] = await rowsOf(folder.store, org.orgId, result?.runId ?? '', 'group-badges');
  expect(Object.keys(row ?? {})).toEqual(['groupId', 'id', 'colour', 'phone']);

  const okta = createOktaClient({
    origin: org.url,
    authorize: authorizeWith(async () => org.token),
    fraction: 1,
    userAgent: 'test',
  });
  const probed: string[] = [];
  for await (const { resourceType, found } of probeAll({
    okta,
    catalogue: withBadges,
    resourceTypes: ['groups', 'group-badges'],
    engine: 'idx',
    principal: null,
    window: { since: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z' },
    budget: { left: 10 },
  }))
    probed.push(`${resourceType} ${found}`);
  await org.close();
  expect(probed).toEqual(['groups readable', 'group-badges readable']);

  const stack = new Stack(new App(), 'Stack');
  new OktaEvidenceConnector(stack, 'Connector', {
    settings: { orgUrl: 'acme.okta.com', exclude: Object.keys(catalogue).filter((name) => name !== 'groups') },
    catalogue: withBadges,
  });
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'okta-evidence-group-badges',
  });
  expect(coveragePage(withBadges)).toContain('| `group-badges` | lean | both | Read-only Administrator |');
});
