import type { ResourceResult } from '../contracts/manifest.ts';
import type { Query, Source } from './query-file.ts';
import { literal, name } from './tables.ts';

/** What is known of a source: all, nothing that can be relied on, or all but some parents that it names. */
type Knowledge = { readonly is: 'known' } | { readonly is: 'unknown' | 'gaps'; readonly why: string };

/** What a run knows of a source of answers. */
export function knowledgeOf(
  { resourceType, variant, by }: Source,
  results: ReadonlyMap<string, ResourceResult>,
): Knowledge {
  const result = results.get(resourceType);
  if (result === undefined) return { is: 'unknown', why: `${resourceType} is not in this run` };
  const own = variant === undefined ? undefined : result.variants.find((each) => each.variant === variant);
  const { outcome, reason } = own ?? result;
  // What the org does not have is known: there is none of it.
  if (outcome === 'complete' || outcome === 'unavailable') return { is: 'known' };
  const subject = own === undefined ? resourceType : `${resourceType} ${variant}`;
  const why = `${subject} is ${outcome}${reason === undefined ? '' : ` (${reason.replace(/\.$/, '')})`}`;
  const named =
    by !== undefined &&
    own === undefined &&
    outcome === 'partial' &&
    result.gaps.length > 0 &&
    result.gaps.every(({ parent, abandoned }) => parent !== undefined && abandoned !== true);
  return { is: named ? 'gaps' : 'unknown', why };
}

/** Ids of the parents that a type's rows lack, as an SQL list. */
function missingParents(resourceType: string, results: ReadonlyMap<string, ResourceResult>): string {
  const ids = (results.get(resourceType)?.gaps ?? []).flatMap(({ parent }) => Object.values(parent ?? {}));
  return [...new Set(ids)].map(literal).join(', ');
}

/** Why a source is not wholly known, where it is so, and for which rows: an SQL condition over a table `answer`. */
function doubtOf(source: Source, results: ReadonlyMap<string, ResourceResult>): { why: string; when: string } | null {
  const knowledge = knowledgeOf(source, results);
  if (knowledge.is === 'known') return null;
  const { resourceType, by } = source;
  if (knowledge.is !== 'gaps' || by === undefined) return { why: knowledge.why, when: 'true' };
  if (by === 'rows') return { why: knowledge.why, when: 'false' };
  return { why: knowledge.why, when: `answer.${name(by)} IN (${missingParents(resourceType, results)})` };
}

/** A query's answers as SQL: see {@link answersOf}. */
type Answers = {
  /** What to select from a table `answer`. */
  readonly selected: string;
  /** One more row to select, where rows may be missing: it says so, and nothing else. */
  readonly missing: string | null;
};

/**
 * The columns of a query as SQL over a table `answer`: each of its declared type, answers hidden where what they need is not
 * known, and a last column `not_evaluated` that says which and why. Where rows may be missing, a row says that: an empty table
 * would look like "there is none".
 */
export function answersOf({ columns, rowsFrom }: Query, results: ReadonlyMap<string, ResourceResult>): Answers {
  const reasons = new Map<string, { why: string; when: string; columns: string[] }>();
  const selected = columns.map(({ name: column, type, from }) => {
    const whens: string[] = [];
    for (const source of from) {
      const doubt = doubtOf(source, results);
      if (doubt === null) continue;
      whens.push(doubt.when);
      // One reason may hide an answer of some rows and another of all.
      const both = `${doubt.when}: ${doubt.why}`;
      const reason = reasons.get(both) ?? { ...doubt, columns: [] };
      reasons.set(both, { ...reason, columns: [...reason.columns, column] });
    }
    const value = `CAST(answer.${name(column)} AS ${type})`;
    const shown = whens.length === 0 ? value : `CASE WHEN ${whens.join(' OR ')} THEN ${hidden(type)} ELSE ${value} END`;
    return `${shown} AS ${name(column)}`;
  });
  const said = [...reasons.values()].map(
    ({ why, when, columns: those }) => `CASE WHEN ${when} THEN ${literal(`${those.join(', ')}: ${why}`)} END`,
  );
  const notEvaluated = said.length === 0 ? 'CAST(NULL AS VARCHAR)' : `nullif(concat_ws('; ', ${said.join(', ')}), '')`;
  const why = rowsFrom.flatMap((source) => doubtOf(source, results)?.why ?? []);
  const none = columns.map(({ name: column, type }) => `${hidden(type)} AS ${name(column)}`);
  return {
    selected: [...selected, `${notEvaluated} AS not_evaluated`].join(', '),
    missing:
      why.length === 0
        ? null
        : [...none, `${literal(`rows may be missing: ${why.join('; ')}`)} AS not_evaluated`].join(', '),
  };
}

/** What stands in place of an answer that nobody can give. */
const hidden = (type: string) => (type === 'VARCHAR' ? `'not_evaluated'` : `CAST(NULL AS ${type})`);

/** Columns of a query that are not answered, for some or all rows, and why; `rows` where rows may be missing. */
export function ignoranceOf(
  { columns, rowsFrom }: Query,
  results: ReadonlyMap<string, ResourceResult>,
): { readonly columns: string[]; readonly reason: string }[] {
  const found = new Map<string, Set<string>>();
  for (const { name: column, from } of [{ name: 'rows', from: rowsFrom }, ...columns])
    for (const source of from) {
      const why = doubtOf(source, results)?.why;
      if (why !== undefined) found.set(why, (found.get(why) ?? new Set()).add(column));
    }
  return [...found].map(([reason, those]) => ({ columns: [...those], reason: `${reason}.` }));
}
