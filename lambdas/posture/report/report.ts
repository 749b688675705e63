import * as z from 'zod';
import type { DerivedResult } from '../../contracts/assessment.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { queries, reportAsset, resourceTypesOf } from '../queries.ts';
import type { Query } from '../query-file.ts';
import { name, type Tables } from '../tables.ts';
import { type Html, html, trusted } from './html.ts';
import { type Places, placesOf } from './links.ts';
import { runPart } from './run-part.ts';
import { sections } from './sections/index.ts';
import type { Section, SectionTable } from './sections/section.ts';
import { type ReportColumn, tableOf } from './table.ts';

/** What the report says of the run itself: what its manifest says, too. */
export type ReportFacts = Pick<
  Manifest,
  'run' | 'org' | 'status' | 'reason' | 'startedBy' | 'collector' | 'principal' | 'resources'
> & {
  readonly startedAt: string;
  readonly posture: readonly DerivedResult[];
  readonly checks: NonNullable<Manifest['reconciliation']>;
};

/** Rows of a table that the page holds, at most, if it says nothing else: a page below 3 MB opens at once, and the files have all. */
const mostRows = 2_000;

/**
 * The page that people read: one file that needs nothing else. It is made of a run's tables and of what its manifest says, and
 * the same run gives the same bytes.
 *
 * @param tables with `posture.<artifact>`. @param oktaDomains under which orgs have an Admin Console beside them.
 */
