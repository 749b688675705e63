-- question: Does every password policy refuse passwords with the person's own names in them?
-- version: password-excludes-names/1
-- title: Passwords do not have the person's own names in them
-- severity: low
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- maps nist80053: IA-5(1)
-- sources: policies
-- rows from: policies/PASSWORD
WITH found AS (
  SELECT id, name,
    settings->'password'->'complexity'->>'excludeUsername' AS excludes_username,
    CAST(json_extract_string(settings, '$.password.complexity.excludeAttributes[*]') AS VARCHAR[]) AS excluded,
    json_type(settings->'password'->'complexity'->'excludeAttributes') AS shown
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
),
missing AS (
  SELECT *, list_filter([
    CASE WHEN excludes_username <> 'true' THEN 'user name' END,
    CASE WHEN NOT list_contains(coalesce(excluded, []), 'firstName') THEN 'first name' END,
    CASE WHEN NOT list_contains(coalesce(excluded, []), 'lastName') THEN 'last name' END
  ], each -> each IS NOT NULL) AS allowed,
  excludes_username IS NULL OR shown IS DISTINCT FROM 'ARRAY' AS untold
  FROM found
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN NOT untold THEN allowed = [] END AS passes,
  CASE WHEN untold THEN 'not set' WHEN allowed = [] THEN 'all refused' ELSE 'allows ' || array_to_string(allowed, ', ') END AS observed,
  'user name, first and last name are refused' AS threshold,
  CASE WHEN untold THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM missing
