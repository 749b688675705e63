/** Layout of the store. Keys depend on run, type, window and slice only, so that a repeated slice overwrites its own. */

/** A run's folder and its files. */
export const runFolder = (org: string, run: string) => `runs/org=${org}/run=${run}/`;
export const planKey = (org: string, run: string) => `${runFolder(org, run)}plan.json`;
export const manifestKey = (org: string, run: string) => `${runFolder(org, run)}manifest.json`;
/** The signature over every file of the run, and the public key it can be checked with. */
export const envelopeKey = (org: string, run: string) => `${runFolder(org, run)}manifest.dsse.json`;
export const publicKeyKey = (org: string, run: string) => `${runFolder(org, run)}signing-key.pem`;
/** What whoever is handed the run reads first. */
export const readMeKey = (org: string, run: string) => `${runFolder(org, run)}README.md`;
/** What Assess found, and its tables for people. */
export const assessmentKey = (org: string, run: string) => `${runFolder(org, run)}assessment.json`;
export const tableKey = (org: string, run: string, table: string) => `${runFolder(org, run)}${table}.csv`;
/** Answers derived from the rows: the text of each query beside the run, its rows where the run's rows are. */
export const queryKey = (org: string, run: string, query: string) => `${runFolder(org, run)}queries/${query}.sql`;
export const postureKey = (org: string, run: string, artifact: string) =>
  `v1/posture=${artifact}/org=${org}/dt=${dateOf(run)}/run=${run}/part-0000.parquet`;
export const reportKey = (org: string, run: string) => `${runFolder(org, run)}report.html`;
/** The run's rows of the table `runs`: which parts it committed. Made of the manifest, and written after it. */
export const runRowsKey = (org: string, run: string) => `v1/runs/org=${org}/dt=${dateOf(run)}/run=${run}/runs.ndjson`;
export const schemaKey = (org: string, run: string, resourceType: string) =>
  `${runFolder(org, run)}schemas/${resourceType}.json`;
export const carriedPrefix = (org: string, run: string) => `${runFolder(org, run)}carried/`;
export const carriedKey = (org: string, run: string, resourceType: string) =>
  `${carriedPrefix(org, run)}${resourceType}.json`;
export const ledgerPrefix = (org: string, run: string, resourceType: string) =>
  `${runFolder(org, run)}ledger/${resourceType}/`;
export const ledgerKey = (org: string, run: string, resourceType: string, slice: number) =>
  `${ledgerPrefix(org, run, resourceType)}${padded(slice, 4)}.json`;

/** Where the newest good run stands: for the org (`run`), or for one resource type; and the last run of any status (`any`). */
export const pointerKey = (org: string, name: string) => `latest/org=${org}/${name}.json`;

/** Whose parts: of one window (0 where the list is not divided) in one slice. */
export type PartsOf = {
  readonly org: string;
  readonly run: string;
  readonly resourceType: string;
  readonly window: number;
  readonly slice: number;
};

/** Parts of a window, whatever the slice. `dt` is the UTC date of the run's start, which its id begins with. */
export const windowPrefix = ({ org, run, resourceType, window }: Omit<PartsOf, 'slice'>) =>
  `v1/resource=${resourceType}/org=${org}/dt=${dateOf(run)}/run=${run}/part-${padded(window, 3)}-`;
/** Parts of one slice. Key order is row order: the window, then the slice, then the part's number in it. */
export const partPrefix = (of: PartsOf) => `${windowPrefix(of)}${padded(of.slice, 4)}-`;
export const partKey = (of: PartsOf, part: number) => `${partPrefix(of)}${padded(part, 4)}.ndjson.gz`;

const padded = (number: number, digits: number) => String(number).padStart(digits, '0');
const dateOf = (run: string) => `${run.slice(0, 4)}-${run.slice(4, 6)}-${run.slice(6, 8)}`;
