export { Announcement, type Manifest, type ResourceResult } from '../run.ts';
export {
  type CheckedRun,
  EvidenceError,
  type EvidenceRow,
  type NamedManifest,
  openRun,
} from './checked-run.ts';
export { openStore } from './open-store.ts';
export { type Store, StoreError } from './store.ts';