export async function reportOf(tables: Tables, facts: ReportFacts, oktaDomains: readonly string[]): Promise<string> {
  const places = placesOf(facts.org.host, oktaDomains);
  const there = sections.filter(({ tables: own }) =>
    own.every(({ artifact }) => facts.posture.some((derived) => derived.name === artifact)),
  );
  const parts: Html[] = [];
  for (const section of there) parts.push(await sectionOf(tables, section, facts, places));
  const nav = [{ id: 'run', title: 'Run and completeness' }, ...there];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Okta evidence of ${facts.org.host}, run ${facts.run}</title>
<style>${trusted(reportAsset('page.css'))}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<h1>Okta evidence of ${facts.org.host}</h1>
<p class="lead">Run ${facts.run}, begun ${facts.startedAt}. What follows was derived from the files of this run, by the queries beside each table.</p>
<nav aria-label="Sections"><ul>${nav.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="main">
${runPart(facts)}
${parts}
</main>
<footer><p>${places === null ? `${facts.org.host} does not tell where its Admin Console is: nothing links to it. ` : ''}Made by ${facts.collector.name} ${facts.collector.version}. The run's manifest names every file by its SHA-256, this page among them; <code>okta-evidence verify</code> checks all of it.</p></footer>
<script type="module">${trusted(reportAsset('page.js'))}</script>
</body>
</html>
`;
  return page.html;
}

const Row = z.record(z.string(), z.unknown());
const Count = z.object({ total: z.coerce.number().int() });

async function sectionOf(
  tables: Tables,
  { id, title, lead, tables: own }: Section,
  facts: ReportFacts,
  places: Places,
): Promise<Html> {
  const shown: Html[] = [];
  for (const [
    place,
    { caption, artifact, from: instead, where, order, columns, none, most = mostRows },
  ] of own.entries()) {
    const from = `FROM ${instead ?? `posture.${name(artifact)}`} WHERE ${where}`;
    const [counted] = await tables.query(`SELECT count(*) AS total ${from}`, Count);
    const total = counted?.total ?? 0;
    const rows = await tables.query(`SELECT * ${from} ORDER BY ${order} LIMIT ${most}`, Row);
    const derived = facts.posture.find((each) => each.name === artifact);
    const query = queries.find((each) => each.name === artifact);
    if (derived === undefined || query === undefined) continue;
    const all = derived.csv === null ? derived.parquet.key : `${artifact}.csv`;
    const unknown = derived.notEvaluated.some((each) => each.columns.includes('rows'));
    const same = (other: SectionTable | undefined) => other?.artifact === artifact;
    // What is told of an artifact is told once for the tables of it that stand together.
    const first = !same(own[place - 1]);
    const last = !same(own[place + 1]);
    shown.push(html`<h3>${caption}</h3>
${first ? html`<p class="lead">${derived.question}</p>` : null}
${first ? ignorance(derived, columns) : null}
${artifact === 'mfa-summary' ? await chartOf(rows) : null}
${
  total === 0
    ? html`<p>${unknown ? 'No row is known; there may be some that could not be seen.' : none}</p>`
    : tableOf(`${id}-${place}`, caption, columns, rows, places, { total, all })
}
${last ? grounds(derived, query, facts) : null}`);
  }
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><p class="lead">${lead}</p>${shown}</section>`;
}

/** What is not known of a table, by the names that its columns have on the page; the files have more columns. */
function ignorance({ notEvaluated }: DerivedResult, columns: readonly ReportColumn[]): Html | null {
  if (notEvaluated.length === 0) return null;
  const named = (those: readonly string[]) => {
    const shown = columns.filter(({ name: own }) => those.includes(own)).map(({ label }) => `“${label}”`);
    if (those.includes('rows')) shown.unshift('Rows may be missing');
    const others = those.filter((own) => own !== 'rows' && !columns.some((column) => column.name === own)).length;
    if (others > 0)
      shown.push(others === 1 ? 'a column that only the files have' : `${others} columns that only the files have`);
    return shown.join(', ');
  };
  return html`<div class="unseen"><p>Not evaluated, in whole or in part:</p><ul>${notEvaluated.map(
    ({ columns: those, reason }) => html`<li>${named(those)}: ${reason}</li>`,
  )}</ul></div>`;
}

/** How an answer came to be: the query, when its sources were read, and how many rows it has. */
function grounds(derived: DerivedResult, { sql }: Query, { resources }: ReportFacts): Html {
  const read = new Set(resourceTypesOf(derived.name));
  const sources = resources.filter(({ resourceType }) => read.has(resourceType));
  const sent = sources.flatMap((each) => [each.sent.first ?? [], each.sent.last ?? []].flat()).sort();
  const rows = sources.map(({ resourceType, rows: count }) => `${resourceType} (${count})`).join(', ');
  const when = sent.length === 0 ? '' : ` They were read from ${sent[0]} to ${sent.at(-1)}.`;
  return html`<details><summary>Query ${derived.name}, definition ${derived.definition}, ${derived.rows === 1 ? '1 row' : `${derived.rows} rows`}${derived.notEvaluated.some((each) => each.columns.includes('rows')) ? ', one of which says that rows may be missing' : ''}</summary>
<p>${rows === '' ? 'It reads what the run knows of itself.' : `It reads, with rows: ${rows}.`}${when} The same rows lie in ${derived.parquet.key}.</p>
<pre tabindex="0">${sql}</pre></details>`;
}

const Population = z.object({
  population: z.string(),
  users_in_scope: z.coerce.number().nullable(),
  phishing_resistant: z.coerce.number().nullable(),
  strong: z.coerce.number().nullable(),
  only_weak: z.coerce.number().nullable(),
  none: z.coerce.number().nullable(),
  delegated: z.coerce.number().nullable(),
  n_unknown: z.coerce.number().nullable(),
});

/** Each population as a bar of its levels; who is not known is a part of its own. */
async function chartOf(rows: readonly Record<string, unknown>[]): Promise<Html | null> {
  const populations = rows.map((row) => Population.parse(row)).filter(({ users_in_scope }) => users_in_scope !== null);
  if (populations.length === 0) return null;
  const part = (label: string, colour: string, of: (each: z.infer<typeof Population>) => number | null) => ({
    name: label,
    colour: `var(--${colour})`,
    values: populations.map((each) => {
      // Levels are not told where one of the sources was not read: then everybody is unknown.
      const told = each.n_unknown !== null;
      const count = told ? of(each) : colour === 'unknown' ? each.users_in_scope : 0;
      return Math.round((1000 * (count ?? 0)) / Math.max(1, each.users_in_scope ?? 1)) / 10;
    }),
  });
  // The library of charts takes a second to load, and most commands draw none.
  const { barsOf } = await import('./chart.ts');
  const bars = barsOf({
    categories: populations.map(({ population, users_in_scope }) => `${population} (${users_in_scope})`),
    parts: [
      part('Phishing resistant', 'resistant', (each) => each.phishing_resistant),
      part('Strong', 'strong', (each) => each.strong),
      part('Weak only', 'weak', (each) => each.only_weak),
      part('Delegated', 'delegated', (each) => each.delegated),
      part('Not evaluated', 'unknown', (each) => each.n_unknown),
      part('None', 'none', (each) => each.none),
    ],
  });
  return html`<figure class="chart">${bars}<figcaption class="note">Best level of MFA by population, in percent of the people in brackets; the table below has the same figures.</figcaption></figure>`;
}
