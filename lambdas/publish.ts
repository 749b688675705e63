import { hash } from 'node:crypto';
import { type Announcement, PublishInput } from './contracts/announcement.ts';
import { type Manifest, Pointer } from './contracts/manifest.ts';
import type { Plan } from './contracts/plan.ts';
import { type Environment, environment } from './environment.ts';
import { envelopeKey, manifestKey, pointerKey, runRowsKey } from './evidence/keys.ts';
import { jsonBytes, readJson, readManifest, readPlan, unlessDamaged, writeJson, writeOnce } from './evidence/ledger.ts';
import { seal } from './evidence/signing/dsse.ts';
import { SigningError } from './evidence/signing/kms-signer.ts';
import { figuresOfRun } from './metrics/figures.ts';
import { causeOf } from './publish/cause.ts';
import { manifestOf, statementOf } from './publish/manifest.ts';
import { rowsFell } from './publish/rows-fell.ts';
import { isWhole, runRows } from './publish/run-rows.ts';
import { runId } from './run-id.ts';

export const handler = async (input: unknown) => publish(PublishInput.parse(input), environment());

/**
 * Ends the run, whatever happened before: sets the plan against the ledgers, signs, writes the manifest last, then moves the
 * pointers. Repeating it changes nothing: a manifest stands once written, and would be written with the same bytes. Without a
 * plan there is only the announcement.
 *
 * @throws {StoreError} when the store refuses. @throws {SigningError} when the key does.
 */
export async function publish(input: PublishInput, world: Environment): Promise<Announcement> {
  const { state, execution, startedAt } = input;
  const run = runId({ execution, startedAt });
  const base = { run, execution };
  if (state.org === null) {
    const reason = causeOf(state.error) ?? 'The run could not be planned.';
    return { ...base, org: null, status: 'failed', reason, manifest: null };
  }
  const plan = await readPlan(world.store, state.org, run);
  if (plan === null)
    return {
      ...base,
      org: state.org,
      status: 'failed',
      reason: `The plan of run ${run} is gone from ${world.store.bucket}.`,
      manifest: null,
    };

  const key = manifestKey(state.org, run);
  if ((await readManifest(world.store, state.org, run)) === null) {
    const manifest = await signed(() => manifestOf(plan, input, world), run, world);
    await writeJson(world.store, key, manifest);
  }
  const written = await readManifest(world.store, state.org, run);
  if (written === null)
    throw new Error(`The manifest of run ${run} is not where it was written: ${key} in ${world.store.bucket}.`);
  const pointer: Pointer = {
    schema: 'okta-evidence/pointer/v1',
    run,
    manifest: { key, versionId: written.versionId, sha256: hash('sha256', written.body) },
  };
  // After the manifest: who finds a part among the rows of `runs` knows that its run is committed.
  await writeOnce(world.store, runRowsKey(state.org, run), runRows(written.value, plan.value, pointer.manifest));
  const fell = await rowsFell(written.value, world);
  await movePointers(written.value, plan.value, pointer, world);
  for (const figures of figuresOfRun(written.value, fell)) world.measure?.(figures);
  const { status, reason } = written.value;
  world.log('Published', { run, status });
  return {
    ...base,
    org: state.org,
    status,
    reason: reason ?? status,
    manifest: { bucket: world.store.bucket, ...pointer.manifest },
  };
}

/** Makes the manifest and its signature, and tells whether the key did its part. */
async function signed(make: () => Promise<Manifest>, run: string, world: Environment): Promise<Manifest> {
  try {
    const manifest = await make();
    await sign(manifest, world);
    if (world.signer !== null) world.measure?.({ run, values: { SigningFailed: 0 } });
    return manifest;
  } catch (error) {
    if (error instanceof SigningError) world.measure?.({ run, values: { SigningFailed: 1 } });
    throw error;
  }
}

/** Signs every file of the run, the manifest among them by the bytes it will have, before it is there. */
async function sign(manifest: Manifest, { store, signer }: Environment): Promise<void> {
  if (signer === null) return;
  const envelope = await seal(statementOf(manifest, jsonBytes(manifest)), signer);
  await writeJson(store, envelopeKey(manifest.org.id, manifest.run), envelope);
}

/** Pointers only move forward: a run that ends after a newer one leaves the newer one's alone. */
async function movePointers(manifest: Manifest, plan: Plan, pointer: Pointer, { store }: Environment): Promise<void> {
  const names = manifest.resources
    .filter(({ outcome }) => outcome === 'complete')
    .map(({ resourceType }) => resourceType);
  for (const name of [...names, ...(isWhole(manifest, plan) ? ['run'] : []), 'any']) {
    const key = pointerKey(manifest.org.id, name);
    // One that cannot be read points nowhere, and would keep every later run from being published.
    const present = await unlessDamaged(readJson(store, key, Pointer));
    if (present === null || present.value.run <= pointer.run) await writeJson(store, key, pointer);
  }
}
