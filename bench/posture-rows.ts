import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of one resource type, as SQL over a number `i` from 0 on. */
type MadeRows = { readonly rows: number; readonly select: string };

/** An org as large as we promise to answer for; every hundredth person has no factor, every tenth assignment is direct. */
export const rowsOf = (people: number): Readonly<Record<string, MadeRows>> => {
  const apps = 500;
  const groups = Math.max(apps + 1, Math.floor(people / 20));
  const stamp = "'2024-04-02T08:00:00.000Z'";
  // Twenty characters, as Okta's ids have.
  const id = (prefix: string, number: string) => `'${prefix}' || lpad(CAST(${number} AS VARCHAR), 17, '0')`;
  return {
    users: {
      rows: people,
      select: `${id('00u', 'i')} AS id, CASE i % 40 WHEN 0 THEN 'DEPROVISIONED' WHEN 1 THEN 'SUSPENDED' ELSE 'ACTIVE' END AS status, ${stamp} AS created,
        ${stamp} AS activated, '2026-11-01T08:00:00.000Z' AS "lastLogin", ${stamp} AS "statusChanged",
        {login: 'person' || i || '@example.com', "userType": 'employee', department: 'd' || i % 50} AS profile,
        {provider: {type: 'OKTA', name: 'OKTA'}} AS credentials`,
    },
    groups: {
      rows: groups,
      select: `${id('00g', 'i')} AS id, ${stamp} AS created, ${stamp} AS "lastUpdated", ${stamp} AS "lastMembershipUpdated",
        CASE i WHEN ${apps} THEN 'BUILT_IN' ELSE 'OKTA_GROUP' END AS type,
        {name: CASE i WHEN ${apps} THEN 'Everyone' ELSE 'Group ' || i END} AS profile, {stats: {"usersCount": 400}} AS _embedded`,
    },
    'group-members': {
      rows: 20 * people,
      // Half in the groups of the apps a person has, half in others.
      select: `${id('00g', `CASE WHEN i % 20 < 10 THEN (i // 20 + (i % 20) * 37) % ${apps} ELSE ${apps + 1} + ((i // 20) * 7 + (i % 20) * 2503) % ${groups - apps - 1} END`)} AS "groupId", ${id('00u', 'i // 20')} AS "userId"`,
    },
    'group-rules': {
      rows: apps,
      select: `${id('0pr', 'i')} AS id, 'Rule ' || i AS name, 'ACTIVE' AS status, {expression: {value: 'user.department=="d' || i || '"'}} AS conditions,
        {"assignUserToGroups": {"groupIds": [${id('00g', 'i * 2')}]}} AS actions`,
    },
    apps: {
      rows: apps,
      select: `${id('0oa', 'i')} AS id, 'example' AS name, 'App ' || i AS label, CASE i % 50 WHEN 0 THEN 'INACTIVE' ELSE 'ACTIVE' END AS status, 'SAML_2_0' AS "signOnMode",
        ${stamp} AS created, {"accessPolicy": {href: 'https://example.okta.com/api/v1/policies/' || ${id('rst', 'i % 50')}}} AS _links`,
    },
    'app-users': {
      rows: 10 * people,
      select: `${id('0oa', `(i // 10 + (i % 10) * 37) % ${apps}`)} AS "appId", ${id('00u', 'i // 10')} AS "userId", CASE i % 10 WHEN 0 THEN 'USER' ELSE 'GROUP' END AS scope,
        'ACTIVE' AS status, ${stamp} AS "statusChanged", ${stamp} AS created, ${stamp} AS "lastUpdated", 'DISABLED' AS "syncState"`,
    },
    'app-groups': {
      rows: 2 * apps,
      select: `${id('0oa', 'i // 2')} AS "appId", ${id('00g', `CASE i % 2 WHEN 0 THEN i // 2 ELSE ${apps + 1} + i END`)} AS "groupId"`,
    },
    policies: {
      rows: 60,
      select: `CASE WHEN i < 50 THEN 'ACCESS_POLICY' WHEN i < 55 THEN 'PASSWORD' ELSE 'OKTA_SIGN_ON' END AS variant, ${id('rst', 'i')} AS id,
        CASE WHEN i < 50 THEN 'ACCESS_POLICY' WHEN i < 55 THEN 'PASSWORD' ELSE 'OKTA_SIGN_ON' END AS type, 'Policy ' || i AS name, 'ACTIVE' AS status, i AS priority,
        {people: {groups: {include: [${id('00g', 'i')}]}}} AS conditions`,
    },
    'policy-rules': {
      rows: 50 * 20,
      select: `${id('rst', 'i // 20')} AS "policyId", 'ACCESS_POLICY' AS "policyType", ${id('rul', 'i')} AS id, 'Rule' AS name, 'ACTIVE' AS status, i % 20 AS priority, i % 20 = 19 AS system,
        CASE WHEN i % 20 = 19 THEN NULL ELSE {people: {groups: {include: [${id('00g', 'i % 500')}, ${id('00g', '600 + i')}]}}} END AS conditions,
        {"appSignOn": {access: 'ALLOW', "verificationMethod": {type: 'ASSURANCE', "factorMode": CASE i % 20 WHEN 7 THEN '1FA' ELSE '2FA' END}}} AS actions`,
    },
    'user-factors': {
      rows: Math.floor(1.5 * people),
      select: `${id('00u', 'i * 2 // 3')} AS "userId", ${id('fct', 'i')} AS id, CASE i % 3 WHEN 0 THEN 'push' WHEN 1 THEN 'webauthn' ELSE 'sms' END AS "factorType", 'OKTA' AS provider, 'ACTIVE' AS status, ${stamp} AS created`,
    },
    'user-authenticator-enrollments': {
      rows: Math.floor(1.5 * people),
      select: `${id('00u', 'i * 2 // 3')} AS "userId", ${id('aut', 'i')} AS id, CASE i % 3 WHEN 0 THEN 'okta_verify' WHEN 1 THEN 'webauthn' ELSE 'phone_number' END AS key, 'app' AS type, 'ACTIVE' AS status, ${stamp} AS created`,
    },
  };
};

/** Parts as a run has them, of a million rows at most: written to `<folder>/<type>/<n>.ndjson.gz`. */
export async function writeRows(folder: string, people: number): Promise<Map<string, { key: string; rows: number }[]>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const written = new Map<string, { key: string; rows: number }[]>();
  const most = 1_000_000;
  for (const [resourceType, { rows, select }] of Object.entries(rowsOf(people))) {
    await mkdir(join(folder, resourceType), { recursive: true });
    const parts: { key: string; rows: number }[] = [];
    for (let since = 0; since < rows; since += most) {
      const until = Math.min(rows, since + most);
      const key = `${resourceType}/${parts.length}.ndjson.gz`;
      await connection.run(
        `COPY (SELECT ${select} FROM range(${since}, ${until}) AS numbers(i)) TO '${join(folder, key)}' (FORMAT json, COMPRESSION gzip)`,
      );
      parts.push({ key, rows: until - since });
    }
    written.set(resourceType, parts);
  }
  connection.closeSync();
  instance.closeSync();
  return written;
}
