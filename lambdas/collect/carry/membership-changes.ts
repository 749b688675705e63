import type { Part } from '../../contracts/run.ts';
import { readRows } from '../../evidence/rows.ts';
import type { Store } from '../../evidence/store/store.ts';

/** Memberships held in memory to be compared, at most: some 40 MB. Where more were read anew, carrying saves little. */
const mostHeld = 300_000;

/** The memberships of one run. */
export type Memberships = { readonly run: string; readonly parts: readonly Part[] };

/**
 * Members who joined or left a group between two runs. Groups whose rows were carried since before the earlier run are the
 * same in both.
 *
 * @param person column of the rows that names the member.
 * @returns null when too many were read anew to be compared.
 */
export async function changedMembers(
  store: Store,
  now: Memberships,
  before: Memberships,
  person: string,
): Promise<Set<string> | null> {
  const begin = { part: 0, row: 0 };
  const groupOf = (row: Readonly<Record<string, unknown>>) =>
    JSON.stringify(Object.entries(row).filter(([column]) => column !== person && column !== 'carriedFrom'));
  const same = new Set<string>();
  const read = new Set<string>();
  for await (const { value } of readRows(store, now.parts, begin)) {
    const { carriedFrom } = value;
    if (typeof carriedFrom === 'string' && carriedFrom <= before.run) same.add(groupOf(value));
    else read.add(`${groupOf(value)} ${String(value[person])}`);
    if (read.size > mostHeld) return null;
  }
  const changed = new Set<string>();
  for await (const { value } of readRows(store, before.parts, begin)) {
    const group = groupOf(value);
    const member = String(value[person]);
    if (!same.has(group) && !read.delete(`${group} ${member}`)) changed.add(member);
    if (changed.size > mostHeld) return null;
  }
  for (const each of read) changed.add(each.slice(each.lastIndexOf(' ') + 1));
  return changed;
}
