-- question: Does every password policy ask for enough characters, letters and digits among them?
-- version: password-characters/1
-- title: Passwords have twelve characters, letters and digits among them
-- severity: medium
-- maps pci: 8.3.6
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- maps hipaa: 164.308(a)(5)(ii)(D)
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold password_characters = 12: characters a password must have, letters and digits among them
WITH found AS (
  SELECT id, name,
    TRY_CAST(settings->'password'->'complexity'->>'minLength' AS BIGINT) AS length,
    TRY_CAST(settings->'password'->'complexity'->>'minNumber' AS BIGINT) AS digits,
    coalesce(TRY_CAST(settings->'password'->'complexity'->>'minLowerCase' AS BIGINT), 0)
      + coalesce(TRY_CAST(settings->'password'->'complexity'->>'minUpperCase' AS BIGINT), 0) AS letters
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN length IS NOT NULL THEN length >= getvariable('password_characters') AND coalesce(digits, 0) > 0 AND letters > 0 END AS passes,
  CASE WHEN length IS NULL THEN 'not set' ELSE length || ' characters' || CASE WHEN coalesce(digits, 0) > 0 THEN '' ELSE ', no digit' END
    || CASE WHEN letters > 0 THEN '' ELSE ', no letter' END END AS observed,
  'at least ' || CAST(getvariable('password_characters') AS BIGINT) || ' characters, a letter and a digit' AS threshold,
  CASE WHEN length IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
