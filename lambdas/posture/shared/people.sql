-- question: Who has an account, and may they sign in?
-- version: people/2
-- sources: users
-- One row a person, with what most answers need. Staged, suspended and deactivated people cannot sign in; a status is as it was
-- at the person's last sign-in or lifecycle event (https://developer.okta.com/docs/concepts/user-life-cycle/). A status that Okta
-- added since leaves nobody out.
SELECT
  id AS user_id,
  profile->>'login' AS login,
  status,
  coalesce(status, '') NOT IN ('STAGED', 'SUSPENDED', 'DEPROVISIONED') AS in_scope,
  CASE status
    WHEN 'STAGED' THEN 'not activated yet: cannot sign in'
    WHEN 'SUSPENDED' THEN 'suspended: cannot sign in'
    WHEN 'DEPROVISIONED' THEN 'deactivated: cannot sign in'
    WHEN 'PROVISIONED' THEN 'activated, and has not signed in since'
    WHEN 'ACTIVE' THEN NULL WHEN 'PASSWORD_EXPIRED' THEN NULL WHEN 'LOCKED_OUT' THEN NULL WHEN 'RECOVERY' THEN NULL
    ELSE 'a status that is not known here: taken for one that can sign in'
  END AS scope_reason,
  TRY_CAST(created AS TIMESTAMP) AS created,
  TRY_CAST(activated AS TIMESTAMP) AS activated,
  TRY_CAST("lastLogin" AS TIMESTAMP) AS last_login,
  TRY_CAST("statusChanged" AS TIMESTAMP) AS status_changed,
  profile->>'userType' AS user_type,
  profile->>'department' AS department,
  credentials->'provider'->>'type' AS provider,
  credentials->'provider'->>'name' AS provider_name
FROM users
