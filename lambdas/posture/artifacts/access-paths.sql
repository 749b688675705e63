-- question: Why is each person assigned to each app?
-- version: access-paths/1
-- sources: posture.assignment-paths, app-groups, groups, group-rules, run.resources
-- rows from: app-users, app-groups, groups, group-members, users
-- Assignments of apps and people that are not active are among them: `app_user_status`, and the apps' and people's own rows, say so.
-- One row a path: a direct assignment, or each group that is assigned to the app and has the person as a member.
-- column app_id VARCHAR key: Okta's id of the app
-- column user_id VARCHAR key: Okta's id of the person
-- column group_id VARCHAR key: the group that opens the app; empty: direct or unexplained
-- column path VARCHAR from group-rules: direct, group, group_rule (an active rule puts people in the group), or unexplained (a group opened it that is not there any more)
-- column group_type VARCHAR: OKTA_GROUP, APP_GROUP (from a directory or app), BUILT_IN
-- column rule_ids VARCHAR[] from group-rules: active rules that put people in that group
-- column rule_expressions VARCHAR[] from group-rules: what each asks of a person
-- column assigned_at TIMESTAMP: when the person was assigned
-- column app_user_status VARCHAR: Okta's status of the assignment
WITH ruled AS (
  SELECT group_id, list(id ORDER BY id) AS rule_ids, list(expression ORDER BY id) AS rule_expressions
  FROM (
    SELECT id, conditions->'expression'->>'value' AS expression, unnest(CAST(json_extract_string(actions, '$.assignUserToGroups.groupIds[*]') AS VARCHAR[])) AS group_id
    FROM "group-rules" WHERE status = 'ACTIVE'
  )
  GROUP BY group_id
),
openers AS (
  SELECT DISTINCT "groupId" AS group_id, groups.type AS group_type, rule_ids, rule_expressions
  FROM "app-groups" LEFT JOIN groups ON groups.id = "groupId" LEFT JOIN ruled ON ruled.group_id = "groupId"
)
SELECT
  app_id,
  user_id,
  coalesce(paths.group_id, '') AS group_id,
  CASE
    WHEN paths.group_id = '' THEN 'direct'
    WHEN paths.group_id IS NULL THEN 'unexplained'
    WHEN rule_ids IS NOT NULL THEN 'group_rule'
    ELSE 'group'
  END AS path,
  group_type,
  coalesce(rule_ids, []) AS rule_ids,
  coalesce(rule_expressions, []) AS rule_expressions,
  assigned_at,
  status AS app_user_status
FROM posture."assignment-paths" AS paths LEFT JOIN openers ON openers.group_id = paths.group_id
-- Where groups or members were not read, the last row says so: a path is then missing, not unexplained.
WHERE paths.group_id IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM run.resources
  WHERE resource_type IN ('app-groups', 'groups', 'group-members', 'users') AND outcome NOT IN ('complete', 'unavailable')
)
