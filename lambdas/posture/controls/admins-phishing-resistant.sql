-- question: Does every administrator have a phishing-resistant factor?
-- version: admins-phishing-resistant/1
-- title: Administrators have phishing-resistant factors
-- severity: high
-- maps nist80053: IA-2(1)
-- maps fedramp20x: KSI-IAM-MFA
-- sources: posture.user-mfa
-- rows from: users, admin-users, admin-role-assignments
-- every: users, admin-users
-- decided by: users, user-factors by subject_id, user-authenticator-enrollments by subject_id, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members
SELECT
  'user' AS subject_type,
  user_id AS subject_id,
  login AS subject_name,
  CASE WHEN mfa_level NOT IN ('not_evaluated', 'delegated') THEN mfa_level = 'phishing_resistant' END AS passes,
  array_to_string(admin_roles, ', ') || ': ' || replace(mfa_level, '_', ' ') AS observed,
  'phishing resistant' AS threshold,
  CASE mfa_level
    WHEN 'delegated' THEN 'Another identity provider signs this administrator in: look whether it asks for a phishing-resistant factor.'
    WHEN 'not_evaluated' THEN 'A factor of this administrator is of a kind that is not known here.' END AS reason,
  evidence
FROM posture."user-mfa" WHERE in_scope AND is_admin
