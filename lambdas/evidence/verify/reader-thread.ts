import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { createFileStore } from '../store/file-store.ts';
import { StoreError } from '../store/store.ts';
import { answerOf, createReader } from './reader.ts';
import { type Answer, Asked, Start } from './tasks.ts';

/** A thread of a {@link ReaderPool}: reads what it is asked to, one task at a time. */
const { evidenceUrl, name } = Start.parse(workerData);
const store = evidenceUrl.startsWith('file:')
  ? createFileStore(fileURLToPath(evidenceUrl))
  : // Only what lies in S3 needs the SDK, which takes longer to load than some evidence to read.
    (await import('../store/open-store.ts')).openStore(evidenceUrl);
const reader = createReader(store, name);

parentPort?.on('message', async (message: unknown) => {
  const say = (said: Answer) => parentPort?.postMessage(said);
  try {
    say({ good: true, value: await answerOf(reader, Asked.parse(message)) });
  } catch (error) {
    say({
      good: false,
      message: error instanceof Error ? error.message : String(error),
      isStoreError: error instanceof StoreError,
    });
  }
});
