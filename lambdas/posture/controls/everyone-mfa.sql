-- question: Does everybody who can sign in have a second factor?
-- version: everyone-mfa/1
-- title: Everybody has multifactor authentication
-- severity: high
-- maps nist80053: IA-2(2)
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- maps hipaa: 164.312(d)
-- sources: posture.user-mfa
-- rows from: users
-- every: users
-- decided by: users, user-factors by rows, user-authenticator-enrollments by rows, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members
-- One subject, all together: user-mfa has a row each person. Whom another identity provider signs in is not known to Okta.
SELECT
  'population' AS subject_type,
  'everybody' AS subject_id,
  'People who can sign in' AS subject_name,
  CASE WHEN count(*) FILTER (mfa_level = 'none') > 0 THEN false
    WHEN count(*) = 0 OR count(*) FILTER (mfa_level IN ('not_evaluated', 'delegated')) > 0 THEN NULL ELSE true END AS passes,
  count(*) FILTER (mfa_level IN ('phishing_resistant', 'strong', 'weak')) || ' of ' || count(*) || ' have it, ' || count(*) FILTER (mfa_level = 'none') || ' have none, '
    || count(*) FILTER (mfa_level IN ('not_evaluated', 'delegated')) || ' are not known' AS observed,
  'all' AS threshold,
  CASE WHEN count(*) FILTER (mfa_level = 'none') > 0 THEN NULL
    WHEN count(*) = 0 THEN 'Okta shows nobody who can sign in.'
    WHEN count(*) FILTER (mfa_level IN ('not_evaluated', 'delegated')) > 0 THEN
      count(*) FILTER (mfa_level = 'not_evaluated') || ' people are not known, and another identity provider signs in ' || count(*) FILTER (mfa_level = 'delegated') || ': look whether it asks for a second factor.' END AS reason,
  coalesce(min('users/' || user_id, 100) FILTER (mfa_level = 'none'), []) AS evidence
FROM posture."user-mfa" WHERE in_scope AND user_id <> 'not_evaluated'
