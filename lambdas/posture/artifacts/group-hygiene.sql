-- question: Which groups give access, who answers for them, and which are forgotten?
-- version: group-hygiene/2
-- sources: posture.memberships, users, groups, group-rules, group-owners, group-role-assignments, apps, app-groups
-- rows from: groups
-- threshold group_stale_days = 365: days without a change of members after which a group is stale
-- column group_id VARCHAR key: Okta's id of the group
-- column name VARCHAR: name of the group
-- column type VARCHAR: OKTA_GROUP, APP_GROUP (from a directory or app), BUILT_IN
-- column created TIMESTAMP: when it was made
-- column last_membership_updated TIMESTAMP: last change of its members
-- column users_count_api BIGINT: members, as Okta counts them
-- column users_counted BIGINT from users, group-members by group_id: members that were read
-- column counts_agree BOOLEAN from users, group-members by group_id: whether both are the same, of Everyone with or without the deactivated; Okta's count may be of a minute before
-- column rule_managed BOOLEAN from group-rules: whether an active rule puts people in
-- column rules VARCHAR[] from group-rules: names of those rules
-- column owners VARCHAR[] from group-owners: who answers for it
-- column has_owner BOOLEAN from group-owners: whether anybody does
-- column grants_admin_role BOOLEAN from group-role-assignments: whether its members hold an admin role through it
-- column admin_roles VARCHAR[] from group-role-assignments: types of those roles
-- column grants_apps BIGINT from apps, app-groups: active apps that it is assigned to
-- column empty BOOLEAN from users, group-members by group_id: whether it has no member
-- column stale BOOLEAN: whether its members did not change for as many whole days as the threshold says, or more
-- column evidence VARCHAR[]: rows that decide
WITH counted AS (SELECT group_id, count(*) AS members FROM posture.memberships GROUP BY group_id),
managed AS (
  SELECT group_id, list(DISTINCT name ORDER BY name) AS rules
  FROM (SELECT name, unnest(CAST(json_extract_string(actions, '$.assignUserToGroups.groupIds[*]') AS VARCHAR[])) AS group_id FROM "group-rules" WHERE status = 'ACTIVE')
  GROUP BY group_id
),
owned AS (SELECT "groupId" AS group_id, list(DISTINCT coalesce("displayName", id) ORDER BY coalesce("displayName", id)) AS owners FROM "group-owners" GROUP BY ALL),
power AS (SELECT "groupId" AS group_id, list(DISTINCT type ORDER BY type) AS roles FROM "group-role-assignments" WHERE coalesce(status, 'ACTIVE') = 'ACTIVE' GROUP BY ALL),
opened AS (
  SELECT "groupId" AS group_id, count(DISTINCT apps.id) AS apps
  FROM "app-groups" JOIN apps ON apps.id = "appId" WHERE apps.status = 'ACTIVE' GROUP BY ALL
)
SELECT
  groups.id AS group_id,
  profile->>'name' AS name,
  groups.type,
  TRY_CAST(groups.created AS TIMESTAMP) AS created,
  TRY_CAST("lastMembershipUpdated" AS TIMESTAMP) AS last_membership_updated,
  CAST(_embedded->'stats'->>'usersCount' AS BIGINT) AS users_count_api,
  coalesce(members, 0) AS users_counted,
  CAST(_embedded->'stats'->>'usersCount' AS BIGINT) = coalesce(members, 0)
    -- Okta does not say whether it counts the deactivated as members of Everyone.
    OR (groups.type = 'BUILT_IN' AND (profile->>'name') = 'Everyone' AND CAST(_embedded->'stats'->>'usersCount' AS BIGINT) = (SELECT count(*) FROM users)) AS counts_agree,
  managed.rules IS NOT NULL AS rule_managed,
  coalesce(managed.rules, []) AS rules,
  coalesce(owned.owners, []) AS owners,
  owned.owners IS NOT NULL AS has_owner,
  power.roles IS NOT NULL AS grants_admin_role,
  coalesce(power.roles, []) AS admin_roles,
  coalesce(opened.apps, 0) AS grants_apps,
  coalesce(members, 0) = 0 AS empty,
  date_sub('day', TRY_CAST(coalesce("lastMembershipUpdated", groups.created) AS TIMESTAMP), getvariable('as_of')) >= getvariable('group_stale_days') AS stale,
  ['groups/' || groups.id] AS evidence
FROM groups
LEFT JOIN counted ON counted.group_id = groups.id
LEFT JOIN managed ON managed.group_id = groups.id
LEFT JOIN owned ON owned.group_id = groups.id
LEFT JOIN power ON power.group_id = groups.id
LEFT JOIN opened ON opened.group_id = groups.id
