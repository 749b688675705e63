import { hash } from 'node:crypto';
import type { Resource } from '../catalogue/resource.ts';
import { boundsOf, windowsBetween } from '../collect/divide.ts';
import { CaughtError, type PublishInput } from '../contracts/announcement.ts';
import { Assessment } from '../contracts/assessment.ts';
import { Carry } from '../contracts/carry.ts';
import type { Ledger } from '../contracts/ledger.ts';
import type { Manifest, ResourceResult } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';
import type { LogWindow, StoredFile } from '../contracts/run.ts';
import { duringWindow, logDuring } from '../during.ts';
import type { Environment } from '../environment.ts';
import { deliveriesOf } from '../evidence/deliveries.ts';
import {
  assessmentKey,
  carriedPrefix,
  envelopeKey,
  manifestKey,
  publicKeyKey,
  readMeKey,
  schemaKey,
} from '../evidence/keys.ts';
import { fileOf, jsonBytes, readJson, type StoredJson, writeOnce } from '../evidence/ledger.ts';
import { outcomes } from '../evidence/outcomes.ts';
import { keyId, type Statement } from '../evidence/signing/dsse.ts';
import { causeOf } from './cause.ts';
import { readMeOf } from './read-me.ts';
import { manifestSchema, schemaOf } from './schema.ts';

/**
 * The manifest of a run: the plan set against what was delivered. It is made of what is written and of nothing else, so that
 * it has the same bytes however often it is made. The JSON Schemas and the public key are written on the way.
 *
 * @throws {StoreError} {@link SigningError}
 */
export async function manifestOf(
  plan: StoredJson<Plan>,
  { state }: PublishInput,
  { store, catalogue, signer }: Environment,
): Promise<Manifest> {
  const { value } = plan;
  const { org, run } = value;
  const delivered = await deliveriesOf(store, value, state);
  const { deliveries } = delivered;
  const files: StoredFile[] = [fileOf(plan), ...delivered.files];
  for await (const key of store.list(carriedPrefix(org.id, run))) {
    const carry = await readJson(store, key, Carry);
    if (carry !== null) files.push(fileOf(carry));
  }
  const assessed = await readJson(store, assessmentKey(org.id, run), Assessment);
  if (assessed !== null) files.push(fileOf(assessed), ...assessed.value.files);
  const schemas = new Map<string, StoredFile>();
  for (const resourceType of value.waves.flat()) {
    const resource = catalogue[resourceType];
    if (resource === undefined) continue;
    const schema = jsonBytes(schemaOf(resourceType, resource));
    schemas.set(resourceType, await writeOnce(store, schemaKey(org.id, run, resourceType), schema));
  }
  const ownSchema = await writeOnce(store, schemaKey(org.id, run, 'manifest'), jsonBytes(manifestSchema()));
  const during = await duringWindow(store, value, catalogue);
  const publicKey = await signer?.publicKey();
  const publicKeyFile =
    publicKey === undefined ? null : await writeOnce(store, publicKeyKey(org.id, run), Buffer.from(publicKey));

  const readMe = await writeOnce(store, readMeKey(org.id, run), Buffer.from(readMeOf(value, publicKey !== undefined)));

  const { status, reason, resources } = outcomes(
    value,
    deliveries,
    catalogue,
    assessed?.value ?? { failed: whyNotAssessed(state) },
  );
  const ledgers = [...deliveries.values()].flatMap((delivery) => delivery.ledgers);
  return {
    schema: 'okta-evidence/manifest/v1',
    run,
    execution: value.execution,
    aws: placeOf(value.execution),
    startedBy: value.startedBy,
    status,
    reason,
    org,
    window: windowOf(value, ledgers),
    systemLog: value.window,
    during,
    collector: value.collector,
    settingsSha256: hash('sha256', JSON.stringify(value.settings)),
    previous: value.previous,
    principal: value.principal,
    hashKeys: [...new Set(ledgers.flatMap(({ hashKey }) => hashKey ?? []))],
    signing:
      publicKey === undefined
        ? null
        : {
            keyId: keyId(publicKey),
            algorithm: 'ECDSA_P256_SHA256',
            publicKey: publicKeyKey(org.id, run),
            envelope: envelopeKey(org.id, run),
          },
    resources: resources.map((each) => ({
      ...each,
      asked:
        each.pages === 0 && each.requests['200'] === undefined
          ? []
          : askedOf(catalogue[each.resourceType], each, value, during),
      schema: schemas.get(each.resourceType)?.key ?? null,
    })),
    reconciliation: assessed?.value.checks ?? null,
    posture: assessed?.value.posture ?? null,
    files: [...files, ...schemas.values(), ownSchema, readMe, ...(publicKeyFile === null ? [] : [publicKeyFile])],
  };
}

/** The sentence of the error by which Assess ended. */
function whyNotAssessed({ assessment, error }: PublishInput['state']): string {
  const caught = CaughtError.safeParse(assessment);
  return causeOf(caught.success ? caught.data : error) ?? 'it left nothing';
}

/** What is signed: every file that the manifest names, and the manifest by the bytes it will have. */
export function statementOf(manifest: Manifest, bytes: Uint8Array): Statement {
  const subject = (name: string, sha256: string) => ({ name, digest: { sha256 } });
  const parts = manifest.resources.flatMap((resource) => resource.parts);
  const key = manifestKey(manifest.org.id, manifest.run);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [...parts, ...manifest.files]
      .map((file) => subject(file.key, file.sha256))
      .concat(subject(key, hash('sha256', bytes))),
    predicateType: 'urn:okta-evidence:run:v1',
    predicate: {
      run: manifest.run,
      org: manifest.org.id,
      status: manifest.status,
      execution: manifest.execution,
      manifest: key,
    },
  };
}

function windowOf({ startedAt, clockAheadMs }: Plan, ledgers: readonly Ledger[]): Manifest['window'] {
  const sorted = (instants: readonly (string | null)[]) => instants.filter((instant) => instant !== null).sort();
  return {
    startedAt,
    finishedAt: sorted([startedAt, ...ledgers.map(({ finishedAt }) => finishedAt)]).at(-1) ?? startedAt,
    firstRequestAt: sorted(ledgers.map(({ sent }) => sent.first))[0] ?? null,
    lastRequestAt: sorted(ledgers.map(({ sent }) => sent.last)).at(-1) ?? null,
    clockAheadMs,
  };
}

/** Path templates and parameters, as they were asked: of each variant, and of each window of a list that was divided. */
function askedOf(
  resource: Resource | undefined,
  { resourceType }: ResourceResult,
  plan: Plan,
  during: LogWindow,
): ResourceResult['asked'] {
  if (resource === undefined) return [];
  const { window, divide } = resource;
  const read = resource.during ? logDuring(plan, during) : plan.window;
  const log = window === undefined ? {} : { [window.since]: read.since, [window.until]: read.until };
  return Object.values(resource.variants ?? { '': {} }).flatMap((variant) =>
    windowsBetween(plan.divisions[resourceType] ?? []).map((part) => ({
      method: 'GET' as const,
      path: variant.path ?? resource.path,
      query: {
        ...resource.query,
        ...variant.query,
        ...(resource.limit === undefined ? {} : { limit: String(resource.limit) }),
        ...log,
        ...(divide === undefined ? {} : boundsOf(divide, part, window === undefined ? undefined : plan.window)),
      },
    })),
  );
}

/** Region and account of an execution's ARN; null where it is none. */
function placeOf(execution: string): Manifest['aws'] {
  const [arn, , , region, account] = execution.split(':');
  return arn === 'arn' && region !== undefined && account !== undefined ? { region, account } : null;
}
