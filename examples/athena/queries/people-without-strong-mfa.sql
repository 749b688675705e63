-- Who can sign in with weak factors only, or with none; and of whom is it not known?
SELECT login, mfa_level, weak_kinds, is_admin, not_evaluated
FROM posture_user_mfa_latest
WHERE org = '<org>' AND in_scope AND mfa_level IN ('weak', 'none', 'not_evaluated')
ORDER BY is_admin DESC, mfa_level, login
