-- question: Does every password policy refuse common passwords?
-- version: password-common/1
-- title: Common passwords are refused
-- severity: medium
-- maps stig: OKTA-APP-002980
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- maps nist80053: IA-5(1)
-- maps hipaa: 164.308(a)(5)(ii)(D)
-- sources: policies
-- rows from: policies/PASSWORD
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  (settings->'password'->'complexity'->'dictionary'->'common'->>'exclude') = 'true' AS passes,
  coalesce(settings->'password'->'complexity'->'dictionary'->'common'->>'exclude', 'not set') AS observed,
  'true' AS threshold,
  CASE WHEN (settings->'password'->'complexity'->'dictionary'->'common'->>'exclude') IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
