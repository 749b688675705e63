import type { DemoOptions } from '../commands/options.ts';
import { startDemoOrg } from '../demo-org/demo-org.ts';
import type { LocalExecution } from './workflow.ts';

/** A demo org that runs as long as the command. */
export type Demo = AsyncDisposable & { readonly url: string; readonly token: string };

/**
 * Starts the embedded demo org. For a run that was stopped it starts as it was then: at the same address, with the data
 * of the same day.
 */
export async function startDemo(options: DemoOptions, resumed: LocalExecution | null): Promise<Demo> {
  const org = await startDemoOrg({
    ...(options.demoUsers === undefined ? {} : { users: options.demoUsers }),
    ...(options.demoEngine === undefined ? {} : { engine: options.demoEngine }),
    ...(options.demoWindowSeconds === undefined ? {} : { windowSeconds: options.demoWindowSeconds }),
    ...(resumed === null ? {} : { port: Number(new URL(resumed.settings.orgUrl).port), now: dayOf(resumed.startedAt) }),
  });
  return { url: org.url, token: org.token, [Symbol.asyncDispose]: () => org.close() };
}

/** Whether a run read the demo org: only such a run's address ends with the command. */
export function isDemoOrg({ settings }: LocalExecution): boolean {
  return settings.demo;
}

const dayOf = (instant: string) => new Date(`${instant.slice(0, 10)}T00:00:00.000Z`);
