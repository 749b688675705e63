import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { StoreError } from '../lambdas/evidence/store/store.ts';
import { metrics } from '../lambdas/metrics/metrics.ts';
import { alarms } from '../lib/alarm-list.ts';
import { alarmsOf } from './support/cloudwatch/alarms.ts';
import { type Deployed, deployedFor, synthesize } from './support/cloudwatch/years.ts';

const read = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
const definitions = Object.entries(alarms);
const names = definitions.map(([name]) => name).sort();

/** The sections of the runbook, by heading. */
const sections = new Map(
  read('runbook.md')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

/** The rows of the table under a heading of monitoring.md: their cells, without code marks. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = read('monitoring.md').split(`## ${heading}\n`);
  const lines = (section.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}
const listed = (cell: string | undefined) => (cell === undefined || cell === '' ? [] : cell.split(', '));

describe('the runbook', () => {
  test('has a section for each alarm, with description, investigation and resolution, and no other', () => {
    expect([...sections.keys()].sort()).toEqual(definitions.map(([, { section }]) => section).sort());
    for (const section of sections.values())
      expect([...section.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, word]) => word)).toEqual([
        'Description',
        'Investigation',
        'Resolution',
      ]);
  });

  test('has its metrics and alarms listed in monitoring.md as they are', () => {
    expect(tableUnder('Metrics').map(([name, unit, of]) => [name, unit, of])).toEqual(
      Object.entries(metrics).map(([name, { unit, of }]) => [
        name,
        unit,
        of === 'types' ? 'type, connector' : 'connector',
      ]),
    );
    expect(tableUnder('Alarms').map(([name, watched, missing]) => [name, watched, missing])).toEqual(
      definitions.map(([name, { watches, missing }]) => [name, watches, missing]),
    );
  });
});

/** Types with children, a list that can be divided, one that is often refused, and what is read at the end. */
const include = ['group-members', 'user-factors', 'network-zones', 'system-log-during'];
let port: number;
let template: ReturnType<typeof synthesize>;
beforeAll(async () => {
  const org = await startDemoOrg({});
  port = Number(new URL(org.url).port);
  await org.close();
  template = synthesize(port, { include, incremental: false, rateLimitedAnHour: 2 });
}, 120_000);

test('each alarm names its section and tells the topic, when it goes on and when it goes off', () => {
  const deployed = alarmsOf(template);
  expect(deployed.map(({ AlarmName }) => AlarmName.replace('okta-evidence-', '')).sort()).toEqual(names);
  for (const alarm of deployed) {
    const [, section = ''] = /docs\/runbook\.md, section "(.+)"\.$/.exec(alarm.AlarmDescription) ?? [];
    expect(sections.has(section)).toBe(true);
    expect(alarm.AlarmActions).toEqual(alarm.OKActions);
  }
});

test('the dashboard shows metrics that are measured, of this connector, and names its region', () => {
  const [dashboard] = template.all('AWS::CloudWatch::Dashboard');
  expect(dashboard?.properties.DashboardName).toBe('okta-evidence-eu-central-1');
  const shown = [
    ...String(dashboard?.properties.DashboardBody).matchAll(/"OktaEvidence","(\w+)","Connector","([^"]+)"/g),
  ];
  expect(shown.length).toBeGreaterThan(10);
  for (const [, name = '', connector] of shown) expect([name in metrics, connector]).toEqual([true, 'okta-evidence']);
});

/** Refuses one file of the run. */
const refusing = (file: string) => (world: Parameters<Parameters<Deployed['changeWorld']>[0]>[0]) => ({
  store: {
    ...world.store,
    put: async (key: string, body: Uint8Array) => {
      if (key.endsWith(file)) throw new StoreError(`Could not write ${key}: access denied.`);
      return world.store.put(key, body);
    },
  },
});

/** Throws while a resource type is read, so many times. */
function crashing(times: number, crashes = 'network-zones') {
  let left = times;
  const progress = ({ resourceType }: { resourceType: string }) => {
    if (resourceType !== crashes || left === 0) return;
    left -= 1;
    throw new RangeError('out of bounds');
  };
  return () => ({ progress });
}

/** Holds the collector of user factors up, from when it is reached until the end of the pause. */
function holdUserFactors(connector: Deployed) {
  const reached = Promise.withResolvers<void>();
  connector.hold(async (name) => {
    if (!name.endsWith('-user-factors')) return;
    reached.resolve();
    await new Promise(() => undefined);
  });
  return { reached: reached.promise, end: () => connector.hold(async () => undefined) };
}

