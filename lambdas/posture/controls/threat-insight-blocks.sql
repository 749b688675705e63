-- question: Does Okta ThreatInsight block sign-ins from addresses that attack?
-- version: threat-insight-blocks/1
-- title: Sign-ins from addresses that attack are blocked
-- severity: medium
-- maps soc2: CC6.6
-- maps nist80053: SC-7
-- maps iso27001: A.8.20
-- sources: threat-insight
-- rows from: threat-insight
WITH found AS (SELECT max(action) AS action, coalesce(max(json_array_length("excludeZones")), 0) AS spared FROM "threat-insight")
SELECT
  'org' AS subject_type,
  'threat-insight' AS subject_id,
  'ThreatInsight' AS subject_name,
  action = 'block' AS passes,
  coalesce(action, 'not set') || CASE WHEN spared > 0 THEN ', not in ' || spared || ' zones' ELSE '' END AS observed,
  'block' AS threshold,
  CASE WHEN action IS NULL THEN 'Okta does not show what ThreatInsight does: look at Security, General by hand.' END AS reason,
  ['threat-insight'] AS evidence
FROM found
