-- question: Does no policy of the org's sessions keep one when the browser is closed?
-- version: session-cookie-not-persistent/1
-- title: Sessions end with the browser
-- severity: medium
-- maps stig: OKTA-APP-001710
-- maps nist80053: IA-5(13)
-- sources: posture.session-rules
-- rows from: policies/OKTA_SIGN_ON
-- decided by: policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, policy-rules, groups, authenticators, authenticator-methods
-- The STIG looks at the rule at priority 1 of the Default Policy, which must not be the default rule. Any other active policy
-- decides instead of it for its groups, so each is held to the same test. A rule that denies gives no session: it is passed over.
SELECT
  'policy' AS subject_type,
  policy_id AS subject_id,
  policy_name AS subject_name,
  CASE WHEN rule_id IS NOT NULL THEN NOT persistent WHEN lets_in THEN false END AS passes,
  CASE
    WHEN rule_id IS NOT NULL THEN 'first rule "' || rule_name || '": ' || CASE WHEN persistent THEN 'the cookie persists' WHEN NOT persistent THEN 'the cookie does not persist' ELSE 'not set' END
    WHEN lets_in THEN 'no rule but the default one lets anybody in'
    ELSE 'lets nobody in'
  END || coalesce('; some rule that can decide: ' || CASE WHEN loosest_persistent THEN 'the cookie persists' END, '') AS observed,
  'the cookie does not persist' AS threshold,
  CASE WHEN rule_id IS NULL AND NOT lets_in THEN 'No active rule of this policy lets anybody in.'
    WHEN (NOT persistent) IS NULL AND rule_id IS NOT NULL THEN 'Okta does not show what the rule "' || rule_name || '" sets.' END AS reason,
  evidence
FROM posture."session-rules"
