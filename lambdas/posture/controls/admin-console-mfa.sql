-- question: Does the policy of the Okta Admin Console ask for two factors?
-- version: admin-console-mfa/1
-- title: The Okta Admin Console asks for two factors
-- severity: high
-- maps stig: OKTA-APP-000560
-- maps nist80053: IA-2(1)
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- maps hipaa: 164.312(d)
-- sources: posture.okta-app-rules
-- rows from: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
SELECT subject_type, subject_id, subject_name, passes, observed, threshold, reason, evidence
FROM posture."okta-app-rules" WHERE subject_id = 'saasure' AND asked = 'two factors'
