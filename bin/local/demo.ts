import type { DemoOptions } from '../commands/options.ts';
import { startDemoOrg } from '../demo-org/demo-org.ts';
import { demoOrgId } from '../demo-org/options.ts';

/** A demo org that runs as long as the command. */
export type Demo = AsyncDisposable & { readonly url: string; readonly readSecret: () => Promise<string> };

/** A run of the demo org that is to be gone on with. */
export type EarlierRun = { readonly orgUrl: string; readonly startedAt: string };

/** Whether an org is the demo org, whose address ends with the command that started it. */
export const isDemoOrg = (orgId: string) => orgId === demoOrgId;

/**
 * Starts the embedded demo org. For a run that was stopped it starts as it was then: at the same address, with the data
 * of the same day.
 */
export async function startDemo(options: DemoOptions, earlier: EarlierRun | null): Promise<Demo> {
  const org = await startDemoOrg({
    ...(options.demoUsers === undefined ? {} : { users: options.demoUsers }),
    ...(options.demoEngine === undefined ? {} : { engine: options.demoEngine }),
    ...(options.demoHoles === undefined ? {} : { holes: options.demoHoles }),
    ...(options.demoWindowSeconds === undefined ? {} : { windowSeconds: options.demoWindowSeconds }),
    ...(earlier === null ? {} : { port: Number(new URL(earlier.orgUrl).port), now: dayOf(earlier.startedAt) }),
  });
  const secret = options.demoSecret === 'oauth' ? org.serviceApp.secret : org.token;
  return { url: org.url, readSecret: async () => secret, [Symbol.asyncDispose]: org.close };
}

const dayOf = (instant: string) => new Date(`${instant.slice(0, 10)}T00:00:00.000Z`);
