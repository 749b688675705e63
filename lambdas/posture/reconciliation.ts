import * as z from 'zod';
import type { Catalogue } from '../catalogue/resource.ts';
import { type Check, Reconciled } from '../contracts/assessment.ts';
import { literal, name, type Tables } from './tables.ts';

/** Two ways to count one thing that must agree. */
type Counting = {
  /** The resource type that is doubted when they do not. */
  readonly about: string;
  /** Resource types it is counted from: each must be complete. */
  readonly from: readonly string[];
  readonly question: string;
  /** How types of events begin by which the counts change: enough of them during the run explain a difference. */
  readonly changedBy: readonly string[];
  /**
   * Rows of `subject` (null: all together), `expected` and `actual`. Subjects that agree may be left out; an expected count
   * that is null was not told by Okta.
   */
  readonly sql: string;
};

const everyone = `type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'`;
const usersCount = `TRY_CAST(_embedded->'stats'->>'usersCount' AS BIGINT)`;

/** What Okta counts itself, and what it says in two places. */
export const countings: Readonly<Record<string, Counting>> = {
  'users-of-everyone': {
    about: 'users',
    from: ['users', 'groups'],
    question: 'Are there as many users, with or without those deactivated, as the group Everyone has members?',
    changedBy: ['user.lifecycle.'],
    // Okta does not say whether it counts the deactivated among Everyone: either is a whole list.
    sql: `WITH counted AS (SELECT count(*) AS people, count(*) FILTER (status <> 'DEPROVISIONED') AS live FROM users),
        stated AS (SELECT max(${usersCount}) AS expected FROM groups WHERE ${everyone})
      SELECT NULL AS subject, expected, CASE WHEN expected = people THEN people ELSE live END AS actual FROM counted, stated`,
  },
  'members-of-groups': {
    about: 'group-members',
    from: ['groups', 'group-members'],
    question: 'Does each group have as many members as Okta counts beside it?',
    changedBy: ['group.user_membership.'],
    sql: `WITH counted AS (SELECT "groupId", count(*) AS actual FROM "group-members" GROUP BY ALL),
        stated AS (SELECT id, ${usersCount} AS expected FROM groups WHERE NOT (${everyone})),
        compared AS (SELECT id, expected, coalesce(actual, 0) AS actual FROM stated LEFT JOIN counted ON id = "groupId")
      SELECT NULL AS subject, sum(expected) AS expected, sum(actual) AS actual FROM compared
      UNION ALL SELECT id, expected, actual FROM compared WHERE expected <> actual`,
  },
  'app-users-through-groups': {
    about: 'app-users',
    from: ['apps', 'app-users', 'app-groups', 'group-members', 'groups', 'users'],
    question: 'Is everybody who has an active app through a group in one of the groups it is assigned to?',
    changedBy: ['application.user_membership.', 'group.application_assignment.'],
    sql: `WITH members AS (
          SELECT "groupId", "userId" FROM "group-members"
          UNION ALL SELECT groups.id, users.id FROM groups, users WHERE groups.type = 'BUILT_IN' AND (groups.profile->>'name') = 'Everyone'),
        through AS (
          SELECT "appId", "app-users"."userId" FROM "app-users" JOIN apps ON apps.id = "appId"
          WHERE scope = 'GROUP' AND apps.status = 'ACTIVE'),
        granted AS (
          SELECT DISTINCT "appId", members."userId" FROM "app-groups" JOIN members ON members."groupId" = "app-groups"."groupId"),
        compared AS (
          SELECT through."appId", count(*) AS expected, count(granted."userId") AS actual
          FROM through LEFT JOIN granted USING ("appId", "userId") GROUP BY ALL)
      SELECT NULL AS subject, coalesce(sum(expected), 0) AS expected, coalesce(sum(actual), 0) AS actual FROM compared
      UNION ALL SELECT "appId", expected, actual FROM compared WHERE expected <> actual`,
  },
  'holders-of-roles': {
    about: 'admin-role-assignments',
    from: ['admin-users', 'admin-role-assignments'],
    question: 'Does everybody whom Okta lists as an administrator hold a role?',
    changedBy: ['user.account.privilege.', 'group.privilege.'],
    sql: `WITH holders AS (SELECT DISTINCT "userId" FROM "admin-role-assignments")
      SELECT NULL AS subject, count(*) AS expected, count("userId") AS actual FROM "admin-users" LEFT JOIN holders ON id = "userId"
      UNION ALL SELECT id, 1, 0 FROM "admin-users" ANTI JOIN holders ON id = "userId"`,
  },
};