/** Each row of the matrix, done for real. */
const failures: Record<string, (connector: Deployed) => Promise<unknown>> = {
  'nothing: the run is complete': (connector) => connector.runToItsEnd(),
  'Okta forbids a resource type: the run is limited': (connector) => {
    connector.org().forbid(/zones/);
    return connector.runToItsEnd();
  },
  'the org lacks a feature': (connector) => {
    connector.org().switchOff(/zones/);
    return connector.runToItsEnd();
  },
  'another run goes on: this one is refused': (connector) => {
    const other = { execution: 'arn:aws:states:x:1:execution:okta-evidence:other', startedAt: new Date(0) };
    connector.changeWorld(() => ({ otherRuns: async () => [other] }));
    return connector.runToItsEnd();
  },
  'the org cannot be reached': async (connector) => {
    await connector.org().close();
    await connector.runToItsEnd();
  },
  'the token was revoked': (connector) => {
    connector.org().revokeToken();
    return connector.runToItsEnd();
  },
  'the secret is empty': (connector) => {
    connector.changeWorld(() => ({ readSecret: async () => '' }));
    return connector.runToItsEnd();
  },
  'the token dies while the run reads': (connector) => {
    connector.changeWorld(() => ({
      progress: ({ resourceType }) => void (resourceType === 'group-members' && connector.org().revokeToken()),
    }));
    return connector.runToItsEnd();
  },
  "the token's owner loses its role": async (connector) => {
    await connector.replaceOrg({ role: null });
    await connector.runToItsEnd();
  },
  'an object is deleted while the run reads': (connector) => {
    const [, , group] = connector.org().holds('groups');
    connector.org().remove(group !== undefined && 'id' in group ? String(group.id) : '');
    return connector.runToItsEnd();
  },
  'a collector crashes, again and again': (connector) => {
    connector.changeWorld(crashing(100));
    return connector.runToItsEnd();
  },
  'a collector crashes once': (connector) => {
    connector.changeWorld(crashing(1));
    return connector.runToItsEnd();
  },
  'Assess cannot write': (connector) => {
    connector.changeWorld(refusing('/assessment.json'));
    return connector.runToItsEnd();
  },
  'the manifest cannot be written': (connector) => {
    connector.changeWorld(refusing('/manifest.json'));
    return connector.runToItsEnd();
  },
  'the signing key is gone': (connector) => {
    connector.changeWorld(() => ({ signer: connector.signerWithout() }));
    return connector.runToItsEnd();
  },
  'somebody stops the execution': async (connector) => {
    const pause = holdUserFactors(connector);
    const execution = await connector.start();
    await pause.reached;
    execution.stop('', 'by hand');
  },
  'others use up the rate limit': (connector) => {
    connector.org().addFault({ path: /zones$/, kind: '429', times: 3 });
    return connector.runToItsEnd();
  },
  'a quarter of the people is gone': async (connector) => {
    await connector.replaceOrg({ users: 20 });
    await connector.runToItsEnd();
  },
  'the schedule cannot start a run': async (connector) => connector.deadLetter(),
  'no run for 60 hours': async (connector) => connector.pass(60),
  'no run for 26 days': async (connector) => connector.pass(26 * 24),
};
const silent = 'the check does not come for two hours';

describe('the matrix of failures and alarms', () => {
  const matrix = tableUnder('Which failure raises which alarm');

  test('has a row for each failure that is tried, and each alarm is the primary one of some', () => {
    expect(matrix.map(([failure]) => failure)).toEqual([...Object.keys(failures), silent]);
    expect([...new Set(matrix.flatMap(([, primary]) => listed(primary)))].sort()).toEqual(names);
  });

  /** A whole run, after which all alarms are off; and a day passes. */
  async function goodDay(connector: Deployed) {
    await connector.runToItsEnd();
    await connector.hourOfChecks();
    connector.follow();
    expect(connector.on()).toEqual([]);
    connector.pass(24);
  }

  test.each(matrix)(
    '%s: raises %s, and with it %s',
    async (failure, primary, implied) => {
      await using connector = await deployedFor(template, port);
      await goodDay(connector);
      if (failure === silent) {
        connector.pass(2);
        expect(connector.follow()).toEqual(listed(primary));
        return;
      }
      await failures[failure ?? '']?.(connector);
      await connector.hourOfChecks();
      expect(connector.follow()).toEqual([...listed(primary), ...listed(implied)].sort());
    },
    60_000,
  );

  test('what was put right goes off: by a redrive of what was stopped, by a run that lacks nothing', async () => {
    await using connector = await deployedFor(template, port);
    await goodDay(connector);
    const pause = holdUserFactors(connector);
    const stopped = await connector.start();
    await pause.reached;
    stopped.stop('', 'by hand');
    await connector.hourOfChecks();
    connector.follow();
    expect(connector.on()).toEqual(['run-without-manifest']);
    connector.pass(1);
    pause.end();
    connector.changeWorld(crashing(100, 'user-factors'));
    stopped.redrive();
    await stopped.ended;
    await connector.hourOfChecks();
    connector.follow();
    expect(connector.on()).toEqual(['function-errors', 'run-incomplete']);
    connector.pass(1);
    connector.changeWorld(() => ({}));
    await connector.runToItsEnd();
    await connector.hourOfChecks();
    connector.follow();
    expect(connector.on()).toEqual([]);
  }, 60_000);
});
