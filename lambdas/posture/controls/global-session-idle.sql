-- question: Does every policy of the org's sessions end one that is not used for a quarter of an hour?
-- version: global-session-idle/1
-- title: Sessions end when they are not used
-- severity: medium
-- maps stig: OKTA-APP-000020
-- maps nist80053: AC-11
-- maps nist80053: AC-12
-- maps pci: 8.2.8
-- maps hipaa: 164.312(a)(2)(iii)
-- sources: posture.session-rules
-- rows from: policies/OKTA_SIGN_ON
-- decided by: policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, policy-rules, groups, authenticators, authenticator-methods
-- threshold session_idle_minutes = 15: minutes after which an unused session ends
-- The STIG looks at the rule at priority 1 of the Default Policy, which must not be the default rule. Any other active policy
-- decides instead of it for its groups, so each is held to the same test. A rule that denies gives no session: it is passed over.
SELECT
  'policy' AS subject_type,
  policy_id AS subject_id,
  policy_name AS subject_name,
  CASE WHEN rule_id IS NOT NULL THEN idle BETWEEN 1 AND getvariable('session_idle_minutes') WHEN lets_in THEN false END AS passes,
  CASE
    WHEN rule_id IS NOT NULL THEN 'first rule "' || rule_name || '": ' || coalesce(idle || ' minutes idle', 'not set')
    WHEN lets_in THEN 'no rule but the default one lets anybody in'
    ELSE 'lets nobody in'
  END || coalesce('; longest of the rules that can decide: ' || loosest_idle || ' minutes', '') AS observed,
  'at most ' || CAST(getvariable('session_idle_minutes') AS BIGINT) || ' minutes' AS threshold,
  CASE WHEN rule_id IS NULL AND NOT lets_in THEN 'No active rule of this policy lets anybody in.'
    WHEN (idle BETWEEN 1 AND getvariable('session_idle_minutes')) IS NULL AND rule_id IS NOT NULL THEN 'Okta does not show what the rule "' || rule_name || '" sets.' END AS reason,
  evidence
FROM posture."session-rules"
