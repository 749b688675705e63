import { name } from './tables.ts';

/**
 * Rows as a spreadsheet may open them: text that it would take for a formula is text, instants are ISO 8601, and lists have
 * spaces between their items. https://owasp.org/www-community/attacks/CSV_Injection
 *
 * @param columns with their types, as DuckDB writes them.
 * @param rows SQL of the rows.
 */
export function spreadsheetOf(
  columns: readonly { readonly name: string; readonly type: string }[],
  rows: string,
): string {
  const cells = columns.map(({ name: column, type }) => `${cellOf(name(column), type)} AS ${name(column)}`);
  return `SELECT ${cells.join(', ')} FROM (${rows}\n)`;
}

function cellOf(value: string, type: string): string {
  if (type === 'VARCHAR' || type === 'JSON') return safe(value);
  if (type === 'VARCHAR[]') return safe(`array_to_string(${value}, ' ')`);
  return type === 'TIMESTAMP' ? `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%gZ')` : value;
}

const safe = (text: string) =>
  `CASE WHEN regexp_matches(CAST(${text} AS VARCHAR), '^[=+\\-@\\t\\r]') THEN '''' || CAST(${text} AS VARCHAR) ELSE CAST(${text} AS VARCHAR) END`;
