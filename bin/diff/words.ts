import type { Compared, Difference } from './compare.ts';
import type { Headline } from './summary.ts';

/** The whole comparison, for people and programs. */
export type Comparison = {
  readonly org: string;
  readonly before: { readonly run: string; readonly status: string };
  readonly after: { readonly run: string; readonly status: string };
  /** Set when one of the runs is not whole: what looks removed may only be missing. */
  readonly caution?: string;
  readonly headlines: readonly Headline[];
  readonly resources: readonly Compared[];
};

const shown = (value: unknown) => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** One difference in a line. */
export function lineOf({ kind, key, fields, by }: Difference): string {
  const what = Object.entries(key)
    .map(([column, value]) => `${column} ${value}`)
    .join(', ');
  const changes = fields.map(({ path, before, after }) => `${path}: ${shown(before)} to ${shown(after)}`).join('; ');
  const who = by === undefined ? '' : ` (${by.eventType} by ${by.actor ?? 'nobody named'}, ${by.published})`;
  return `${kind} ${what}${changes === '' ? '' : `: ${changes}`}${who}`;
}

/** Differences told of each type. */
const mostTold = 20;

export function asText({ org, before, after, caution, headlines, resources }: Comparison): string {
  const differing = resources.filter(
    ({ counts }) => counts !== null && counts.added + counts.removed + counts.changed > 0,
  );
  const notCompared = resources.filter(({ counts }) => counts === null);
  return [
    `Org ${org}: run ${before.run} (${before.status}) and run ${after.run} (${after.status}).`,
    ...(caution === undefined ? [] : [`Mind: ${caution}`]),
    '',
    ...(headlines.length === 0
      ? ['Nothing of what is looked for first has changed.']
      : headlines.map(
          ({ title, count, named }) => `${title}: ${count}${named.length === 0 ? '' : `. ${named.join(', ')}`}`,
        )),
    ...differing.flatMap(({ resourceType, counts, differences }) => [
      '',
      `${resourceType}: ${counts?.added} added, ${counts?.removed} removed, ${counts?.changed} changed`,
      ...differences.slice(0, mostTold).map((difference) => `  ${lineOf(difference)}`),
      ...(differences.length > mostTold ? ['  and more: --json or --html tells them'] : []),
    ]),
    ...(differing.length === 0 ? ['', 'No row differs.'] : []),
    ...(notCompared.length === 0
      ? []
      : ['', ...notCompared.map(({ resourceType, reason }) => `Not compared: ${resourceType}. ${reason}`)]),
  ].join('\n');
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);

/** One page that needs nothing else: no script, no network. */
export function asHtml(comparison: Comparison): string {
  const { org, before, after, caution, headlines, resources } = comparison;
  const sections = resources
    .filter(({ differences }) => differences.length > 0)
    .map(
      ({
        resourceType,
        counts,
        differences,
      }) => `<details><summary>${escaped(resourceType)}: ${counts?.added} added, ${counts?.removed} removed, ${counts?.changed} changed</summary>
<table><thead><tr><th scope="col">What</th><th scope="col">Key</th><th scope="col">Fields</th><th scope="col">By</th></tr></thead><tbody>
${differences.map(rowOf).join('\n')}
</tbody></table></details>`,
    );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Okta evidence: ${escaped(before.run)} and ${escaped(after.run)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #8886;overflow-wrap:anywhere}
details{overflow-x:auto}h1,p,li{overflow-wrap:anywhere}summary{cursor:pointer;font-weight:600;padding:.5rem 0}.caution{border-left:.25rem solid #b45309;padding-left:1rem}
</style></head><body>
<h1>What changed in org ${escaped(org)}</h1>
<p>From run ${escaped(before.run)} (${escaped(before.status)}) to run ${escaped(after.run)} (${escaped(after.status)}).</p>
${caution === undefined ? '' : `<p class="caution">${escaped(caution)}</p>`}
<h2>First of all</h2>
${headlines.length === 0 ? '<p>Nothing of what is looked for first has changed.</p>' : `<ul>${headlines.map(({ title, count, named }) => `<li><strong>${escaped(title)}: ${count}</strong>${named.length === 0 ? '' : `. ${escaped(named.join(', '))}`}</li>`).join('')}</ul>`}
<h2>Row by row</h2>
${sections.length === 0 ? '<p>No row differs.</p>' : sections.join('\n')}
${resources
  .filter(({ counts }) => counts === null)
  .map(({ resourceType, reason }) => `<p>Not compared: ${escaped(resourceType)}. ${escaped(reason ?? '')}</p>`)
  .join('\n')}
</body></html>
`;
}

function rowOf({ kind, key, fields, by }: Difference): string {
  const cells = [
    kind,
    Object.entries(key)
      .map(([column, value]) => `${column} ${value}`)
      .join(', '),
    fields.map(({ path, before, after }) => `${path}: ${shown(before)} to ${shown(after)}`).join('; '),
    by === undefined ? '' : `${by.eventType} by ${by.actor ?? 'nobody named'}, ${by.published}`,
  ];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}
