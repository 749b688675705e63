import type { Manifest } from '../../lambdas/contracts/manifest.ts';

/** Of more that were skipped for one reason the names are left to the manifest. */
const mostNamed = 20;

/**
 * The outcomes of a run as lines of text: one a resource type, with what a person must know beside it; of those that were
 * skipped, a line a reason.
 */
export function outcomeTable({ resources }: Manifest): string {
  const asked = resources.filter(({ outcome }) => outcome !== 'skipped');
  const skipped = Map.groupBy(
    resources.filter(({ outcome }) => outcome === 'skipped'),
    ({ reason }) => reason ?? '',
  );
  const lines = asked.map(({ resourceType, outcome, rows, requests, variants, reason }) => {
    const absent = variants.filter((variant) => variant.outcome === 'unavailable').map(({ variant }) => variant);
    const sent = Object.values(requests).reduce((total, number) => total + number, 0);
    const note = reason ?? (absent.length === 0 ? '' : `not in this org: ${absent.join(', ')}`);
    return [resourceType, outcome, rows.toLocaleString('en'), sent.toLocaleString('en'), note];
  });
  return [
    aligned([['resource type', 'outcome', 'rows', 'requests', ''], ...lines], [2, 3]),
    ...[...skipped].map(
      ([reason, types]) =>
        `${types.length} skipped: ${reason}${types.length > mostNamed ? '' : ` ${types.map(({ resourceType }) => resourceType).join(', ')}`}`,
    ),
  ].join('\n');
}

/** Lines of cells in columns, each as wide as its widest cell. */
export function aligned(lines: readonly (readonly string[])[], numbers: readonly number[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = column === line.length - 1 ? 0 : (widths[column] ?? 0);
          return numbers.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Rows as lines of text, the first of them the names: each column as wide as its widest cell. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
