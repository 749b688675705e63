import type { PublishInput } from '../contracts/announcement.ts';
import type { Ledger } from '../contracts/ledger.ts';
import type { Plan } from '../contracts/plan.ts';
import type { StoredFile } from '../contracts/run.ts';
import { fileOf, readLedgers } from './ledger.ts';
import type { Store } from './store/store.ts';

/** What all slices of a resource type did together. Rows and parts are those of its ledgers, in slice order. */
export type Delivery = {
  readonly ledgers: readonly Ledger[];
  /** Name of the error by which the workflow saw the collector end, when it did. */
  readonly error?: string;
};

/** By resource type. */
export type Deliveries = ReadonlyMap<string, Delivery>;

/**
 * What each planned resource type delivered, and the ledgers as files.
 *
 * @param state what the workflow saw: of collectors that ended with an error, its name.
 * @throws {StoreError}
 */
export async function deliveriesOf(
  store: Store,
  { org, run, waves }: Plan,
  state: Pick<PublishInput['state'], 'collected' | 'error'>,
): Promise<{ readonly deliveries: Deliveries; readonly files: StoredFile[] }> {
  const errors = new Map((state.collected ?? []).flat().map(({ resourceType, error }) => [resourceType, error]));
  const files: StoredFile[] = [];
  const deliveries = new Map<string, Delivery>();
  for (const resourceType of waves.flat()) {
    const ledgers = [];
    for await (const { ledger, file } of readLedgers(store, org.id, run, resourceType)) {
      ledgers.push(ledger);
      files.push(fileOf(file));
    }
    const error = errors.get(resourceType) ?? state.error?.Error;
    deliveries.set(resourceType, { ledgers, ...(error === undefined ? {} : { error }) });
  }
  return { deliveries, files };
}
