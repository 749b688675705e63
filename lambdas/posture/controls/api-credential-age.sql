-- question: Are credentials that act without a person renewed?
-- version: api-credential-age/1
-- title: API tokens and keys of service apps are renewed
-- severity: medium
-- maps nist80053: IA-5
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- maps fedramp20x: KSI-IAM-SNU
-- sources: posture.api-credentials, apps
-- rows from: api-tokens, apps
-- every: api-tokens
-- decided by: api-tokens, apps, app-client-keys by subject_id
-- threshold credential_days = 365: days after which an API token or a key of a service app is old
-- A token by its own age, an active service app by its oldest active public key. Of a client secret Okta's list of apps tells no age.
WITH credentials AS (
  SELECT *, CASE kind WHEN 'ssws' THEN age_days ELSE oldest_key_days END AS days FROM posture."api-credentials"
  WHERE id <> 'not_evaluated' AND (kind = 'ssws' OR id IN (SELECT id FROM apps WHERE status = 'ACTIVE'))
)
SELECT
  CASE kind WHEN 'ssws' THEN 'api_token' ELSE 'app' END AS subject_type,
  id AS subject_id,
  name AS subject_name,
  days <= getvariable('credential_days') AS passes,
  CASE WHEN days IS NULL THEN 'not shown' WHEN kind = 'ssws' THEN days || ' days old' ELSE 'oldest key ' || days || ' days old' END AS observed,
  'at most ' || CAST(getvariable('credential_days') AS BIGINT) || ' days' AS threshold,
  CASE WHEN days IS NULL THEN CASE kind WHEN 'ssws' THEN 'Okta does not show when this token was made.'
    ELSE 'Okta shows no public key of this service app: see by hand how old its secret or its key is.' END END AS reason,
  evidence
FROM credentials
