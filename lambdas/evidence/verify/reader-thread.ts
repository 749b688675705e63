import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../open-store.ts';
import { StoreError } from '../store.ts';
import { createReader } from './reader.ts';
import { type Answer, Asked, Start } from './tasks.ts';

/** A thread of a {@link ReaderPool}: reads what it is asked to, one task at a time. */
const { evidenceUrl, name } = Start.parse(workerData);
const reader = createReader(openStore(evidenceUrl), name);

function answer(asked: Asked): Promise<unknown> {
  switch (asked.method) {
    case 'file':
      return reader.file(asked.task);
    case 'part':
      return reader.part(asked.task);
    case 'repeated':
      return reader.repeated(asked.task);
    case 'keyed':
      return reader.keyed(asked.task);
  }
}

parentPort?.on('message', async (message: unknown) => {
  const say = (said: Answer) => parentPort?.postMessage(said);
  try {
    say({ good: true, value: await answer(Asked.parse(message)) });
  } catch (error) {
    say({
      good: false,
      message: error instanceof Error ? error.message : String(error),
      isStoreError: error instanceof StoreError,
    });
  }
});
