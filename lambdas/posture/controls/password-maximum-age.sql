-- question: Does every password policy make passwords expire?
-- version: password-maximum-age/1
-- title: Passwords expire
-- severity: medium
-- maps stig: OKTA-APP-000745
-- maps nist80053: IA-5(1)
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_maximum_age_days = 60: days after which a password expires
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'age'->>'maxAgeDays' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value BETWEEN 1 AND getvariable('password_maximum_age_days') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'from 1 to ' || CAST(getvariable('password_maximum_age_days') AS BIGINT) AS threshold,
  CASE WHEN (value) IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
