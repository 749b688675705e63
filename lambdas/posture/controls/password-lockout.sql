-- question: Does every password policy lock accounts after few wrong passwords?
-- version: password-lockout/1
-- title: Password policies lock accounts after few wrong passwords
-- severity: medium
-- maps stig: OKTA-APP-000170
-- maps nist80053: AC-7
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold lockout_attempts = 3: wrong passwords in a row before an account is locked
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'lockout'->>'maxAttempts' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value BETWEEN 1 AND getvariable('lockout_attempts') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'from 1 to ' || CAST(getvariable('lockout_attempts') AS BIGINT) AS threshold,
  CASE WHEN (value) IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
