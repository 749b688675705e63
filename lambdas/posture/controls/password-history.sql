-- question: Does every password policy refuse earlier passwords?
-- version: password-history/1
-- title: Earlier passwords are refused
-- severity: medium
-- maps stig: OKTA-APP-003010
-- maps nist80053: IA-5(1)
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_history = 5: earlier passwords that are refused
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'age'->>'historyCount' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value >= getvariable('password_history') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'at least ' || CAST(getvariable('password_history') AS BIGINT) AS threshold,
  CASE WHEN (value) IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
