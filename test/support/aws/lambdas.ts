import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { PerformTask } from './execution.ts';
import type { deploy } from './template.ts';

const runtime = fileURLToPath(new URL('lambda-process.ts', import.meta.url));

/** The defaults are CloudFormation's. */
const FunctionProperties = z.looseObject({
  Handler: z.string(),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Code: z.looseObject({ S3Key: z.string().optional() }),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
});
type FunctionProperties = z.infer<typeof FunctionProperties>;

const Invocation = z.object({ FunctionName: z.string(), Payload: z.unknown() });
const Answer = z.object({
  result: z.unknown().optional(),
  error: z.object({ errorType: z.string(), errorMessage: z.string() }).optional(),
  peakMiB: z.number(),
});

/** What one invocation took. */
export type Invoked = { readonly functionName: string; readonly peakMiB: number; readonly memoryMiB: number };

/**
 * Does a deployed connector's tasks: each function in a process of its own, from its built asset, with the environment and
 * the memory that its template gives it and nothing else; its only writable folder is its own /tmp.
 *
 * @param assembly folder of the synthesized app.
 * @param reachable what a process needs besides to reach the pretend account: Lambda gives a function credentials and a region.
 */
export function inProcesses(
  { all }: ReturnType<typeof deploy>,
  assembly: string,
  reachable: () => Readonly<Record<string, string>>,
): { readonly perform: PerformTask; readonly invoked: readonly Invoked[]; readonly events: readonly unknown[] } {
  const functions = new Map(
    all('AWS::Lambda::Function').map(({ ref, properties }) => [ref, FunctionProperties.parse(properties)]),
  );
  const invoked: Invoked[] = [];
  const events: unknown[] = [];
  const perform: PerformTask = async (resource, parameters) => {
    if (resource.endsWith(':events:putEvents')) {
      events.push(parameters);
      return { FailedEntryCount: 0 };
    }
    const { FunctionName, Payload } = Invocation.parse(parameters);
    const name = FunctionName.split(':').at(-1) ?? '';
    const found = functions.get(name);
    if (found === undefined) throw named('Lambda.ResourceNotFoundException', `Function not found: ${FunctionName}`);
    const { result, error, peakMiB } = await invoke(name, found, assembly, reachable(), Payload);
    invoked.push({ functionName: name, peakMiB, memoryMiB: found.MemorySize });
    if (peakMiB > found.MemorySize) throw named('Runtime.OutOfMemory', `${name} took ${Math.ceil(peakMiB)} MiB`);
    if (error !== undefined) throw named(error.errorType, JSON.stringify(error));
    return { Payload: result };
  };
  return { perform, invoked, events };
}

async function invoke(
  name: string,
  { Handler, MemorySize, Timeout, Code, Environment }: FunctionProperties,
  assembly: string,
  reachable: Readonly<Record<string, string>>,
  event: unknown,
): Promise<z.infer<typeof Answer>> {
  const temporary = await mkdtemp(join(tmpdir(), 'okta-evidence-lambda-'));
  try {
    const asset = join(assembly, `asset.${Code.S3Key?.replace(/\.zip$/, '')}`);
    const child = spawn(
      process.execPath,
      [
        // As Lambda's own runtime sets it: nine tenths of the memory.
        `--max-old-space-size=${Math.floor(MemorySize * 0.9)}`,
        '--permission',
        '--allow-addons',
        '--allow-fs-read=*',
        `--allow-fs-write=${temporary}`,
        '--no-warnings',
        runtime,
        Handler,
      ],
      {
        cwd: asset,
        stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
        timeout: Timeout * 1000,
        env: {
          ...Environment.Variables,
          ...reachable,
          AWS_LAMBDA_FUNCTION_NAME: name,
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
          AWS_LAMBDA_FUNCTION_TIMEOUT: String(Timeout),
          AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
          TMPDIR: temporary,
        },
      },
    );
    child.stdin?.end(JSON.stringify(event));
    const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
    const pipe = child.stdio[3];
    const answered = pipe instanceof Readable ? await text(pipe) : '';
    const complaint = await said;
    if (answered === '') throw named('Runtime.ExitError', `${name} left without an answer: ${complaint}`);
    return Answer.parse(JSON.parse(answered));
  } finally {
    await rm(temporary, { recursive: true });
  }
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });
