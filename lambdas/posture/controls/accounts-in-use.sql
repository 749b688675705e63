-- question: Are accounts that nobody used for long no longer able to sign in?
-- version: accounts-in-use/1
-- title: Accounts that nobody uses cannot sign in
-- severity: medium
-- maps nist80053: AC-2(3)
-- maps soc2: CC6.2
-- maps iso27001: A.5.18
-- maps pci: 8.2.6
-- maps fedramp20x: KSI-IAM-AAM
-- sources: posture.stale-accounts
-- rows from: users
-- every: users
-- threshold stale_days = 90: days without a sign-in to Okta after which an account is stale
-- One subject, all together: stale-accounts has a row each account.
SELECT
  'population' AS subject_type,
  'everybody' AS subject_id,
  'Accounts that can sign in' AS subject_name,
  CASE WHEN count(*) FILTER (stale IS NULL) = 0 AND count(*) > 0 THEN count(*) FILTER (stale) = 0 WHEN count(*) FILTER (stale) > 0 THEN false END AS passes,
  count(*) FILTER (stale) || ' of ' || count(*) || ' were not used in ' || CAST(getvariable('stale_days') AS BIGINT) || ' days' AS observed,
  'none' AS threshold,
  CASE WHEN count(*) = 0 THEN 'Okta shows no account that can sign in.'
    WHEN count(*) FILTER (stale) = 0 AND count(*) FILTER (stale IS NULL) > 0 THEN 'Of ' || count(*) FILTER (stale IS NULL) || ' accounts Okta shows neither a sign-in nor when they were made.' END AS reason,
  coalesce(min('users/' || user_id, 100) FILTER (stale), []) AS evidence
FROM posture."stale-accounts" WHERE user_id <> 'not_evaluated'
