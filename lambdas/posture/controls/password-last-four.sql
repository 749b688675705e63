-- question: Does every password policy refuse the last four passwords?
-- version: password-last-four/1
-- title: The last four passwords are refused
-- severity: medium
-- maps pci: 8.3.7
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_last = 4: former passwords that are refused
WITH found AS (
  SELECT id, name, TRY_CAST(settings->'password'->'age'->>'historyCount' AS BIGINT) AS value
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  value >= getvariable('password_last') AS passes,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  'at least ' || CAST(getvariable('password_last') AS BIGINT) AS threshold,
  CASE WHEN value IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
