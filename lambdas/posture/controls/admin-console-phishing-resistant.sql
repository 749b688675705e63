-- question: Does the policy of the Okta Admin Console accept phishing-resistant factors only?
-- version: admin-console-phishing-resistant/1
-- title: The Okta Admin Console accepts phishing-resistant factors only
-- severity: medium
-- maps stig: OKTA-APP-000190
-- maps nist80053: IA-2(8)
-- maps fedramp20x: KSI-IAM-MFA
-- sources: posture.okta-app-rules
-- rows from: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
SELECT subject_type, subject_id, subject_name, passes, observed, threshold, reason, evidence
FROM posture."okta-app-rules" WHERE subject_id = 'saasure' AND asked = 'phishing resistant'
