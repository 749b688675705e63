import type { Manifest } from '../../lambdas/run.ts';

/** The outcomes of a run as lines of text: one a resource type, with what a person must know beside it. */
export function outcomeTable({ resources }: Manifest): string {
  const lines = resources.map(({ resourceType, outcome, rows, requests, variants, reason }) => {
    const absent = variants.filter((variant) => variant.outcome === 'unavailable').map(({ variant }) => variant);
    const sent = Object.values(requests).reduce((total, number) => total + number, 0);
    const note = reason ?? (absent.length === 0 ? '' : `not in this org: ${absent.join(', ')}`);
    return [resourceType, outcome, rows.toLocaleString('en'), sent.toLocaleString('en'), note] as const;
  });
  const head = ['resource type', 'outcome', 'rows', 'requests', ''] as const;
  const width = (column: 0 | 1 | 2 | 3) => Math.max(...[head, ...lines].map((line) => line[column].length));
  return [head, ...lines]
    .map(([name, outcome, rows, requests, note]) =>
      [name.padEnd(width(0)), outcome.padEnd(width(1)), rows.padStart(width(2)), requests.padStart(width(3)), note]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
