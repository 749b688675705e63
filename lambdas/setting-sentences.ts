import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with settings: of each mistake a sentence that begins with its path, such as `connectors[0].share`.
 *
 * @param at where the settings stand, in front of their own path.
 */
export function sentences(
  { issues }: { readonly issues: readonly Issue[] },
  at: readonly PropertyKey[] = [],
): string[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${written([...path, key])} is no setting: connectors.schema.json lists them.`);
    return [`${written(path)}: ${wording(issue)}`];
  });
}

/** `connectors[0].tags.team`. */
export function written(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '');
}

function wording(issue: Issue): string {
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const said = message.replace(/^Invalid (input|option): /, '').replace('received undefined', 'nothing is given');
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
