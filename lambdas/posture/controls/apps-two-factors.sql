-- question: Is one factor never enough to get into an app?
-- version: apps-two-factors/1
-- title: One factor opens no app
-- severity: high
-- maps nist80053: IA-2(2)
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- maps hipaa: 164.312(d)
-- sources: posture.app-protection, apps
-- rows from: apps, policy-mappings
-- every: apps
-- decided by: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
-- By the weakest rule of each active app that can decide, as app-protection finds it. Nobody signs in to service apps.
SELECT
  'app' AS subject_type,
  app_id AS subject_id,
  own.label AS subject_name,
  NOT no_mfa_path AS passes,
  'the least that gets in: ' || min_assurance || coalesce(', by a rule of "' || policy_name || '"', '') AS observed,
  'two factors by every rule that can decide' AS threshold,
  CASE WHEN no_mfa_path IS NULL THEN 'It is not known what gets in at least' || coalesce(': ' || note, '') || '.' END AS reason,
  own.evidence AS evidence
FROM posture."app-protection" AS own JOIN apps ON apps.id = app_id
WHERE apps.status = 'ACTIVE' AND coalesce(apps.settings->'oauthClient'->>'application_type', '') <> 'service'
