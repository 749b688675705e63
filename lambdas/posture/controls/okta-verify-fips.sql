-- question: Does Okta Verify accept FIPS-compliant devices only?
-- version: okta-verify-fips/1
-- title: Okta Verify accepts FIPS-compliant devices only
-- severity: medium
-- maps stig: OKTA-APP-001700
-- maps nist80053: IA-3(1)
-- sources: authenticators, run.about
-- rows from: authenticators
-- One subject, also where Okta Verify is listed by method (okta_verify_push, …): all that are active must comply.
WITH found AS (
  SELECT
    count(*) AS listed,
    count(*) FILTER (status = 'ACTIVE') AS active,
    count(*) FILTER (status = 'ACTIVE' AND (settings->'compliance'->>'fips') = 'REQUIRED') AS compliant,
    count(*) FILTER (status = 'ACTIVE' AND (settings->'compliance'->>'fips') IS NULL) AS untold,
    string_agg(DISTINCT coalesce(settings->'compliance'->>'fips', 'not set'), ', ' ORDER BY coalesce(settings->'compliance'->>'fips', 'not set')) FILTER (status = 'ACTIVE') AS shown,
    coalesce(list('authenticators/' || id ORDER BY id), []) AS evidence
  FROM authenticators WHERE starts_with(key, 'okta_verify')
)
SELECT
  'authenticator' AS subject_type,
  'okta_verify' AS subject_id,
  'Okta Verify' AS subject_name,
  CASE WHEN active = 0 THEN NULL WHEN compliant = active THEN true WHEN compliant + untold = active THEN NULL ELSE false END AS passes,
  coalesce(shown, CASE WHEN listed > 0 THEN 'inactive' ELSE 'not listed' END) AS observed,
  'REQUIRED' AS threshold,
  CASE
    WHEN active = 0 AND engine = 'classic' THEN 'Classic Engine does not show this setting in the API: look at Security, Multifactor, Okta Verify by hand.'
    WHEN active = 0 THEN 'Okta Verify is not active in this org.'
    WHEN compliant < active AND compliant + untold = active THEN 'Okta does not show what Okta Verify sets: look at Security, Authenticators by hand.'
  END AS reason,
  evidence
FROM found, run.about
