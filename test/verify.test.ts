import { generateKeyPairSync, hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { crypto, dsse } from '@sigstore/core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { Manifest } from '../lambdas/contracts/manifest.ts';
import { envelopeKey, manifestKey, planKey, publicKeyKey, runRowsKey } from '../lambdas/evidence/keys.ts';
import { Envelope, seal } from '../lambdas/evidence/signing/dsse.ts';
import { createKeySigner } from '../lambdas/evidence/signing/key-signer.ts';
import type { Store } from '../lambdas/evidence/store/store.ts';
import { contentsOf, verifyOthers, verifyRun } from '../lambdas/evidence/verify.ts';
import { queries } from '../lambdas/posture/queries.ts';
import { statementOf } from '../lambdas/publish/manifest.ts';
import { okta } from './support/command.ts';
import { filesIn, quick, run, temporaryFolder } from './support/local-run.ts';

type Files = ReadonlyMap<string, Buffer>;

/** Two runs of one org, one after the other, as they lie in a store. */
let files: Files;
let runs: { readonly org: string; readonly first: string; readonly second: string };
let publicKey: string;
const resources = ['user-factors', 'group-members', 'policies', 'system-log'];

beforeAll(async () => {
  await using folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 30 });
  const collect = (startedAt: string) =>
    run({ org, store: folder.store, input: { resources }, startedAt, settings: { logDays: 1 }, world: { queries } });
  const first = await collect('2026-11-04T00:00:00.000Z');
  const second = await collect('2026-11-05T00:00:00.000Z');
  await org.close();
  runs = { org: org.orgId, first: first?.runId ?? '', second: second?.runId ?? '' };
  const found = await filesIn(folder.path);
  files = new Map(found.map(({ path, bytes }) => [path.slice(folder.path.length + 1), bytes]));
  publicKey = files.get(publicKeyKey(runs.org, runs.first))?.toString('utf8') ?? '';
});

/** Files in memory, to be read only. */
function storeOf(held: Files): Store {
  return {
    bucket: 'memory',
    put: () => Promise.reject(new Error('Nothing is written while evidence is checked.')),
    putFile: () => Promise.reject(new Error('Nothing is written while evidence is checked.')),
    get: async (key) => {
      const body = held.get(key);
      return body === undefined ? null : { body, versionId: null };
    },
    async *read(key) {
      yield held.get(key) ?? Buffer.alloc(0);
    },
    async *list(prefix) {
      yield* [...held.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}

async function faultsIn(held: Files, trusted: string | null = publicKey): Promise<string[]> {
  const store = storeOf(held);
  const { runs, others } = await contentsOf(store);
  const faults = await verifyOthers(store, others);
  for (const each of runs) faults.push(...(await verifyRun(store, each, trusted)).findings);
  return faults.map(({ file, what }) => `${file}: ${what}`);
}

const changed = (key: string, change: (bytes: Buffer) => Buffer) => {
  const bytes = files.get(key) ?? Buffer.alloc(0);
  return new Map(files).set(key, change(Buffer.from(bytes)));
};
const without = (key: string) => new Map([...files].filter(([name]) => name !== key));
const inRows = (bytes: Buffer, change: (rows: string[]) => string[]) =>
  gzipSync(`${change(gunzipSync(bytes).toString().trimEnd().split('\n')).join('\n')}\n`);

/** Something done to the files, and the file that must be named for it. */
type Mutation = { readonly what: string; readonly held: Files; readonly named: string };

function mutations(): fc.Arbitrary<Mutation> {
  const all = [...files.keys()];
  const parts = all.filter((key) => key.endsWith('.gz') && gunzipSync(files.get(key) ?? '').length > 0);
  const many = parts.filter(
    (key) =>
      gunzipSync(files.get(key) ?? '')
        .toString()
        .split('\n').length > 3,
  );
  const manifests = all.filter((key) => key.endsWith('manifest.json'));
  const envelopes = all.filter((key) => key.endsWith('manifest.dsse.json'));
  const twin = (key: string) => key.replaceAll(runs.first, runs.second).replace('dt=2026-11-04', 'dt=2026-11-05');
  const twins = all.filter((key) => twin(key) !== key && files.has(twin(key)));
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...all), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 255 }))
      .map(
        ([key, where, by]): Mutation => ({
          what: 'a byte changed',
          named: key,
          held: changed(key, (bytes) => {
            const at = Math.floor(where * bytes.length);
            bytes[at] = (bytes[at] ?? 0) ^ by;
            return bytes;
          }),
        }),
      ),
    fc.tuple(fc.constantFrom(...parts), fc.nat(1000)).map(
      ([key, row]): Mutation => ({
        what: 'a row changed',
        named: key,
        held: changed(key, (bytes) =>
          inRows(bytes, (rows) =>
            rows.map((text, index) => (index === row % rows.length ? `{"a":1,${text.slice(1)}` : text)),
          ),
        ),
      }),
    ),
    fc.constantFrom(...many).map(
      (key): Mutation => ({
        what: 'two rows swapped',
        named: key,
        held: changed(key, (bytes) => inRows(bytes, ([one = '', other = '', ...rest]) => [other, one, ...rest])),
      }),
    ),
    fc.constantFrom(...parts).map(
      (key): Mutation => ({
        what: 'a row removed',
        named: key,
        held: changed(key, (bytes) => inRows(bytes, (rows) => rows.slice(1))),
      }),
    ),
    // What is not evidence itself may be missing: pointers, and the rows of `runs`, which come after the manifest.
    fc
      .constantFrom(...all.filter((key) => !/^(latest|v1\/runs)\//.test(key)))
      .map((key): Mutation => ({ what: 'a file removed', named: key, held: without(key) })),
    fc.constantFrom(...all).map(
      (key): Mutation => ({
        what: 'a file added',
        named: `${key}.more`,
        held: new Map(files).set(`${key}.more`, Buffer.from('{}')),
      }),
    ),
    fc.constantFrom(...twins).map(
      (key): Mutation => ({
        what: "replaced by another run's",
        named: key,
        held: new Map(files).set(key, Buffer.concat([files.get(twin(key)) ?? Buffer.alloc(0)])),
      }),
    ),
    fc
      .tuple(fc.constantFrom(...manifests), fc.constantFrom('"rows": ', '"status": "', '"outcome": "', '"sha256": "'))
      .map(
        ([key, before]): Mutation => ({
          what: 'the manifest edited',
          named: key,
          held: changed(key, (bytes) => {
            const text = bytes.toString();
            const at = text.indexOf(before) + before.length;
            return Buffer.from(`${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`);
          }),
        }),
      ),
    fc.tuple(fc.constantFrom(...envelopes), fc.nat(60)).map(
      ([key, at]): Mutation => ({
        what: 'the signature changed',
        named: key,
        held: changed(key, (bytes) => {
          const envelope = Envelope.parse(JSON.parse(bytes.toString()));
          const [signature = { keyid: '', sig: '' }] = envelope.signatures;
          const sig = Buffer.from(signature.sig, 'base64');
          sig[at % sig.length] = (sig[at % sig.length] ?? 0) ^ 1;
          return Buffer.from(
            `${JSON.stringify({ ...envelope, signatures: [{ ...signature, sig: sig.toString('base64') }] }, null, 2)}\n`,
          );
        }),
      }),
    ),
    fc.constantFrom('run', 'sha256').map(
      (field): Mutation => ({
        what: 'the chain changed',
        named: manifestKey(runs.org, runs.second),
        held: changed(manifestKey(runs.org, runs.second), (bytes) => {
          const manifest = Manifest.parse(JSON.parse(bytes.toString()));
          const previous = {
            ...manifest.previous,
            [field]: field === 'run' ? '20200101T000000Z-00000000' : 'f'.repeat(64),
          };
          return Buffer.from(`${JSON.stringify({ ...manifest, previous }, null, 2)}\n`);
        }),
      }),
    ),
  );
}

