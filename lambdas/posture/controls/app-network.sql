-- question: Does the policy of every app let in by network only?
-- version: app-network/1
-- title: Apps let in by network only
-- severity: medium
-- maps stig: OKTA-APP-003244
-- maps nist80053: AC-4
-- maps nist80053: SC-7
-- sources: posture.sign-on-rules, posture.app-protection, apps, run.about
-- rows from: apps, policy-mappings
-- every: apps
-- decided by: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
-- Of every active app: each rule but the last that lets anybody in names network zones, and the last denies. Service apps have no such
-- policy: nobody signs in to them.
WITH rules AS (
  SELECT
    policy_id,
    count(*) FILTER (zones_in <> [] OR zones_out <> []) AS with_zones,
    count(*) FILTER (NOT is_default AND (action->>'access') = 'ALLOW' AND zones_in = [] AND zones_out = []) AS open,
    bool_or(is_default AND (action->>'access') = 'ALLOW') AS catch_all_allows,
    count(*) AS active
  FROM posture."sign-on-rules" WHERE active AND policy_type = 'ACCESS_POLICY' GROUP BY policy_id
),
judged AS (
  SELECT own.app_id, own.label, own.policy_id, own.policy_name, rules.*, engine,
    engine = 'classic' OR rules.policy_id IS NULL AS untold
  FROM posture."app-protection" AS own
  JOIN apps ON apps.id = own.app_id
  CROSS JOIN run.about
  LEFT JOIN rules ON rules.policy_id = own.policy_id
  WHERE apps.status = 'ACTIVE' AND coalesce(apps.settings->'oauthClient'->>'application_type', '') <> 'service'
)
SELECT
  'app' AS subject_type,
  app_id AS subject_id,
  label AS subject_name,
  CASE WHEN NOT untold THEN with_zones > 0 AND open = 0 AND NOT catch_all_allows END AS passes,
  CASE WHEN untold THEN 'not shown' ELSE coalesce(policy_name, '') || ': ' || array_to_string(list_filter([
    CASE WHEN with_zones = 0 THEN 'no rule names a zone' END,
    CASE WHEN with_zones > 0 AND open > 0 THEN open || CASE open WHEN 1 THEN ' rule lets' ELSE ' rules let' END || ' in without one' END,
    CASE WHEN catch_all_allows THEN 'the last rule lets in' END,
    CASE WHEN with_zones > 0 AND open = 0 AND NOT catch_all_allows THEN 'every rule that lets in names zones, the last one denies' END
  ], each -> each IS NOT NULL), ', ') END AS observed,
  'every rule that lets in names zones, and the last one denies' AS threshold,
  CASE
    WHEN NOT untold THEN NULL
    WHEN engine = 'classic' THEN 'Okta''s API does not show what sign-on policy a Classic app has: look at each app by hand.'
    ELSE 'Okta does not tell which policy decides on this app, or the policy has no active rule.'
  END AS reason,
  list_filter(['apps/' || app_id, 'policies/' || policy_id], each -> each IS NOT NULL) AS evidence
FROM judged
