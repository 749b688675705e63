import type { Manifest } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';

/** The columns of the table `runs`: a row a run, type and part; one without a part where a type has none. */
export const runColumns = {
  run: { type: 'string', meaning: "the run's id" },
  status: { type: 'string', meaning: 'how the run ended: complete, limited, incomplete, failed' },
  started_at: { type: 'string', meaning: 'when it began, ISO 8601' },
  finished_at: { type: 'string', meaning: 'when the last of its rows was read, ISO 8601' },
  kind: { type: 'string', meaning: 'resource: rows from Okta; posture: derived from them' },
  name: { type: 'string', meaning: 'the resource type, or the derived artifact' },
  outcome: { type: 'string', meaning: 'how the type ended; of an artifact complete or partial' },
  stands: { type: 'boolean', meaning: 'whether the newest answer of its name may be this: latest/ moved to it' },
  rows_of_name: { type: 'bigint', meaning: 'rows of the type or artifact in this run' },
  key: { type: 'string', meaning: 'the object that holds the rows; null: there are none' },
  rows_of_part: { type: 'bigint', meaning: 'rows in that object' },
  bytes: { type: 'bigint', meaning: 'bytes of that object' },
  sha256: { type: 'string', meaning: 'SHA-256 of that object, hex' },
  manifest_key: { type: 'string', meaning: 'the manifest that says so' },
  manifest_sha256: { type: 'string', meaning: 'SHA-256 of the manifest, hex' },
} as const;

type RunRow = Readonly<Record<keyof typeof runColumns, string | number | boolean | null>>;

/** Whether the run stands for its org: all that the token may see, and nothing left out by the run's input. */
export function isWhole({ status }: Manifest, { resources }: Plan): boolean {
  return (status === 'complete' || status === 'limited') && resources.every(({ skippedBy }) => skippedBy !== 'input');
}

/**
 * What a run adds to the table `runs`, as NDJSON. It is made of the manifest, so that it has the same bytes however often it
 * is made; not compressed, because compressors change.
 */
export function runRows(
  manifest: Manifest,
  plan: Plan,
  { key, sha256 }: { readonly key: string; readonly sha256: string },
): Uint8Array {
  const { run, status, window } = manifest;
  const head = { run, status, started_at: window.startedAt, finished_at: window.finishedAt };
  const tail = { manifest_key: key, manifest_sha256: sha256 };
  const whole = isWhole(manifest, plan);
  const named = [
    ...manifest.resources.map(({ resourceType, outcome, rows, parts }) => ({
      of: { kind: 'resource', name: resourceType, outcome, stands: outcome === 'complete', rows_of_name: rows },
      parts,
    })),
    ...(manifest.posture ?? []).map(({ name, notEvaluated, rows, parquet }) => ({
      of: {
        kind: 'posture',
        name,
        outcome: notEvaluated.length === 0 ? 'complete' : 'partial',
        stands: whole,
        rows_of_name: rows,
      },
      parts: [{ ...parquet, rows }],
    })),
  ];
  const none = { key: null, rows_of_part: null, bytes: null, sha256: null };
  const lines = named.flatMap(({ of, parts }) => {
    const own = parts.map((part) => ({
      key: part.key,
      rows_of_part: part.rows,
      bytes: part.bytes,
      sha256: part.sha256,
    }));
    return (own.length === 0 ? [none] : own).map((part): RunRow => ({ ...head, ...of, ...part, ...tail }));
  });
  return Buffer.from(lines.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
