import type { Person } from './people.ts';

/** Fields of a person that a search can name, as Okta names them. */
const fields: Readonly<Record<string, (person: Person) => string>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  created: ({ created }) => created.toISOString(),
  lastUpdated: ({ statusChanged }) => statusChanged.toISOString(),
};

const operators: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  gt: (value, wanted) => value > wanted,
  ge: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  le: (value, wanted) => value <= wanted,
};

/**
 * A search expression as a test: `field operator "value"` or `field pr`, joined by `and` or by `or`. Null when it is none
 * that this org understands.
 */
export function createSearch(expression: string): ((person: Person) => boolean) | null {
  for (const [word, all] of [
    ['or', false],
    ['and', true],
  ] as const) {
    const terms = expression.split(new RegExp(`\\s+${word}\\s+`, 'i'));
    if (terms.length === 1) continue;
    const tests = terms.map(createSearch);
    const known = tests.filter((test) => test !== null);
    if (known.length !== tests.length) return null;
    return (person) => (all ? known.every((test) => test(person)) : known.some((test) => test(person)));
  }
  const [, name, operator, value] =
    /^\s*\(?\s*([\w.]+)\s+(pr|[a-z]{2})(?:\s+"([^"]*)")?\s*\)?\s*$/i.exec(expression) ?? [];
  const field = name === undefined ? undefined : fields[name];
  if (field === undefined || operator === undefined) return null;
  if (operator.toLowerCase() === 'pr') return (person) => field(person) !== '';
  const compare = operators[operator.toLowerCase()];
  if (compare === undefined || value === undefined) return null;
  return (person) => compare(field(person), value);
}
