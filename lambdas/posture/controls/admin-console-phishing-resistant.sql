-- question: Does the policy of the Okta Admin Console accept phishing-resistant factors only?
-- version: admin-console-phishing-resistant/1
-- title: The Okta Admin Console accepts phishing-resistant factors only
-- severity: medium
-- maps stig: OKTA-APP-000190
-- maps nist80053: IA-2(8)
-- maps fedramp20x: KSI-IAM-MFA
-- sources: posture.okta-app-rules
-- rows from: apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
-- The STIG looks whether "Phishing resistant" is checked in the top rule; the API tells that in every alternative of its constraints.
SELECT
  'app' AS subject_type,
  app_name AS subject_id,
  title AS subject_name,
  CASE
    WHEN why IS NOT NULL THEN NULL
    WHEN asks_resistant THEN true
    WHEN method = 'AUTH_METHOD_CHAIN' AND coalesce(resistant, true) THEN NULL
    ELSE false
  END AS passes,
  CASE WHEN why IS NOT NULL THEN 'not shown' ELSE
    'top rule "' || rule_name || '": phishing resistant ' || CASE WHEN asks_resistant THEN 'demanded' WHEN method = 'AUTH_METHOD_CHAIN' THEN 'by a chain of methods' ELSE 'not demanded' END || '; ' || weakest END AS observed,
  'the top rule demands a phishing-resistant possession factor' AS threshold,
  coalesce(why, CASE WHEN method = 'AUTH_METHOD_CHAIN' AND coalesce(resistant, true) THEN 'The top rule "' || rule_name
    || '" asks for a chain of methods, of which the STIG says nothing: see by hand whether each way of it is phishing resistant.' END) AS reason,
  evidence
FROM posture."okta-app-rules" WHERE app_name = 'saasure'
