-- question: What changed for better or worse since the last whole run?
-- version: changes-since/2
-- sources: posture.admins, posture.user-mfa, posture.api-credentials, before.about, before.admins, before.user-mfa, before.api-credentials
-- Answers of this run against those of the run before; what either does not know is no change. `okta-evidence diff` compares all rows.
-- rows from: users, user-factors by rows, user-authenticator-enrollments by rows, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members by rows, admin-users, admin-role-assignments, group-role-assignments, client-role-assignments, apps, api-tokens
-- column kind VARCHAR key: new_admin, lost_admin, mfa_gained, mfa_lost, new_account, new_credential, gone_credential
-- column subject_id VARCHAR key: Okta's id of the person, group, app or token
-- column detail VARCHAR key: the role, or what the credential is
-- column subject_name VARCHAR: its name
-- column before VARCHAR: what the run before had
-- column after VARCHAR: what this run has
-- column previous_run VARCHAR: the run before
WITH
levels(mfa_level, rank) AS (VALUES ('none', 0), ('weak', 1), ('strong', 2), ('phishing_resistant', 3)),
-- Where one of the two may lack rows, nothing is new and nothing is gone.
whole AS (
  SELECT
    (SELECT count(*) = 0 FROM posture.admins WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) = 0 FROM before.admins WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) > 0 FROM before.admins) AS admins,
    (SELECT count(*) = 0 FROM posture."api-credentials" WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) = 0 FROM before."api-credentials" WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) > 0 FROM before."api-credentials") AS credentials,
    (SELECT count(*) = 0 FROM posture."user-mfa" WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) = 0 FROM before."user-mfa" WHERE starts_with(not_evaluated, 'rows'))
      AND (SELECT count(*) > 0 FROM before."user-mfa") AS people
),
mfa_now AS (SELECT user_id, login, mfa_level, rank FROM posture."user-mfa" JOIN levels USING (mfa_level) WHERE in_scope),
mfa_then AS (SELECT user_id, mfa_level, rank FROM before."user-mfa" JOIN levels USING (mfa_level) WHERE in_scope),
changes AS (
  SELECT
    CASE WHEN was.principal_id IS NULL THEN 'new_admin' ELSE 'lost_admin' END AS kind,
    principal_id AS subject_id,
    coalesce(role, '') AS detail,
    coalesce(held.login, was.login) AS subject_name,
    was.role_label AS before,
    held.role_label AS after
  FROM (
    SELECT principal_id, coalesce(custom_role_id, role_type) AS role, any_value(login) AS login, any_value(coalesce(role_label, custom_role_id, role_type)) AS role_label
    FROM posture.admins GROUP BY ALL) AS held
  FULL JOIN (
    SELECT principal_id, coalesce(custom_role_id, role_type) AS role, any_value(login) AS login, any_value(coalesce(role_label, custom_role_id, role_type)) AS role_label
    FROM before.admins GROUP BY ALL) AS was USING (principal_id, role)
  CROSS JOIN whole
  WHERE admins AND (held.role_label IS NULL) <> (was.role_label IS NULL)
  UNION ALL
  SELECT
    CASE WHEN was.id IS NULL THEN 'new_credential' ELSE 'gone_credential' END,
    id, kind, coalesce(held.name, was.name), was.name, held.name
  FROM (SELECT kind, id, coalesce(name, id) AS name FROM posture."api-credentials") AS held
  FULL JOIN (SELECT kind, id, coalesce(name, id) AS name FROM before."api-credentials") AS was USING (kind, id)
  CROSS JOIN whole
  WHERE credentials AND (held.name IS NULL) <> (was.name IS NULL)
  UNION ALL
  SELECT
    CASE WHEN mfa_now.rank > mfa_then.rank THEN 'mfa_gained' ELSE 'mfa_lost' END,
    user_id, '', login, mfa_then.mfa_level, mfa_now.mfa_level
  FROM mfa_now JOIN mfa_then USING (user_id) WHERE mfa_now.rank <> mfa_then.rank
  UNION ALL
  SELECT 'new_account', user_id, '', login, NULL, status
  FROM posture."user-mfa" AS now ANTI JOIN before."user-mfa" USING (user_id) CROSS JOIN whole
  WHERE people
)
SELECT kind, subject_id, detail, subject_name, before, after, about.run AS previous_run
FROM changes CROSS JOIN before.about
