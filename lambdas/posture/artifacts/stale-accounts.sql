-- question: Which accounts can sign in, and have not for a long time?
-- version: stale-accounts/2
-- sources: posture.people, posture.assignments, admin-users
-- rows from: users
-- threshold stale_days = 90: days without a sign-in to Okta after which an account is stale
-- column user_id VARCHAR key: Okta's id of the person
-- column login VARCHAR: the name they sign in with
-- column status VARCHAR: Okta's status of the account
-- column user_type VARCHAR: employee, contractor, service account: as the profile says
-- column created TIMESTAMP: when the account was made
-- column activated TIMESTAMP: when it was activated
-- column last_login TIMESTAMP: last sign-in to Okta; use of an app, a token or an agent is none
-- column basis VARCHAR from users: last_login, or created_never_signed_in where there was no sign-in
-- column days_inactive BIGINT from users: whole days since then
-- column threshold_days BIGINT: the days after which an account is stale
-- column stale BOOLEAN from users: whether those are as many as the threshold, or more
-- column stale_35 BOOLEAN from users: whether those are 35 or more (DISA STIG OKTA-APP-000090)
-- column stale_60 BOOLEAN from users: whether those are 60 or more
-- column stale_90 BOOLEAN from users: whether those are 90 or more (PCI DSS 8.2.6)
-- column apps_assigned BIGINT from app-users: apps the person is assigned to
-- column is_admin BOOLEAN from admin-users: whether they hold an admin role
WITH since AS (
  SELECT *, coalesce(last_login, created) AS at, date_sub('day', coalesce(last_login, created), getvariable('as_of')) AS days
  FROM posture.people WHERE in_scope
),
assigned AS (SELECT user_id, count(*) AS apps FROM posture.assignments GROUP BY ALL)
SELECT
  user_id, login, status, user_type, created, activated, last_login,
  CASE WHEN last_login IS NULL THEN 'created_never_signed_in' ELSE 'last_login' END AS basis,
  days AS days_inactive,
  getvariable('stale_days') AS threshold_days,
  days >= getvariable('stale_days') AS stale,
  days >= 35 AS stale_35,
  days >= 60 AS stale_60,
  days >= 90 AS stale_90,
  coalesce(apps, 0) AS apps_assigned,
  user_id IN (SELECT id FROM "admin-users") AS is_admin
FROM since LEFT JOIN assigned USING (user_id)
