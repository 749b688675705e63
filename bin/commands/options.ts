import { type Command, Option } from 'commander';
import * as z from 'zod';
import { sentence } from '../../lambdas/settings/sentences.ts';
import { RunSettings } from '../../lambdas/settings/settings.ts';
import { WrongUse } from './exit-status.ts';

/** Names with commas between them. */
export const names = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** An instant of time in any form that Date reads, as ISO. */
export const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'an instant such as 2026-11-01T00:00:00Z')
  .transform((text) => new Date(text).toISOString());

/** How a run of a deployed connector is watched. */
export const WatchOptions = z.strictObject({
  pollSeconds: z.coerce.number().min(0.1).max(300).default(3),
  json: z.boolean().default(false),
});

/** What the embedded demo org is like. */
export const DemoOptions = z.strictObject({
  demoUsers: z.coerce.number().int().min(1).optional(),
  demoEngine: z.enum(['idx', 'classic']).optional(),
  demoHoles: z.enum(['many', 'planted']).optional(),
  demoSecret: z.enum(['ssws', 'oauth']).optional(),
  demoWindowSeconds: z.coerce.number().int().min(1).max(60).optional(),
});
export type DemoOptions = z.infer<typeof DemoOptions>;

/** Offers every setting that shapes a run as an option of its own name: `sliceSeconds` is `--slice-seconds`. */
export function addRunSettings(command: Command): void {
  command.optionsGroup('Settings of the run:');
  for (const [name, shape] of Object.entries(RunSettings.shape)) {
    // A switch is what takes a bare true and a word for false: some are on unless they are turned off.
    const isSwitch = shape.safeParse(true).success && shape.safeParse('no').success;
    const value = isSwitch ? '[yes|no]' : '<value>';
    const usual: unknown = shape.safeParse(undefined).data;
    const isTold = typeof usual === 'string' || typeof usual === 'number' || usual === true;
    const otherwise = isTold ? ` (default: ${usual === true ? 'yes' : usual})` : '';
    command.addOption(new Option(`--${dashed(name)} ${value}`, `${shape.description ?? ''}${otherwise}`));
  }
}

/**
 * Parses options, and words what is wrong with them as a person would.
 *
 * @throws {WrongUse}
 */
export function parseOptions<T extends z.ZodType>(shape: T, options: unknown): z.infer<T> {
  const parsed = shape.safeParse(options);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) =>
    sentence(issue, options, issue.path.length === 0 ? 'What is asked' : `--${dashed(String(issue.path[0]))}`),
  );
  throw new WrongUse(wrong.join('\n'));
}

export const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
