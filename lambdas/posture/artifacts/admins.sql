-- question: Who has power over the org, by which path, and how well are they protected?
-- version: admins/2
-- sources: posture.people, posture.user-mfa, admin-role-assignments, admin-role-targets, group-role-assignments, group-role-targets, client-role-assignments, client-role-targets, groups, apps, api-tokens
-- rows from: admin-users, admin-role-assignments, group-role-assignments, client-role-assignments
-- threshold stale_days = 90: days without a sign-in to Okta after which an account is stale
-- needs mfa = users, user-factors by principal_id, user-authenticator-enrollments by principal_id, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members
-- column principal_type VARCHAR key: USER, CLIENT (a service app), GROUP (whose members all have it)
-- column principal_id VARCHAR key: Okta's id of the person, app or group
-- column role_assignment_id VARCHAR key: Okta's id of the assignment
-- column via_group_id VARCHAR key: the group that gives the role; empty: it is given directly
-- column login VARCHAR: name of the person, app or group
-- column status VARCHAR: Okta's status of the person or app
-- column role_type VARCHAR: SUPER_ADMIN, ORG_ADMIN, CUSTOM, …
-- column role_label VARCHAR: the role by its name
-- column is_super BOOLEAN: whether it is the Super Administrator's
-- column custom_role_id VARCHAR: id of a custom role
-- column resource_set_id VARCHAR: what a custom role is bound to
-- column targets VARCHAR[] from admin-role-targets, group-role-targets, client-role-targets: groups and apps that the role is bound to; none means all
-- column assignment VARCHAR: direct, group, or an assignment of the principal itself
-- column via_group VARCHAR from groups: name of that group
-- column granted_at TIMESTAMP: since when
-- column last_login TIMESTAMP from users: last sign-in to Okta; a service app never signs in
-- column days_since_login BIGINT from users: whole days since then, or since the account was made
-- column dormant BOOLEAN from users: whether those are as many as the days after which an account is stale, or more
-- column mfa_level VARCHAR from mfa: as in user-mfa
-- column api_tokens BIGINT from api-tokens: API tokens that act with this power
-- column evidence VARCHAR[]: rows that decide
WITH held AS (
  SELECT
    'USER' AS principal_type, "userId" AS principal_id, id, type, label, created, "assignmentType", role, "resource-set" AS resource_set,
    CASE "assignmentType" WHEN 'GROUP' THEN regexp_extract(_links->'assignee'->>'href', '([^/]+)$', 1) END AS group_id,
    'admin-role-assignments/' || "userId" || '/' || id AS evidence
  FROM "admin-role-assignments" WHERE coalesce(status, 'ACTIVE') = 'ACTIVE'
  UNION ALL
  SELECT 'GROUP', "groupId", id, type, label, created, 'GROUP', role, "resource-set", NULL, 'group-role-assignments/' || "groupId" || '/' || id
  FROM "group-role-assignments" WHERE coalesce(status, 'ACTIVE') = 'ACTIVE'
  UNION ALL
  SELECT 'CLIENT', "clientId", id, type, label, created, 'CLIENT', role, "resource-set", NULL, 'client-role-assignments/' || "clientId" || '/' || id
  FROM "client-role-assignments" WHERE coalesce(status, 'ACTIVE') = 'ACTIVE'
),
bound AS (
  SELECT 'USER' AS principal_type, "userId" AS principal_id, "roleAssignmentId" AS id, list(DISTINCT orn ORDER BY orn) AS targets
  FROM "admin-role-targets" GROUP BY ALL
  UNION ALL
  SELECT 'GROUP', "groupId", "roleAssignmentId", list(DISTINCT coalesce(id, name) ORDER BY coalesce(id, name)) FROM "group-role-targets" GROUP BY ALL
  UNION ALL
  SELECT 'CLIENT', "clientId", "roleAssignmentId", list(DISTINCT coalesce(id, name) ORDER BY coalesce(id, name)) FROM "client-role-targets" GROUP BY ALL
),
tokens AS (SELECT "userId" AS user_id, count(*) AS tokens FROM "api-tokens" GROUP BY ALL),
people AS (SELECT *, date_sub('day', coalesce(last_login, created), getvariable('as_of')) AS days FROM posture.people)
SELECT
  held.principal_type,
  held.principal_id,
  held.id AS role_assignment_id,
  coalesce(held.group_id, '') AS via_group_id,
  coalesce(people.login, apps.label, own.profile->>'name') AS login,
  coalesce(people.status, apps.status) AS status,
  held.type AS role_type,
  held.label AS role_label,
  held.type = 'SUPER_ADMIN' AS is_super,
  held.role AS custom_role_id,
  held.resource_set AS resource_set_id,
  coalesce(bound.targets, []) AS targets,
  CASE WHEN held.principal_type <> 'USER' THEN 'own' WHEN "assignmentType" = 'GROUP' THEN 'group' ELSE 'direct' END AS assignment,
  via.profile->>'name' AS via_group,
  TRY_CAST(held.created AS TIMESTAMP) AS granted_at,
  people.last_login,
  people.days AS days_since_login,
  people.days >= getvariable('stale_days') AS dormant,
  mfa.mfa_level,
  CASE held.principal_type WHEN 'USER' THEN coalesce(tokens, 0) END AS api_tokens,
  [held.evidence] AS evidence
FROM held
LEFT JOIN bound USING (principal_type, principal_id, id)
LEFT JOIN people ON held.principal_type = 'USER' AND people.user_id = held.principal_id
LEFT JOIN posture."user-mfa" AS mfa ON held.principal_type = 'USER' AND mfa.user_id = held.principal_id
LEFT JOIN apps ON held.principal_type = 'CLIENT' AND apps.id = held.principal_id
LEFT JOIN groups AS own ON held.principal_type = 'GROUP' AND own.id = held.principal_id
LEFT JOIN groups AS via ON via.id = held.group_id
LEFT JOIN tokens ON held.principal_type = 'USER' AND tokens.user_id = held.principal_id
