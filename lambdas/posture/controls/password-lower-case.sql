-- question: Does every password policy ask for lower case?
-- version: password-lower-case/1
-- title: Passwords have lower case letters
-- severity: medium
-- maps stig: OKTA-APP-000680
-- maps nist80053: IA-5(1)
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_lower_case = 1: lower case letters a password must have
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'complexity'->>'minLowerCase' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value >= getvariable('password_lower_case') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'at least ' || CAST(getvariable('password_lower_case') AS BIGINT) AS threshold,
  CASE WHEN (value) IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
