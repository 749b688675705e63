import { createInterface } from 'node:readline/promises';
import { OrgUrlError, parseOrgUrl } from '../../lambdas/okta/org.ts';
import { demand } from '../../lambdas/settings/sentences.ts';
import { Settings, StackSettings } from '../../lambdas/settings/settings.ts';
import { WrongUse } from '../commands/exit-status.ts';
import type { Talk } from '../local/ask.ts';

/** The settings that are asked for; every other has a default that most keep, and can be written beside them. */
export const askedSettings = [
  'orgUrl',
  'connector',
  'region',
  'profile',
  'schedule',
  'timeZone',
  'alarmEmails',
] as const satisfies readonly (keyof typeof StackSettings.shape)[];
type Asked = (typeof askedSettings)[number];

/** What a setting is, in its own words. */
export const descriptionOf = (name: Asked) =>
  StackSettings.shape[name].description ?? (name === 'orgUrl' ? Settings.shape[name].description : undefined) ?? name;

/** Something to ask of a person. */
export type Question = {
  readonly name: string;
  readonly text: string;
  /** What no answer stands for; null: an answer is needed. */
  readonly otherwise: string | null;
  /** What is wrong with an answer, in a sentence; null: nothing. */
  readonly mistake: (answer: string) => string | null;
};

/** The question for a setting: its own description, its default, its own check. */
export function questionOf(name: Asked, allowLoopback: boolean): Question {
  const shape = StackSettings.shape[name];
  const usual = shape.safeParse(undefined).data;
  const isOrg = name === 'orgUrl';
  return {
    name,
    text: descriptionOf(name),
    otherwise: isOrg ? null : String(usual ?? ''),
    mistake: (answer) => {
      const { error } = shape.safeParse(answer === '' ? undefined : answer);
      if (error !== undefined) return `Write ${error.issues.slice(0, 1).map(demand)}.`;
      return isOrg ? orgMistake(answer, allowLoopback) : null;
    },
  };
}

function orgMistake(answer: string, allowLoopback: boolean): string | null {
  try {
    parseOrgUrl(answer, { allowLoopback });
    return null;
  } catch (error) {
    if (error instanceof OrgUrlError) return error.message;
    throw error;
  }
}

const hintOf = (otherwise: string | null) =>
  otherwise === null ? '' : otherwise === '' ? ' (may be left out)' : ` [${otherwise}]`;

/**
 * Asks one question after another, and of what is not understood again. Where nobody answers, each stands as it is usual.
 *
 * @param given answers by name, which are not asked for.
 * @throws {WrongUse} when an answer that was given is wrong, or one that is needed does not come.
 */
export async function ask(
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  { input, output }: Talk,
): Promise<Record<string, string>> {
  const lines = createInterface({ input, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  const answers: Record<string, string> = {};
  try {
    for (const { name, text, otherwise, mistake } of questions) {
      const told = given[name];
      const wrong = told === undefined ? null : mistake(told);
      if (wrong !== null) throw new WrongUse(wrong);
      let answer = told;
      while (answer === undefined) {
        output.write(`${text}${hintOf(otherwise)}: `);
        const { done, value = '' } = await typed.next();
        if (done && otherwise === null) throw new WrongUse(`There is no answer: ${text}.`);
        const said = value.trim() === '' ? (otherwise ?? '') : value.trim();
        const why = mistake(said);
        if (why === null) answer = said;
        else output.write(`${why}\n`);
      }
      answers[name] = answer;
    }
    return answers;
  } finally {
    lines.close();
  }
}
