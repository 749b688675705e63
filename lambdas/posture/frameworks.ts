import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const Framework = z.strictObject({
  title: z.string().min(1),
  version: z.string().min(1),
  /** Where its text is published. */
  source: z.url(),
  /**
   * Whether its requirements name figures of their own, such as fifteen characters: then a control answers to them at the
   * figures of its header only.
   */
  figures: z.boolean(),
  /**
   * What each asks, by the id that the framework writes: those that some control answers to. A short description, which is the
   * framework's own name of it or words of ours, never its text.
   */
  requirements: z.record(z.string(), z.string().min(1)),
});

/** A set of requirements that controls answer to: one file in `frameworks/`. */
export type Framework = z.infer<typeof Framework>;

const folder = new URL('frameworks/', import.meta.url);

/** The frameworks by the key that headers of controls use, which is the name of their file. */
export const frameworks: Readonly<Record<string, Framework>> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [
      file.slice(0, -'.json'.length),
      Framework.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    ]),
);
