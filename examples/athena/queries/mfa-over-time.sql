-- How did the coverage by MFA develop from run to run?
SELECT valid_from, population, users_in_scope, pct_enrolled, pct_phishing_resistant, n_unknown
FROM posture_mfa_summary_asof
WHERE org = '<org>' AND dt >= '2026-01-01'
ORDER BY population, valid_from
