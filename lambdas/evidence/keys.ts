/** Layout of the store. Keys depend on run, type, window and slice only, so that a repeated slice overwrites its own. */

/** A run's folder and its files. */
export const runFolder = (org: string, run: string) => `runs/org=${org}/run=${run}/`;
export const planKey = (org: string, run: string) => `${runFolder(org, run)}plan.json`;
export const manifestKey = (org: string, run: string) => `${runFolder(org, run)}manifest.json`;
export const schemaKey = (org: string, run: string, resourceType: string) =>
  `${runFolder(org, run)}schemas/${resourceType}.json`;
export const ledgerPrefix = (org: string, run: string, resourceType: string) =>
  `${runFolder(org, run)}ledger/${resourceType}/`;
export const ledgerKey = (org: string, run: string, resourceType: string, slice: number) =>
  `${ledgerPrefix(org, run, resourceType)}${padded(slice, 4)}.json`;

/** Where the newest good run stands: for the org (`run`), or for one resource type. */
export const pointerKey = (org: string, name: string) => `latest/org=${org}/${name}.json`;

/**
 * Parts of one slice. Key order is row order: window 000 where a list is not read in windows, then the slice, then the
 * part's number in it. `dt` is the UTC date of the run's start, which its id begins with.
 */
export const partPrefix = (org: string, run: string, resourceType: string, slice: number) =>
  `v1/resource=${resourceType}/org=${org}/dt=${dateOf(run)}/run=${run}/part-000-${padded(slice, 4)}-`;
export const partKey = (org: string, run: string, resourceType: string, slice: number, part: number) =>
  `${partPrefix(org, run, resourceType, slice)}${padded(part, 4)}.ndjson.gz`;

const padded = (number: number, digits: number) => String(number).padStart(digits, '0');
const dateOf = (run: string) => `${run.slice(0, 4)}-${run.slice(4, 6)}-${run.slice(6, 8)}`;
