-- question: Is every API token in use?
-- version: api-token-in-use/1
-- title: API tokens are in use
-- severity: low
-- maps nist80053: AC-2(3)
-- maps soc2: CC6.2
-- maps fedramp20x: KSI-IAM-SNU
-- sources: posture.api-credentials
-- rows from: api-tokens
-- every: api-tokens
-- threshold token_unused_days = 30: days after which an API token that was not used is forgotten
-- Okta moves a token's lastUpdated when it is used, to the day.
WITH tokens AS (
  SELECT *, date_sub('day', last_updated, getvariable('as_of')) AS days FROM posture."api-credentials" WHERE kind = 'ssws' AND id <> 'not_evaluated'
)
SELECT
  'api_token' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  days <= getvariable('token_unused_days') AS passes,
  coalesce('last used ' || greatest(days, 0) || ' days ago', 'not set') AS observed,
  'within ' || CAST(getvariable('token_unused_days') AS BIGINT) || ' days' AS threshold,
  CASE WHEN days IS NULL THEN 'Okta does not show when this token was last used.' END AS reason,
  evidence
FROM tokens