test('whatever is done to evidence is found, and named', async () => {
  await fc.assert(
    fc.asyncProperty(mutations(), async ({ what, held, named }) => {
      const same = [...held].every(([key, bytes]) => files.get(key)?.equals(bytes)) && held.size === files.size;
      fc.pre(!same);
      const faults = await faultsIn(held);
      expect(
        faults.some((fault) => fault.startsWith(`${named}: `)),
        `${what}: ${named}\n${faults.join('\n')}`,
      ).toBe(true);
    }),
    { numRuns: process.env.SAMPLES === 'full' ? 1000 : 60 },
  );
}, 600_000);

test('a run that queries of the bucket do not show is as it was written, and is said not to be shown', async () => {
  const held = without(runRowsKey(runs.org, runs.second));
  const store = storeOf(held);
  const { runs: there } = await contentsOf(store);
  for (const each of there) {
    const { findings, notes } = await verifyRun(store, each, publicKey);
    expect(findings).toEqual([]);
    expect(notes.some((note) => note.includes('queries of the bucket do not show the run'))).toBe(
      each.run === runs.second,
    );
  }
});

test('evidence that nobody touched has no fault, whoever looks and in whatever order runs ended', async () => {
  expect(await faultsIn(files)).toEqual([]);
  expect(await faultsIn(files, null)).toEqual([]);
  const alone = new Map([...files].filter(([key]) => key.includes(runs.second)));
  expect(await faultsIn(alone)).toEqual([]);
});

