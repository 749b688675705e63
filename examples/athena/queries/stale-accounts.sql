-- Which accounts that can sign in did nobody use for 90 days?
SELECT login, status, days_inactive, basis, apps_assigned, is_admin
FROM posture_stale_accounts_latest
WHERE org = '<org>' AND stale_90
ORDER BY days_inactive DESC, login
