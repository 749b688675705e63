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
-- The STIG looks at the top rule of the policy and accepts two of its settings, which the API tells as factorMode 2FA. Of a chain of
-- methods, a setting newer than the STIG, it says nothing: that is looked at by hand where it takes two factors.
SELECT
  'app' AS subject_type,
  app_name AS subject_id,
  title AS subject_name,
  CASE
    WHEN why IS NOT NULL THEN NULL
    WHEN factor_mode = '2FA' THEN true
    WHEN method = 'AUTH_METHOD_CHAIN' AND coalesce(two_factors, true) THEN NULL
    ELSE false
  END AS passes,
  CASE WHEN why IS NOT NULL THEN 'not shown' ELSE
    'top rule "' || rule_name || '": ' || coalesce(factor_mode, method, 'neither 2FA nor 1FA') || '; ' || weakest END AS observed,
  'the top rule asks for two factors (factorMode 2FA)' AS threshold,
  coalesce(why, CASE WHEN method = 'AUTH_METHOD_CHAIN' AND coalesce(two_factors, true) THEN 'The top rule "' || rule_name
    || '" asks for a chain of methods, of which the STIG says nothing: see by hand whether it always takes two factors.' END) AS reason,
  evidence
FROM posture."okta-app-rules" WHERE app_name = 'saasure'
