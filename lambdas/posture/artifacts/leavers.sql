-- question: What do people who were deactivated or suspended still have?
-- version: leavers/2
-- sources: posture.people, posture.memberships, posture.log-events, posture.assignments, apps, groups, admin-role-assignments, api-tokens
-- rows from: users, app-users, apps, groups, group-members, admin-users, admin-role-assignments, api-tokens
-- Deactivation takes the assignments of active apps and leaves those of inactive ones; suspension leaves all. An assignment whose
-- status is DEPROVISIONED or UNASSIGNED is none: the account was taken away, or only imported (Okta's enum AppUserStatus).
-- column user_id VARCHAR key: Okta's id of the person
-- column residual_kind VARCHAR key: app_user, inactive_app, pending_deprovision (Okta waits for the app to confirm), group, admin_role, api_token
-- column residual_id VARCHAR key: id of the app, group, role assignment or token
-- column login VARCHAR: the name they signed in with
-- column status VARCHAR: SUSPENDED or DEPROVISIONED
-- column status_changed TIMESTAMP: since when
-- column days_since BIGINT: whole days since then
-- column deactivated_by VARCHAR from system-log, system-log-during: who did it, where the log of this run covers it
-- column residual_name VARCHAR: name of the app, group, role or token
-- column app_status VARCHAR: whether the app is active
-- column app_user_status VARCHAR: Okta's status of the assignment
-- column provisioning_enabled BOOLEAN from apps: whether Okta makes accounts in the app
-- column deactivate_feature BOOLEAN from apps: whether Okta deactivates them there
-- column external_id VARCHAR: the account in the app, as Okta knows it
-- column downstream VARCHAR from apps: unverified where Okta does not deactivate accounts in the app: look there
-- column evidence VARCHAR[]: rows that decide
WITH gone AS (
  SELECT * FROM posture.people WHERE status IN ('DEPROVISIONED', 'SUSPENDED')
),
doers AS (
  SELECT
    list_filter(CAST(json_extract(target, '$[*]') AS JSON[]), each -> (each->>'type') = 'User')[1]->>'id' AS user_id,
    max({published: published, actor: coalesce(actor_login, actor_id)}).actor AS deactivated_by
  FROM posture."log-events"
  WHERE event_type IN ('user.lifecycle.deactivate', 'user.lifecycle.suspend') AND outcome = 'SUCCESS'
  GROUP BY ALL
),
residue AS (
  SELECT
    user_id,
    CASE
      WHEN assignments.status = 'REVOKED' THEN 'pending_deprovision'
      WHEN apps.status = 'ACTIVE' THEN 'app_user'
      ELSE 'inactive_app'
    END AS residual_kind,
    app_id AS residual_id,
    coalesce(apps.label, app_id) AS residual_name,
    apps.status AS app_status,
    assignments.status AS app_user_status,
    coalesce(list_has_any(CAST(json_extract_string(features, '$[*]') AS VARCHAR[]), ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES']), false) AS provisioning_enabled,
    coalesce(list_contains(CAST(json_extract_string(features, '$[*]') AS VARCHAR[]), 'PUSH_USER_DEACTIVATION'), false) AS deactivate_feature,
    external_id,
    'app-users/' || app_id || '/' || user_id AS evidence
  FROM posture.assignments LEFT JOIN apps ON apps.id = app_id
  WHERE user_id IN (SELECT user_id FROM gone) AND coalesce(assignments.status, '') NOT IN ('DEPROVISIONED', 'UNASSIGNED')
  UNION ALL
  SELECT user_id, 'group', group_id, groups.profile->>'name', NULL, NULL, NULL, NULL, NULL, 'group-members/' || group_id || '/' || user_id
  FROM posture.memberships JOIN groups ON groups.id = group_id
  WHERE user_id IN (SELECT user_id FROM gone) AND groups.type <> 'BUILT_IN'
  UNION ALL
  SELECT "userId", 'admin_role', id, coalesce(label, type), NULL, NULL, NULL, NULL, NULL, 'admin-role-assignments/' || "userId" || '/' || id
  FROM "admin-role-assignments" WHERE coalesce(status, 'ACTIVE') = 'ACTIVE' AND "userId" IN (SELECT user_id FROM gone)
  UNION ALL
  SELECT "userId", 'api_token', id, name, NULL, NULL, NULL, NULL, NULL, 'api-tokens/' || id
  FROM "api-tokens" WHERE "userId" IN (SELECT user_id FROM gone)
)
SELECT
  user_id, residual_kind, residual_id, login, status, status_changed,
  date_sub('day', status_changed, getvariable('as_of')) AS days_since,
  deactivated_by, residual_name, app_status, app_user_status, provisioning_enabled, deactivate_feature, external_id,
  CASE WHEN residual_kind IN ('app_user', 'inactive_app', 'pending_deprovision') AND NOT deactivate_feature THEN 'unverified' END AS downstream,
  [evidence] AS evidence
FROM residue JOIN gone USING (user_id) LEFT JOIN doers USING (user_id)
