-- question: What should somebody look at first?
-- version: findings/3
-- sources: posture.admins, posture.leavers, posture.stale-accounts, posture.api-credentials, posture.app-protection, posture.policy-rules, apps, group-rules, groups, group-role-assignments
-- What each artifact shows that an auditor would ask about, one row a subject. A missing row means nothing where `not_evaluated` says
-- that rows may be missing. What is not known is no finding: administrators whom another identity provider signs in are told by the
-- control admins-phishing-resistant. Suspended people keep groups and apps until they come back; roles and tokens they should not.
-- rows from: users, user-factors by rows, user-authenticator-enrollments by rows, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members by rows, group-rules, admin-users, admin-role-assignments, group-role-assignments, client-role-assignments, app-users by rows, apps, api-tokens, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules
-- column kind VARCHAR key: admin_without_phishing_resistant_mfa, leaver_keeps_access, token_of_super_admin, stale_account, dormant_admin, rule_lets_one_factor_in, group_rule_grants_admin_role
-- column subject_id VARCHAR key: Okta's id of the person, token or rule
-- column detail VARCHAR key: of what a leaver keeps, which
-- column severity VARCHAR: high or medium
-- column subject_type VARCHAR: user, api_token, group_rule, policy_rule
-- column subject_name VARCHAR: its name
-- column what VARCHAR from users: what was found, in words
-- column artifact VARCHAR: where its rows stand
SELECT
  'admin_without_phishing_resistant_mfa' AS kind, principal_id AS subject_id, '' AS detail, 'high' AS severity, 'user' AS subject_type,
  any_value(login) AS subject_name,
  'Has ' || string_agg(DISTINCT role_label, ', ' ORDER BY role_label) || ' and MFA of level ' || any_value(mfa_level) || '.' AS what,
  'admins' AS artifact
FROM posture.admins
WHERE principal_type = 'USER' AND status NOT IN ('DEPROVISIONED', 'SUSPENDED', 'STAGED')
  AND mfa_level NOT IN ('phishing_resistant', 'delegated', 'not_evaluated')
GROUP BY ALL
UNION ALL
SELECT
  'leaver_keeps_access', user_id, residual_kind || ':' || residual_id,
  CASE WHEN residual_kind IN ('admin_role', 'api_token') THEN 'high' ELSE 'medium' END, 'user', login,
  CASE status WHEN 'SUSPENDED' THEN 'Suspended' ELSE 'Deactivated' END || ', and keeps '
    || CASE residual_kind
      WHEN 'app_user' THEN 'the app ' WHEN 'inactive_app' THEN 'the inactive app '
      WHEN 'pending_deprovision' THEN 'an account that waits to be taken from the app '
      WHEN 'group' THEN 'the group ' WHEN 'admin_role' THEN 'the role ' ELSE 'the token ' END || residual_name || '.',
  'leavers'
FROM posture.leavers
WHERE user_id <> 'not_evaluated' AND (status = 'DEPROVISIONED' OR residual_kind IN ('admin_role', 'api_token'))
UNION ALL
SELECT
  'token_of_super_admin', id, '', 'high', 'api_token', name,
  'Acts as Super Administrator ' || coalesce(owner_login, owner_id) || CASE WHEN is_this_collector THEN '; it is this collector''s own.' ELSE '.' END,
  'api-credentials'
FROM posture."api-credentials" WHERE kind = 'ssws' AND owner_is_super
UNION ALL
SELECT
  'stale_account', user_id, '', 'medium', 'user', login,
  days_inactive || ' days without a sign-in' || CASE basis WHEN 'created_never_signed_in' THEN ', since the account was made' ELSE '' END
    || coalesce(' (' || user_type || ').', '.'),
  'stale-accounts'
FROM posture."stale-accounts" WHERE stale
UNION ALL
SELECT
  'dormant_admin', principal_id, '', 'high', 'user', any_value(login),
  'Has ' || string_agg(DISTINCT role_label, ', ' ORDER BY role_label) || ', and has not signed in for ' || any_value(days_since_login) || ' days.',
  'admins'
FROM posture.admins WHERE dormant AND status NOT IN ('DEPROVISIONED', 'SUSPENDED', 'STAGED') GROUP BY principal_id
UNION ALL
SELECT
  'rule_lets_one_factor_in', weakest_reachable_rule_id, '', 'high', 'policy_rule',
  any_value(rules.policy_name) || ': ' || any_value(rules.rule_name),
  'One factor is enough by this rule for ' || count(*) || CASE count(*) WHEN 1 THEN ' app.' ELSE ' apps.' END,
  'app-protection'
FROM posture."app-protection" AS own JOIN posture."policy-rules" AS rules ON rules.rule_id = weakest_reachable_rule_id
WHERE no_mfa_path AND own.status = 'ACTIVE'
  -- Nobody signs in to service apps.
  AND app_id NOT IN (SELECT id FROM apps WHERE (settings->'oauthClient'->>'application_type') = 'service')
GROUP BY weakest_reachable_rule_id
UNION ALL
SELECT
  'group_rule_grants_admin_role', "group-rules".id, '', 'high', 'group_rule', any_value("group-rules".name),
  'Puts whoever it fits into ' || string_agg(DISTINCT groups.profile->>'name', ', ' ORDER BY groups.profile->>'name') || ', which has '
    || string_agg(DISTINCT coalesce("group-role-assignments".label, "group-role-assignments".type), ', ' ORDER BY coalesce("group-role-assignments".label, "group-role-assignments".type)) || '.',
  'group-hygiene'
FROM "group-rules"
JOIN "group-role-assignments"
  ON list_contains(CAST(json_extract_string(actions, '$.assignUserToGroups.groupIds[*]') AS VARCHAR[]), "group-role-assignments"."groupId")
JOIN groups ON groups.id = "group-role-assignments"."groupId"
WHERE "group-rules".status = 'ACTIVE' AND coalesce("group-role-assignments".status, 'ACTIVE') = 'ACTIVE'
GROUP BY "group-rules".id