const Counts = z.object({
  subject: z.string().nullable(),
  expected: z.coerce.number().int().nullable(),
  actual: z.coerce.number().int(),
});

/** Subjects that a check names, at most: beyond it the sum tells. */
const mostSubjects = 100;

/** Each of {@link countings} whose types are complete; the others are not evaluated, and say why. */
export async function reconcile(tables: Tables, isComplete: (resourceType: string) => boolean): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [check, { about, from, question, sql }] of Object.entries(countings)) {
    const missing = from.filter((resourceType) => !isComplete(resourceType));
    const of = { check, resourceType: about, question };
    if (missing.length > 0) {
      const explanation = `Not complete: ${missing.join(', ')}.`;
      checks.push({ ...of, subject: null, expected: null, actual: null, result: 'not_evaluated', explanation });
      continue;
    }
    const counted = await tables.query(sql, Counts);
    const different = counted.filter(({ subject }) => subject !== null).slice(0, mostSubjects);
    for (const row of [...counted.filter(({ subject }) => subject === null), ...different])
      checks.push({ ...of, ...row, ...resultOf(row) });
  }
  return isComplete(duringType) ? explained(tables, checks) : checks;
}

/** The resource type that tells what happened while the run read. */
export const duringType = 'system-log-during';

const Happened = z.object({ uuid: z.string(), eventType: z.string() });

/** Differences that events during the run account for, with those events: as many as the counts are apart. */
async function explained(tables: Tables, checks: readonly Check[]): Promise<Check[]> {
  const judged: Check[] = [];
  for (const check of checks) {
    const { subject, expected, actual } = check;
    if (check.result !== 'unexplained' || expected === null || actual === null) {
      judged.push(check);
      continue;
    }
    const types = (countings[check.check]?.changedBy ?? []).map(
      (begins) => `starts_with("eventType", ${literal(begins)})`,
    );
    const about =
      subject === null
        ? 'true'
        : `list_contains(CAST(json_extract_string(target, '$[*].id') AS VARCHAR[]), ${literal(subject)})`;
    const events = await tables.query(
      `SELECT uuid, "eventType" FROM ${name(duringType)} WHERE (${types.join(' OR ')}) AND ${about} ORDER BY published LIMIT 1000`,
      Happened,
    );
    judged.push(
      events.length < Math.abs(expected - actual) || events.length === 0
        ? check
        : { ...check, result: 'explained', explanation: `Changed during the run: ${listed(events)}.` },
    );
  }
  return judged;
}

function listed(events: readonly z.infer<typeof Happened>[]): string {
  const named = events.slice(0, 20).map(({ uuid, eventType }) => `${eventType} (${uuid})`);
  return events.length > named.length
    ? `${named.join(', ')} and ${events.length - named.length} more`
    : named.join(', ');
}

function resultOf({ expected, actual }: z.infer<typeof Counts>): Pick<Check, 'result' | 'explanation'> {
  if (expected === null) return { result: 'not_evaluated', explanation: 'Okta did not count it.' };
  return { result: expected === actual ? Reconciled.enum.match : Reconciled.enum.unexplained };
}

const Counted = z.object({
  rows: z.coerce.number().int(),
  keyed: z.coerce.number().int(),
  keys: z.coerce.number().int(),
});

/** Rows of a type as they lie in its parts, those that have all of their key, and how many different keys. */
export async function countRows(
  tables: Tables,
  catalogue: Catalogue,
  resourceType: string,
): Promise<z.infer<typeof Counted>> {
  const columns = (catalogue[resourceType]?.key ?? []).map(name);
  // Of a setting of the org there is one row, and nothing to tell it from another.
  if (columns.length === 0) {
    const [only] = await tables.query(
      `SELECT count(*) AS rows, 0 AS keyed, 0 AS keys FROM ${name(resourceType)}`,
      Counted,
    );
    return { rows: only?.rows ?? 0, keyed: only?.rows ?? 0, keys: only?.rows ?? 0 };
  }
  const whole = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const [counted] = await tables.query(
    `SELECT count(*) AS rows, count(*) FILTER (${whole}) AS keyed, count(DISTINCT {${columns.map((column, index) => `k${index}: ${column}`).join(', ')}}) FILTER (${whole}) AS keys FROM ${name(resourceType)}`,
    Counted,
  );
  return counted ?? { rows: 0, keyed: 0, keys: 0 };
}
