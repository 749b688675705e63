-- question: Does the policy of the Okta Dashboard ask for two factors?
-- version: dashboard-mfa/1
-- title: The Okta Dashboard asks for two factors
-- severity: high
-- maps stig: OKTA-APP-000570
-- maps nist80053: IA-2(2)
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- maps hipaa: 164.312(d)
-- sources: posture.okta-app-rules
-- rows from: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
SELECT subject_type, subject_id, subject_name, passes, observed, threshold, reason, evidence
FROM posture."okta-app-rules" WHERE subject_id = 'okta_enduser' AND asked = 'two factors'
