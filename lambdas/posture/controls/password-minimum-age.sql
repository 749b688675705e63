-- question: Does every password policy keep a new password for a day?
-- version: password-minimum-age/1
-- title: A new password is kept for a day
-- severity: medium
-- maps stig: OKTA-APP-000740
-- maps nist80053: IA-5(1)
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_minimum_age_minutes = 1440: minutes before a password may be changed again
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'age'->>'minAgeMinutes' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value >= getvariable('password_minimum_age_minutes') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'at least ' || CAST(getvariable('password_minimum_age_minutes') AS BIGINT) AS threshold,
  CASE WHEN (value) IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
