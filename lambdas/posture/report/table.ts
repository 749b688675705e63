import { type Html, html, jsonInScript } from './html.ts';
import type { Places } from './links.ts';

/** A column of a table that people read. */
export type ReportColumn = {
  /** In the rows' SQL. */
  readonly name: string;
  readonly label: string;
  /** Where it leads in the Admin Console, and the columns that have the ids. */
  readonly to?: { readonly place: keyof NonNullable<Places>; readonly ids: readonly string[] };
  /** What is not broken into lines: ids of Okta's, which are taken along whole with one click, and instants. */
  readonly kind?: 'id' | 'instant';
};

/** Rows that stand in the page itself; the rest are there for the script. */
const shownAtOnce = 25;

type Cell = string | readonly [text: string, href: string];

/**
 * A table that is read without script, and sorted and filtered with it.
 *
 * @param total rows that there are, where the page has only the first of them; `all` says where the others stand.
 */
export function tableOf(
  id: string,
  caption: string,
  columns: readonly ReportColumn[],
  rows: readonly Readonly<Record<string, unknown>>[],
  places: Places,
  { total, all }: { readonly total: number; readonly all: string },
): Html {
  const cells = rows.map((row) => columns.map((column): Cell => cellOf(row, column, places)));
  const more =
    total > rows.length
      ? html`<p class="note">The first ${rows.length} of ${total} rows; ${all} has all of them.</p>`
      : null;
  return html`<div class="table" id="${id}" data-all="${all}">
<div class="tools" hidden><label>Filter “${caption}” <input type="search"></label> <span class="count" role="status" aria-live="polite"></span></div>
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption} <span class="rows">(${total === 1 ? '1 row' : `${total} rows`})</span></caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${classOf(column)}>${column.label}</th>`)}</tr></thead>
<tbody>${cells.slice(0, shownAtOnce).map((row) => html`<tr>${row.map((cell, place) => shown(cell, columns[place]))}</tr>\n`)}</tbody>
</table></div>
${cells.length > shownAtOnce ? html`<p class="rest">${cells.length - shownAtOnce} more rows are shown with script.</p>` : null}${more}
<script type="application/json">${jsonInScript(cells)}</script>
</div>`;
}

const classOf = (column: ReportColumn | undefined) =>
  column?.kind === undefined ? null : html` class="${column.kind}"`;

const shown = (cell: Cell, column: ReportColumn | undefined) =>
  typeof cell === 'string'
    ? html`<td${classOf(column)}>${cell}</td>`
    : html`<td><a href="${cell[1]}" rel="noreferrer">${cell[0]}</a></td>`;

function cellOf(row: Readonly<Record<string, unknown>>, { name, to }: ReportColumn, places: Places): Cell {
  const text = row[name] === null && isHidden(row.not_evaluated, name) ? 'not evaluated' : textOf(row[name]);
  if (to === undefined || places === null) return text;
  const ids = to.ids.map((column) => row[column]);
  if (!ids.every((id): id is string => typeof id === 'string' && id !== '' && id !== 'not_evaluated')) return text;
  const href = ids.reduce((place, id, index) => place.replace(`{${index}}`, encodeURIComponent(id)), places[to.place]);
  return [text, href];
}

/** Whether a row's own account of what is not evaluated ("a, b: why; c: why") names a column. */
const isHidden = (notEvaluated: unknown, column: string): boolean =>
  typeof notEvaluated === 'string' && new RegExp(`(?:^|; |, )${column}(?:,|:)`).test(notEvaluated);

/** A value as people read it. Instants are UTC, to the minute. A dash is an empty list: there is none, and that is known. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(textOf).join(', ');
  const text = String(value);
  // Words of a fixed set.
  if (/^[a-z]+(_[a-z0-9]+)+$/.test(text)) return text.replaceAll('_', ' ').replace(/\bmfa\b/, 'MFA');
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text) ? text.slice(0, 16) : text;
}
