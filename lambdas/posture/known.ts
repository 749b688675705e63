import type { ResourceResult } from '../run.ts';
import type { Column, Source } from './query-file.ts';
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

/**
 * The columns of a query as SQL over a table `answer`: each of its declared type, answers hidden where what they need is not
 * known, and a last column `not_evaluated` that says which and why.
 */
export function answersOf(columns: readonly Column[], results: ReadonlyMap<string, ResourceResult>): string {
  const reasons = new Map<string, { when: string; columns: string[] }>();
  const selected = columns.map(({ name: column, type, from }) => {
    const whens: string[] = [];
    for (const source of from) {
      const knowledge = knowledgeOf(source, results);
      if (knowledge.is === 'known') continue;
      const when =
        knowledge.is === 'gaps' && source.by !== undefined
          ? `answer.${name(source.by)} IN (${missingParents(source.resourceType, results)})`
          : 'true';
      whens.push(when);
      const reason = reasons.get(knowledge.why) ?? { when, columns: [] };
      reasons.set(knowledge.why, { ...reason, columns: [...reason.columns, column] });
    }
    const value = `CAST(answer.${name(column)} AS ${type})`;
    const hidden = type === 'VARCHAR' ? `'not_evaluated'` : `CAST(NULL AS ${type})`;
    const shown = whens.length === 0 ? value : `CASE WHEN ${whens.join(' OR ')} THEN ${hidden} ELSE ${value} END`;
    return `${shown} AS ${name(column)}`;
  });
  const said = [...reasons].map(
    ([why, { when, columns: those }]) => `CASE WHEN ${when} THEN ${literal(`${those.join(', ')}: ${why}`)} END`,
  );
  const notEvaluated = said.length === 0 ? 'CAST(NULL AS VARCHAR)' : `nullif(concat_ws('; ', ${said.join(', ')}), '')`;
  return [...selected, `${notEvaluated} AS not_evaluated`].join(', ');
}

/** Sources of a query's answers that are not wholly known, and the columns that are not answered for it. */
export function ignoranceOf(
  columns: readonly Column[],
  results: ReadonlyMap<string, ResourceResult>,
): { readonly columns: string[]; readonly reason: string }[] {
  const found = new Map<string, string[]>();
  for (const { name: column, from } of columns)
    for (const source of from) {
      const knowledge = knowledgeOf(source, results);
      if (knowledge.is !== 'known') found.set(knowledge.why, [...(found.get(knowledge.why) ?? []), column]);
    }
  return [...found].map(([reason, those]) => ({ columns: [...new Set(those)], reason: `${reason}.` }));
}
