import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Environment, environment } from './environment.ts';
import { carriedPrefix, manifestKey, pointerKey, schemaKey } from './evidence/keys.ts';
import { readJson, readLedgers, readManifest, readPlan, type StoredJson, writeJson } from './evidence/ledger.ts';
import { type Delivery, outcomes } from './evidence/outcomes.ts';
import { type Announcement, Carry, type Manifest, type Plan, Pointer, PublishInput, type StoredFile } from './run.ts';
import { runId } from './run-id.ts';
import { schemaOf } from './schema.ts';

export const handler = async (input: unknown) => publish(PublishInput.parse(input), environment());

/**
 * Ends the run, whatever happened before: sets the plan against the ledgers, writes the manifest last, then moves the
 * pointers. Repeating it changes nothing: a manifest stands once written. Without a plan there is only the announcement.
 *
 * @throws {StoreError} when the store refuses.
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
  if ((await readManifest(world.store, state.org, run)) === null)
    await writeJson(world.store, key, await manifestOf(plan, input, world));
  const written = await readManifest(world.store, state.org, run);
  if (written === null)
    throw new Error(`The manifest of run ${run} is not where it was written: ${key} in ${world.store.bucket}.`);
  const pointer: Pointer = {
    schema: 'okta-evidence/pointer/v1',
    run,
    manifest: { key, versionId: written.versionId, sha256: sha256(written.body) },
  };
  await movePointers(written.value, plan.value, pointer, world);
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

async function manifestOf(
  plan: StoredJson<Plan>,
  { state }: PublishInput,
  { store, catalogue }: Environment,
): Promise<Manifest> {
  const errors = new Map((state.collected ?? []).flat().map(({ resourceType, error }) => [resourceType, error]));
  const files: StoredFile[] = [fileOf(plan)];
  const deliveries = new Map<string, Delivery>();
  const { value } = plan;
  for (const resourceType of value.waves.flat()) {
    const ledgers = [];
    for await (const { ledger, file } of readLedgers(store, value.org.id, value.run, resourceType)) {
      ledgers.push(ledger);
      files.push(fileOf(file));
    }
    const error = errors.get(resourceType) ?? state.error?.Error;
    deliveries.set(resourceType, { ledgers, ...(error === undefined ? {} : { error }) });
  }
  for await (const key of store.list(carriedPrefix(value.org.id, value.run))) {
    const carry = await readJson(store, key, Carry);
    if (carry !== null) files.push(fileOf(carry));
  }
  const { status, reason, resources } = outcomes(value, deliveries, catalogue);
  const schemas = new Map<string, StoredFile>();
  for (const resourceType of value.waves.flat()) {
    const resource = catalogue[resourceType];
    if (resource === undefined) continue;
    const key = schemaKey(value.org.id, value.run, resourceType);
    schemas.set(resourceType, await writeJson(store, key, schemaOf(resourceType, resource)));
  }
  return {
    schema: 'okta-evidence/manifest/v1',
    run: value.run,
    execution: value.execution,
    status,
    reason,
    org: value.org,
    window: { startedAt: value.startedAt, finishedAt: new Date().toISOString() },
    systemLog: value.window,
    collector: value.collector,
    principal: value.principal,
    hashKeys: [
      ...new Set([...deliveries.values()].flatMap(({ ledgers }) => ledgers.flatMap((each) => each.hashKey ?? []))),
    ],
    resources: resources.map((each) => ({ ...each, schema: schemas.get(each.resourceType)?.key ?? null })),
    files: [...files, ...schemas.values()],
  };
}

/** Pointers only move forward: a run that ends after a newer one leaves the newer one's alone. */
async function movePointers(manifest: Manifest, plan: Plan, pointer: Pointer, { store }: Environment): Promise<void> {
  const whole = manifest.status === 'complete' || manifest.status === 'limited';
  const asked = plan.resources.every(({ skippedBy }) => skippedBy !== 'input');
  const names = manifest.resources
    .filter(({ outcome }) => outcome === 'complete')
    .map(({ resourceType }) => resourceType);
  for (const name of whole && asked ? [...names, 'run'] : names) {
    const key = pointerKey(manifest.org.id, name);
    const present = await readJson(store, key, Pointer);
    if (present === null || present.value.run <= pointer.run) await writeJson(store, key, pointer);
  }
}

function fileOf({ key, versionId, body }: StoredJson<unknown>): StoredFile {
  return { key, versionId, bytes: body.byteLength, sha256: sha256(body) };
}

const sha256 = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');

const LambdaCause = z.looseObject({ errorMessage: z.string() });

/** The sentence in an error that the workflow caught: Lambda wraps it in JSON. */
function causeOf(error: PublishInput['state']['error']): string | undefined {
  if (error?.Cause === undefined) return error?.Error;
  try {
    return LambdaCause.parse(JSON.parse(error.Cause)).errorMessage;
  } catch {
    return error.Cause;
  }
}
