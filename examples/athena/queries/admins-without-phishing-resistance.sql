-- Which administrators can be phished?
SELECT DISTINCT a.login, a.role_type, a.assignment, a.mfa_level
FROM posture_admins_latest AS a
WHERE a.org = '<org>' AND a.principal_type = 'USER' AND coalesce(a.mfa_level, 'not_evaluated') <> 'phishing_resistant'
ORDER BY a.login, a.role_type