test('who forges a run must have the key: rows, ledger and manifest changed to fit are still found', async () => {
  const key = manifestKey(runs.org, runs.second);
  const manifest = Manifest.parse(JSON.parse(files.get(key)?.toString() ?? ''));
  const part = manifest.resources.flatMap(({ parts }) => parts).find(({ rows }) => rows > 1);
  const body = inRows(files.get(part?.key ?? '') ?? Buffer.alloc(0), (rows) => rows.slice(1));
  const forged: Manifest = {
    ...manifest,
    resources: manifest.resources.map((resource) => ({
      ...resource,
      rows: resource.rows - (resource.parts.some((each) => each.key === part?.key) ? 1 : 0),
      parts: resource.parts.map((each) =>
        each.key === part?.key
          ? { ...each, rows: each.rows - 1, bytes: body.byteLength, sha256: hash('sha256', body) }
          : each,
      ),
    })),
  };
  const bytes = Buffer.from(`${JSON.stringify(forged, null, 2)}\n`);
  const held = new Map(files).set(part?.key ?? '', body).set(key, bytes);
  expect(await faultsIn(held)).toContainEqual(expect.stringContaining('It is not the manifest that was signed.'));

  // Signed by another key, whose public half is put beside it, only the key that is trusted tells.
  const other = createKeySigner(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const envelope = await seal(statementOf(forged, bytes), other);
  const resigned = new Map(held).set(
    envelopeKey(runs.org, runs.second),
    Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`),
  );
  expect(await faultsIn(resigned)).toContainEqual(expect.stringContaining('another key signed'));
});

test('the signature verifies with a tool that is not ours', () => {
  const envelope = Envelope.parse(JSON.parse(files.get(envelopeKey(runs.org, runs.second))?.toString() ?? ''));
  const signed = dsse.preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
  expect(crypto.verify(signed, crypto.createPublicKey(publicKey), signature, 'sha256')).toBe(true);
  expect(crypto.verify(Buffer.concat([signed, Buffer.from(' ')]), crypto.createPublicKey(publicKey), signature)).toBe(
    false,
  );
});

test('the command says in a sentence what is missing, truncated, foreign, older or edited, and leaves with 1', async () => {
  const key = manifestKey(runs.org, runs.first);
  const manifest = files.get(key) ?? Buffer.alloc(0);
  const [part = ''] = [...files.keys()].filter((name) => name.includes('resource=users/') && name.includes(runs.first));
  const cases: readonly (readonly [Files, RegExp])[] = [
    [without(part), /part-000-0000-0000\.ndjson\.gz: It is missing\./],
    [changed(part, (bytes) => bytes.subarray(0, 100)), /It was changed: .* 100 bytes instead of/],
    [changed(key, () => files.get(manifestKey(runs.org, runs.second)) ?? manifest), /put in the place of another/],
    [
      changed(key, (bytes) => Buffer.from(bytes.toString().replace('manifest/v1', 'manifest/v0'))),
      /of another version/,
    ],
    [changed(key, (bytes) => Buffer.from(bytes.toString().replace('"status"', '"state"'))), /edited by hand/],
    [changed(key, () => Buffer.from('not JSON')), /damaged, or was never written/],
  ];
  for (const [held, sentence] of cases) {
    await using folder = await temporaryFolder();
    for (const [name, bytes] of held) await folder.store.put(name, bytes);
    const said = await okta(['verify', folder.path]);
    expect(said.out).toMatch(sentence);
    expect(said.status).toBe(1);
    const asJson = await okta(['verify', runs.first, '--out', folder.path, '--json']);
    expect(JSON.parse(asJson.out)).toMatchObject({
      runs: [{ run: runs.first, findings: expect.arrayContaining([expect.anything()]) }],
    });
  }
}, 60_000);

test('a run without a manifest is said to be unchecked, and verifies nothing', async () => {
  await using folder = await temporaryFolder();
  const plan = planKey(runs.org, runs.first);
  await folder.store.put(plan, files.get(plan) ?? Buffer.alloc(0));
  const said = await okta(['verify', folder.path]);
  expect([said.status, said.out]).toEqual([
    1,
    expect.stringMatching(/was not checked: it has no manifest.*no evidence/),
  ]);
});

test('a folder without evidence is said to be one', async () => {
  await using folder = await temporaryFolder();
  const said = await okta(['verify', folder.path]);
  expect(said.error).toContain('There is no run in');
  expect(said.status).toBe(64);
});

test('no run of any org, however it was cut, is said to be faulty', async () => {
  const kinds = fc.record({
    seed: fc.nat(1000),
    users: fc.integer({ min: 1, max: 40 }),
    pageSize: fc.constantFrom(3, 50, Number.POSITIVE_INFINITY),
    engine: fc.constantFrom('idx', 'classic'),
    role: fc.constantFrom('SUPER_ADMIN', 'READ_ONLY_ADMIN', null),
  });
  await fc.assert(
    fc.asyncProperty(kinds, fc.constantFrom(0.1, 600), async (options, sliceSeconds) => {
      await using folder = await temporaryFolder();
      const org = await startDemoOrg({ ...quick, ...options });
      const settings = { logDays: 1, sliceSeconds };
      await run({ org, store: folder.store, settings, startedAt: new Date(Date.now() - 1000).toISOString() });
      await run({ org, store: folder.store, settings });
      await org.close();
      const { runs, others } = await contentsOf(folder.store);
      expect(runs).toHaveLength(2);
      expect(await verifyOthers(folder.store, others)).toEqual([]);
      for (const each of runs) expect((await verifyRun(folder.store, each, null)).findings).toEqual([]);
    }),
    // A run takes seconds: the first that is said to be faulty is told as it is, and not made smaller first.
    { numRuns: process.env.SAMPLES === 'full' ? 50 : 1, endOnFailure: true },
  );
}, 1_800_000);
