-- question: Does no enrollment policy offer text messages, calls or e-mail as a factor?
-- version: weak-factors-off/1
-- title: Weak factors are not offered
-- severity: medium
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- maps fedramp20x: KSI-IAM-MFA
-- sources: posture.mfa-kinds, policies
-- rows from: policies/MFA_ENROLL
-- decided by: policies/MFA_ENROLL, authenticators, authenticator-methods
-- Active enrollment policies that make phone or e-mail optional or required, unless the authenticator is off or for recovery only.
WITH weak AS (SELECT DISTINCT authenticator FROM posture."mfa-kinds" WHERE class = 'weak' AND usable),
offers AS (
  SELECT policy_id, string_agg(DISTINCT authenticator, ', ' ORDER BY authenticator) AS offered
  FROM (
    SELECT id AS policy_id, unnest(CAST(json_extract(settings, '$.authenticators[*]') AS JSON[])) AS one FROM policies WHERE variant = 'MFA_ENROLL'
    UNION ALL
    SELECT id, {key: CASE factor WHEN 'okta_email' THEN 'okta_email' ELSE 'phone_number' END, enroll: settings->'factors'->factor->'enroll'}::JSON
    FROM policies, (VALUES ('okta_sms'), ('okta_call'), ('okta_email')) AS factors(factor) WHERE variant = 'MFA_ENROLL'
  ) JOIN weak ON authenticator = (one->>'key')
  WHERE (one->'enroll'->>'self') IN ('OPTIONAL', 'REQUIRED')
  GROUP BY policy_id
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN offered IS NOT NULL THEN false
    WHEN json_array_length(settings->'authenticators') > 0 OR json_type(settings->'factors') = 'OBJECT' THEN true END AS passes,
  coalesce('offers ' || offered, 'offers neither phone nor e-mail') AS observed,
  'neither phone nor e-mail' AS threshold,
  CASE WHEN offered IS NULL AND NOT coalesce(json_array_length(settings->'authenticators') > 0 OR json_type(settings->'factors') = 'OBJECT', false)
    THEN 'Okta does not show what this policy offers.' END AS reason,
  ['policies/' || id] AS evidence
FROM policies LEFT JOIN offers ON policy_id = id
WHERE variant = 'MFA_ENROLL' AND status = 'ACTIVE'
