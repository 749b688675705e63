import { createHash, hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Manifest } from '../../lambdas/contracts/manifest.ts';
import { envelopeKey, manifestKey } from '../../lambdas/evidence/keys.ts';
import { type Store, StoreError } from '../../lambdas/evidence/store/store.ts';

/** A run's files as they were brought here. */
export type Fetched = {
  /** Files that were brought, and that were here already with the same bytes. */
  readonly brought: number;
  readonly present: number;
  readonly bytes: number;
  /** Files that the bucket does not have as the manifest names them, and why. */
  readonly damaged: readonly Damaged[];
};

export type Damaged = { readonly key: string; readonly why: string };

/** A folder of this machine, as a store. */
export type Folder = Store & { readonly pathOf: (key: string) => string };

/** Files that are under way at once. */
const atOnce = 8;

type Named = {
  readonly key: string;
  readonly versionId: string | null;
  readonly bytes: number;
  readonly sha256: string;
};

/**
 * Brings every file that a run's manifest names from a bucket into a folder; what is there with the right digest is not
 * brought again. The signature and the manifest come last: until then the folder holds no evidence of the run.
 *
 * @param told of each file, brought or present, with how many are left.
 * @throws {StoreError} when there is no manifest, or the bucket or the folder refuses.
 */
export async function fetchRun(
  from: Store,
  to: Folder,
  { org, run }: { readonly org: string; readonly run: string },
  told: (left: number) => void,
): Promise<Fetched> {
  const stored = await from.get(manifestKey(org, run));
  if (stored === null)
    throw new StoreError(`Run ${run} has no manifest in ${from.bucket}: it goes on, or was stopped before its end.`);
  const manifest = Manifest.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
  const files: Named[] = [...manifest.resources.flatMap(({ parts }) => parts), ...manifest.files];
  const came = { brought: 0, present: 0, bytes: 0, left: files.length };
  const damaged: Damaged[] = [];
  const queue = files.values();
  const worker = async () => {
    for (const file of queue) {
      const why = (await isHere(to, file)) ? 'present' : await bring(from, to, file);
      if (why === 'present') came.present += 1;
      else if (why === null) {
        came.brought += 1;
        came.bytes += file.bytes;
      } else damaged.push({ key: file.key, why });
      came.left -= 1;
      told(came.left);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const envelope = manifest.signing === null ? null : await from.get(envelopeKey(org, run));
  if (envelope !== null) await putUnlessSame(to, envelopeKey(org, run), envelope.body);
  else if (manifest.signing !== null) damaged.push({ key: envelopeKey(org, run), why: 'It is gone.' });
  await putUnlessSame(to, manifestKey(org, run), stored.body);
  const { brought, present, bytes } = came;
  return { brought, present, bytes, damaged: damaged.sort((one, other) => (one.key < other.key ? -1 : 1)) };
}

async function putUnlessSame(to: Folder, key: string, body: Uint8Array): Promise<void> {
  const present = await to.get(key);
  if (present === null || hash('sha256', present.body) !== hash('sha256', body)) await to.put(key, body);
}

async function isHere(to: Folder, { key, sha256 }: Named): Promise<boolean> {
  const digest = createHash('sha256');
  try {
    await pipeline(createReadStream(to.pathOf(key)), digest);
  } catch {
    return false;
  }
  return digest.digest('hex') === sha256;
}

/**
 * Brings the object as it is now; where that is another, or gone, the version that the manifest names.
 *
 * @returns null, or why neither is what the manifest names.
 */
async function bring(from: Store, to: Folder, { key, versionId, sha256 }: Named): Promise<string | null> {
  const path = to.pathOf(key);
  // A name that no listing of the folder takes for evidence.
  const unfinished = `${path}.unfinished`;
  await mkdir(dirname(path), { recursive: true });
  let why = 'It has another SHA-256 than the manifest says.';
  for (const version of versionId === null ? [undefined] : [undefined, versionId]) {
    const digest = createHash('sha256');
    try {
      await pipeline(from.read(key, version), digested(digest), createWriteStream(unfinished));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      why = error.message;
      continue;
    }
    if (digest.digest('hex') === sha256) {
      await rename(unfinished, path);
      return null;
    }
  }
  await rm(unfinished, { force: true });
  return why;
}

const digested = (digest: ReturnType<typeof createHash>) =>
  async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      digest.update(chunk);
      yield chunk;
    }
  };
