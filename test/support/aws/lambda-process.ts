/** One invocation of a Lambda function, in a process of its own: `lambda-process.ts <handler>`, its event on stdin, its answer on descriptor 3. */
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

const [file = '', name = ''] = (process.argv[2] ?? '').split('.');
const Handler = z.custom<(event: unknown, context: object) => Promise<unknown>>((value) => typeof value === 'function');
const timeoutMs = Number(process.env.AWS_LAMBDA_FUNCTION_TIMEOUT) * 1000;

const answer = await (async () => {
  try {
    const module = z
      .record(z.string(), z.unknown())
      .parse(await import(pathToFileURL(`${process.cwd()}/${file}.mjs`).href));
    const event: unknown = JSON.parse(await text(process.stdin));
    const began = performance.now();
    const context = {
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      awsRequestId: crypto.randomUUID(),
      getRemainingTimeInMillis: () => timeoutMs - (performance.now() - began),
    };
    return { result: await Handler.parse(module[name])(event, context) };
  } catch (error) {
    // As Lambda reports what a handler throws.
    const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error));
    return { error: { errorType, errorMessage } };
  }
})();
// Kibibytes, on Linux: getrusage(2).
writeSync(3, JSON.stringify({ ...answer, peakMiB: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
