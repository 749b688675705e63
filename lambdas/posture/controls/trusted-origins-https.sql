-- question: Are trusted websites reached by HTTPS only?
-- version: trusted-origins-https/1
-- title: Trusted origins use HTTPS
-- severity: medium
-- maps soc2: CC6.7
-- maps nist80053: SC-8
-- maps hipaa: 164.312(e)(1)
-- sources: trusted-origins
-- rows from: trusted-origins
SELECT
  'trusted_origin' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  starts_with(lower(origin), 'https://') AS passes,
  coalesce(origin, 'not set') AS observed,
  'https' AS threshold,
  CASE WHEN origin IS NULL THEN 'Okta does not show this origin.' END AS reason,
  ['trusted-origins/' || id] AS evidence
FROM "trusted-origins" WHERE status = 'ACTIVE'
