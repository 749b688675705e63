export { Announcement } from '../contracts/announcement.ts';
export type { Manifest, ResourceResult } from '../contracts/manifest.ts';
export {
  type CheckedRun,
  EvidenceError,
  type EvidenceRow,
  type NamedManifest,
  openRun,
} from './checked-run.ts';
export { openStore } from './store/open-store.ts';
export { type Store, StoreError } from './store/store.ts';
