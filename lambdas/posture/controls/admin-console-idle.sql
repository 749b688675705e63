-- question: Does the Admin Console end a session that is not used for a quarter of an hour?
-- version: admin-console-idle/1
-- title: Sessions in the Admin Console end when they are not used
-- severity: medium
-- maps stig: OKTA-APP-000025
-- maps nist80053: AC-11
-- maps nist80053: AC-12
-- maps hipaa: 164.312(a)(2)(iii)
-- sources: first-party-app-settings
-- rows from: first-party-app-settings
-- threshold admin_console_idle_minutes = 15: minutes after which an unused session in the Admin Console ends
-- Okta answers Super Administrators only: below that role the list is forbidden, and nothing is said of it.
WITH found AS (SELECT max(TRY_CAST(CAST("sessionIdleTimeoutMinutes" AS VARCHAR) AS BIGINT)) AS value FROM "first-party-app-settings")
SELECT
  'app' AS subject_type,
  'saasure' AS subject_id,
  'Okta Admin Console' AS subject_name,
  value BETWEEN 1 AND getvariable('admin_console_idle_minutes') AS passes,
  coalesce(value || ' minutes idle', 'not set') AS observed,
  'at most ' || CAST(getvariable('admin_console_idle_minutes') AS BIGINT) || ' minutes' AS threshold,
  CASE WHEN value IS NULL THEN 'Okta does not show how long a session in its Admin Console lasts: look at Applications, Okta Admin Console, Sign On by hand.' END AS reason,
  ['first-party-app-settings'] AS evidence
FROM found
