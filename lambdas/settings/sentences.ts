import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with settings: of each mistake a sentence that begins with its path, says what was given and what it must be:
 * `connectors[0].share is 7; it must be at most 1.`
 *
 * @param given what was parsed, as it was given.
 * @param at where the settings stand, in front of their own path.
 */
export function sentences(
  { issues }: { readonly issues: readonly Issue[] },
  given: unknown,
  at: readonly PropertyKey[] = [],
): string[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${written([...path, key])} is no setting: connectors.schema.json lists them.`);
    return [sentence(issue, given, written(path))];
  });
}

/** `connectors[0].tags.team`. */
export function written(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '');
}

/**
 * One mistake in a sentence.
 *
 * @param name what whoever gave the value calls it: a setting's path, an option.
 */
export function sentence(issue: Issue, given: unknown, name: string): string {
  // What is a sentence already says by itself what stands against what.
  if (/[.!?]$/.test(issue.message)) return `${name}: ${issue.message}`;
  if (issue.code === 'invalid_key')
    return `${name} has a name that AWS does not take; it must be ${issue.issues[0]?.message ?? issue.message}.`;
  const value = valueAt(given, issue.path);
  return value === undefined
    ? `${name} is missing; it must be ${demand(issue)}.`
    : `${name} is ${JSON.stringify(value)}; it must be ${demand(issue)}.`;
}

/** What stands at a path: of a text with commas, which stands for a list, its part; else as deep as the path can be followed. */
function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return given;
  if (typeof given === 'string')
    return typeof first === 'number' ? valueAt(given.split(',')[first]?.trim(), rest) : given;
  return typeof given === 'object' && given !== null ? valueAt(Reflect.get(given, first), rest) : given;
}

const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a value must be, as the end of a sentence. */
export function demand(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_format':
      return issue.format === 'email' ? 'an e-mail address' : issue.message;
    default:
      return issue.message;
  }
}

/** What a size counts. */
const unitOf = (origin: string) => (origin === 'string' ? ' characters long' : origin === 'array' ? ' long' : '');
