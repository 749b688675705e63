/** A value that a spreadsheet would take for a formula is text: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), with a line of column names: those of all rows, in the order they are met. */
export function csvOf(rows: readonly object[]): Uint8Array {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map((row) => new Map(Object.entries(row)));
  const lines = [columns.map(cell), ...values.map((row) => columns.map((column) => cell(row.get(column))))];
  return Buffer.from(lines.map((line) => `${line.join(',')}\r\n`).join(''));
}
