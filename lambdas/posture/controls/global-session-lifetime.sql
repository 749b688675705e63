-- question: Does every policy of the org's sessions end one after a working day?
-- version: global-session-lifetime/1
-- title: Sessions end in any case
-- severity: medium
-- maps stig: OKTA-APP-001665
-- maps nist80053: IA-11
-- sources: posture.session-rules
-- rows from: policies/OKTA_SIGN_ON
-- decided by: policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, policy-rules, groups, authenticators, authenticator-methods
-- threshold session_lifetime_minutes = 1080: minutes after which a session ends
-- The STIG looks at the rule at priority 1 of the Default Policy, which must not be the default rule. Any other active policy
-- decides instead of it for its groups, so each is held to the same test. A rule that denies gives no session: it is passed over.
SELECT
  'policy' AS subject_type,
  policy_id AS subject_id,
  policy_name AS subject_name,
  CASE WHEN rule_id IS NOT NULL THEN lifetime BETWEEN 1 AND getvariable('session_lifetime_minutes') WHEN lets_in THEN false END AS passes,
  CASE
    WHEN rule_id IS NOT NULL THEN 'first rule "' || rule_name || '": ' || coalesce(CASE lifetime WHEN 0 THEN 'no end' ELSE lifetime || ' minutes' END, 'not set')
    WHEN lets_in THEN 'no rule but the default one lets anybody in'
    ELSE 'lets nobody in'
  END || coalesce('; longest of the rules that can decide: ' || CASE loosest_lifetime WHEN 9999999 THEN 'no end' ELSE loosest_lifetime || ' minutes' END, '') AS observed,
  'at most ' || CAST(getvariable('session_lifetime_minutes') AS BIGINT) || ' minutes' AS threshold,
  CASE WHEN rule_id IS NULL AND NOT lets_in THEN 'No active rule of this policy lets anybody in.'
    WHEN (lifetime BETWEEN 1 AND getvariable('session_lifetime_minutes')) IS NULL AND rule_id IS NOT NULL THEN 'Okta does not show what the rule "' || rule_name || '" sets.' END AS reason,
  evidence
FROM posture."session-rules"
