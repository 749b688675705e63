import { expect, test } from 'vitest';
import { startDemoOrg } from '../../bin/demo-org/demo-org.ts';
import { assess } from '../../lambdas/assess.ts';
import { collect } from '../../lambdas/collect.ts';
import { PlanInput } from '../../lambdas/contracts/plan.ts';
import type { Store } from '../../lambdas/evidence/store/store.ts';
import { freshness } from '../../lambdas/freshness.ts';
import { plan } from '../../lambdas/plan.ts';
import { publish } from '../../lambdas/publish.ts';
import { Settings, settingsSubstitution } from '../../lambdas/settings/settings.ts';
import { accessOf } from '../../lib/collectors.ts';
import { assessAccess, planAccess, publishAccess } from '../../lib/connector.ts';
import type { EvidenceAccess } from '../../lib/evidence-bucket.ts';
import { freshnessAccess } from '../../lib/freshness.ts';
import { environmentFor, quick, temporaryFolder } from '../support/local-run.ts';

/** A store that refuses what its function's role does not allow, as IAM would: `*` stands for any part of a key. */
function allowing(store: Store, { read, write, list }: EvidenceAccess): Store {
  const allows = (patterns: readonly string[], key: string) =>
    patterns.some((pattern) => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(key));
  const escaped = (text: string) => text.replace(/[.+]/g, '\\$&');
  const check = (verb: string, patterns: readonly string[], key: string) => {
    if (!allows(patterns, key)) throw new Error(`The role does not allow to ${verb} ${key}.`);
  };
  return {
    bucket: store.bucket,
    put: async (key, body) => {
      check('write', write, key);
      return store.put(key, body);
    },
    putFile: async (key, path) => {
      check('write', write, key);
      return store.putFile(key, path);
    },
    get: async (key) => {
      check('read', read, key);
      // Without the right to list, S3 answers a missing object with a refusal.
      check('look for', list, key);
      return store.get(key);
    },
    read: (key) => {
      check('read', read, key);
      return store.read(key);
    },
    list: (prefix) => {
      check('list', list, prefix);
      return store.list(prefix);
    },
  };
}

test('each function gets by with what its role allows, in a first run and in one that carries rows over', async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 20 });
  const world = environmentFor(org, folder.store);
  const settings = Settings.parse({ orgUrl: org.url, allowLoopback: true, profile: 'extra', logDays: 1 });
  for (const day of ['10', '11']) {
    const execution = `local:${day}`;
    const startedAt = `2026-11-${day}T00:00:00.000Z`;
    const planned = await plan(
      PlanInput.parse({
        input: {},
        settings: JSON.parse(`"${settingsSubstitution(settings)}"`),
        execution,
        startedAt,
      }),
      { ...world, store: allowing(folder.store, planAccess(world.catalogue)) },
    );
    const state = { org: planned.org, run: planned.run };
    for (const resourceType of planned.waves.flat()) {
      const resource = world.catalogue[resourceType];
      if (resource === undefined) continue;
      const store = allowing(folder.store, accessOf(resourceType, resource));
      const slice = await collect({ ...state, resourceType, checkpoint: null }, { ...world, store });
      expect([resourceType, slice.done]).toEqual([resourceType, true]);
    }
    await assess({ state }, { ...world, store: allowing(folder.store, assessAccess) });
    const announcement = await publish(
      { state, execution, startedAt },
      { ...world, store: allowing(folder.store, publishAccess) },
    );
    expect(announcement.status).toBe('complete');
    const checked = await freshness(
      { stateMachine: 'arn:aws:states:eu-central-1:1:stateMachine:okta-evidence' },
      {
        ...world,
        store: allowing(folder.store, freshnessAccess),
        async *ended() {
          yield { execution, startedAt: new Date(startedAt), succeeded: true };
        },
      },
      new Date(startedAt),
    );
    expect(checked).toEqual({ hoursSinceWholeRun: 0, tokenUnusedDays: 0, runWithoutManifest: false });
  }
  await org.close();
}, 60_000);
