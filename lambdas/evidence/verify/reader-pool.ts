import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { StoreError } from '../store.ts';
import type { Reader } from './reader.ts';
import { Answer, type Asked, Digest, FileRead, KeyedRow, PartRead, type Start } from './tasks.ts';

/** A thread takes some 40 MB, and eight keep the four busy that Node unzips with. */
const mostThreads = 8;

type Job = { readonly asked: Asked; readonly settle: PromiseWithResolvers<unknown> };

/** A reader that works in as many threads as there are processors. Threads are started as they are needed. */
export type ReaderPool = Reader & AsyncDisposable;

/** @param evidenceUrl of the store, which each thread opens for itself. */
export function createReaderPool(
  evidenceUrl: string,
  threads = Math.min(mostThreads, availableParallelism()),
): ReaderPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const doing = new Map<Worker, Job | null>();

  const give = (worker: Worker) => {
    const job = waiting.shift() ?? null;
    doing.set(worker, job);
    if (job === null) idle.push(worker);
    else worker.postMessage(job.asked);
  };
  const start = () => {
    const own: Start = { evidenceUrl, name: String(doing.size) };
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: own });
    worker.on('message', (message: unknown) => {
      const answer = Answer.parse(message);
      const settle = doing.get(worker)?.settle;
      if (answer.good) settle?.resolve(answer.value);
      else settle?.reject(new (answer.isStoreError ? StoreError : Error)(answer.message));
      give(worker);
    });
    worker.on('error', (error) => {
      // Nobody answers any more: what waits would wait for ever.
      for (const job of [doing.get(worker), ...waiting.splice(0)]) job?.settle.reject(error);
      doing.delete(worker);
    });
    give(worker);
  };
  const ask = async <T extends z.ZodType>(asked: Asked, shape: T): Promise<z.infer<T>> => {
    const job: Job = { asked, settle: Promise.withResolvers() };
    waiting.push(job);
    const free = idle.pop();
    if (free !== undefined) give(free);
    else if (doing.size < threads) start();
    return shape.parse(await job.settle.promise);
  };

  return {
    file: (task) => ask({ method: 'file', task }, FileRead),
    part: (task) => ask({ method: 'part', task }, PartRead),
    repeated: (task) => ask({ method: 'repeated', task }, z.array(Digest)),
    keyed: (task) => ask({ method: 'keyed', task }, z.array(KeyedRow)),
    async [Symbol.asyncDispose]() {
      await Promise.all([...doing.keys()].map((worker) => worker.terminate()));
    },
  };
}
