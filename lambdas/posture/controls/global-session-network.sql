-- question: Does every policy of the org's sessions let in, or keep out, by network?
-- version: global-session-network/1
-- title: Sessions are restricted by network
-- severity: medium
-- maps stig: OKTA-APP-003242
-- maps nist80053: AC-3
-- maps nist80053: SC-7
-- sources: posture.session-rules
-- rows from: policies/OKTA_SIGN_ON
-- decided by: policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, policy-rules, groups, authenticators, authenticator-methods
-- A finding where the policy is "not configured to restrict access to specific IP ranges": a rule that names a zone restricts
-- nothing where another one lets in from anywhere. So either a rule that can decide denies by zone, or all that let in name zones.
SELECT
  'policy' AS subject_type,
  policy_id AS subject_id,
  policy_name AS subject_name,
  CASE WHEN decides THEN denies_zones OR allows_zones_only END AS passes,
  CASE
    WHEN zone_rules = [] THEN 'no rule that can decide names a network zone'
    ELSE 'rules that name a network zone: ' || array_to_string(zone_rules, ', ')
      || CASE WHEN denies_zones OR allows_zones_only THEN '' ELSE '; another one lets in from anywhere' END
  END AS observed,
  'a rule denies by zone, or every rule that lets in names zones' AS threshold,
  CASE WHEN NOT decides THEN 'No rule of this policy can decide: policies before it take everybody.' END AS reason,
  evidence
FROM posture."session-rules"
