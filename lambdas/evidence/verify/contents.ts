import { hash } from 'node:crypto';
import { Manifest, Pointer } from '../../contracts/manifest.ts';
import type { Store } from '../store/store.ts';
import { type Finding, isAsWritten, readAs } from './finding.ts';
import { notOurs } from './not-ours.ts';

/** What lies in a store: the files of each run, oldest run first, and those that belong to none. */
export type Contents = { readonly runs: readonly RunFiles[]; readonly others: readonly string[] };
export type RunFiles = { readonly org: string; readonly run: string; readonly keys: readonly string[] };

/** @throws {StoreError} */
export async function contentsOf(store: Store): Promise<Contents> {
  const runs = new Map<string, { org: string; run: string; keys: string[] }>();
  const others: string[] = [];
  for await (const key of store.list('')) {
    const [, org, run] = /\/org=([^/]+)\/(?:dt=[^/]+\/)?run=([^/]+)\//.exec(`/${key}`) ?? [];
    if (org === undefined || run === undefined) others.push(key);
    else {
      const name = `${run} ${org}`;
      const files = runs.get(name) ?? { org, run, keys: [] };
      files.keys.push(key);
      runs.set(name, files);
    }
  }
  return { runs: [...runs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, files]) => files), others };
}

/** Checks what belongs to no run: pointers name manifests that are there and the same; nothing else has a place. */
export async function verifyOthers(store: Store, others: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const key of others) {
    const found = (what: string) => findings.push({ file: key, line: null, what });
    const stored = key.startsWith('latest/') ? await store.get(key) : null;
    const pointer = stored === null ? null : readAs(Pointer, stored.body);
    if (stored === null) found('It belongs to no run.');
    else if (pointer === null) found(notOurs(stored.body, 'okta-evidence/pointer/v1'));
    else {
      const manifest = await store.get(pointer.manifest.key);
      const named = manifest === null ? null : readAs(Manifest, manifest.body)?.run;
      if (manifest === null || hash('sha256', manifest.body) !== pointer.manifest.sha256 || named !== pointer.run)
        found(`It points to a manifest that is not as it was: ${pointer.manifest.key}.`);
      else if (!isAsWritten(stored.body, pointer)) found('It was changed.');
    }
  }
  return findings;
}
