import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { type Store, StoreError } from '../store/store.ts';
import { answerOf, createReader, type Reader } from './reader.ts';
import { Answer, type Asked, Digest, FileRead, KeyedRow, PartRead, type Start } from './tasks.ts';

/** A thread takes some 40 MB, and eight keep the four busy that Node unzips with. */
const mostThreads = 8;
/** To start a thread takes as long as to check some 8 MiB, half a second: fewer are sooner read by those that run. */
const bytesWorthAThread = 8 * 1024 * 1024;

/** Beside this file, and of its kind: TypeScript in a clone, JavaScript in the package. */
const thread = new URL(`./reader-thread${extname(import.meta.url)}`, import.meta.url);

/** Does one task at a time. */
type Lane = { readonly work: (asked: Asked) => Promise<unknown>; readonly close: () => Promise<unknown> };
type Waiting = { readonly asked: Asked; readonly settle: PromiseWithResolvers<unknown> };

/** A reader that works here, and in threads beside as soon as much is waiting. */
export type ReaderPool = Reader & AsyncDisposable;

type PoolOptions = {
  /** How many read at once, this thread among them. */
  readonly threads?: number;
  /** Bytes that must be waiting before another thread is started. */
  readonly worthAThread?: number;
};

/** @param evidenceUrl of the store, which each thread opens for itself. */
export function createReaderPool(
  store: Store,
  evidenceUrl: string,
  { threads = Math.min(mostThreads, availableParallelism()), worthAThread = bytesWorthAThread }: PoolOptions = {},
): ReaderPool {
  const here = createReader(store);
  const lanes: Lane[] = [{ work: (asked) => answerOf(here, asked), close: async () => undefined }];
  const idle: Lane[] = [...lanes];
  const waiting: Waiting[] = [];

  const work = async (lane: Lane) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await lane.work(next.asked).then(next.settle.resolve, next.settle.reject);
    idle.push(lane);
  };
  const ask = async <T extends z.ZodType>(asked: Asked, shape: T): Promise<z.infer<T>> => {
    const settle = Promise.withResolvers<unknown>();
    waiting.push({ asked, settle });
    if (lanes.length < threads && idle.length === 0 && bytesOf(waiting) >= worthAThread) {
      const lane = createThread({ evidenceUrl, name: String(lanes.length) });
      lanes.push(lane);
      idle.push(lane);
    }
    const free = idle.pop();
    if (free !== undefined) void work(free);
    return shape.parse(await settle.promise);
  };

  return {
    file: (task) => ask({ method: 'file', task }, FileRead),
    part: (task) => ask({ method: 'part', task }, PartRead),
    repeated: (task) => ask({ method: 'repeated', task }, z.array(Digest)),
    keyed: (task) => ask({ method: 'keyed', task }, z.array(KeyedRow)),
    async [Symbol.asyncDispose]() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

const bytesOf = (waiting: readonly Waiting[]) =>
  waiting.reduce((sum, { asked }) => sum + ('bytes' in asked.task ? asked.task.bytes : 0), 0);

function createThread(start: Start): Lane {
  const worker = new Worker(thread, { workerData: start });
  let settle: PromiseWithResolvers<unknown> | null = null;
  let gone: Error | null = null;
  worker.on('message', (message: unknown) => {
    const answer = Answer.parse(message);
    if (answer.good) settle?.resolve(answer.value);
    else settle?.reject(new (answer.isStoreError ? StoreError : Error)(answer.message));
  });
  worker.on('error', (error) => {
    // Nobody answers any more: what it was asked, and will be, would wait for ever.
    gone = error instanceof Error ? error : new Error(String(error));
    settle?.reject(gone);
  });
  return {
    work(asked) {
      settle = Promise.withResolvers();
      if (gone === null) worker.postMessage(asked);
      else settle.reject(gone);
      return settle.promise;
    },
    close: () => worker.terminate(),
  };
}
