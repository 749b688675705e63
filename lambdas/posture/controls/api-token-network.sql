-- question: Does every API token work from known networks only?
-- version: api-token-network/1
-- title: API tokens work from known networks only
-- severity: medium
-- maps stig: OKTA-APP-003240
-- maps nist80053: SC-7
-- maps soc2: CC6.6
-- maps iso27001: A.8.20
-- maps fedramp20x: KSI-IAM-SNU
-- sources: posture.api-credentials
-- rows from: api-tokens
-- every: api-tokens
-- decided by: api-tokens, network-zones
SELECT
  'api_token' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN network_connection IS NOT NULL THEN zone_restricted END AS passes,
  CASE
    WHEN network_connection IS NULL THEN 'not set'
    WHEN zones = [] THEN 'works from ' || network_connection
    ELSE 'works from zones ' || array_to_string(zones, ', ') || CASE WHEN zone_restricted THEN '' ELSE ', not all of which are active' END
  END AS observed,
  'bound to active network zones' AS threshold,
  CASE WHEN network_connection IS NULL THEN 'Okta does not show whence this token works.' END AS reason,
  evidence
FROM posture."api-credentials" WHERE kind = 'ssws' AND id <> 'not_evaluated'
