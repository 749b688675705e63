/** One figure of the bench: what was measured, and what it is held against. */
export type Figure = {
  readonly scenario: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** The least or the most it may be. */
  readonly floor: number;
  readonly better: 'more' | 'less';
};

/** 1 and above: as good as it must be. */
export function ratioOf({ value, floor, better }: Figure): number {
  if (better === 'more') return value / floor;
  if (value === 0) return Number.POSITIVE_INFINITY;
  return floor / value;
}

export function tableOf(figures: readonly Figure[]): string {
  const cells = figures.map((figure) => {
    const ratio = ratioOf(figure);
    const bound = `${figure.better === 'more' ? '>=' : '<='} ${figure.floor} ${figure.unit}`;
    const shown = Number.isFinite(ratio) ? ratio.toFixed(2) : '-';
    return [
      figure.scenario,
      figure.figure,
      `${figure.value} ${figure.unit}`,
      bound,
      ratio >= 1 || figure.value === figure.floor ? shown : `${shown} below`,
    ];
  });
  const rows = [['scenario', 'figure', 'value', 'floor', 'ratio'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
