-- question: Does every password policy lock accounts, and keep them locked?
-- version: lockout-duration/1
-- title: Accounts are locked after ten wrong passwords, for half an hour or until somebody unlocks them
-- severity: medium
-- maps pci: 8.3.4
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- sources: policies
-- rows from: policies/PASSWORD
-- threshold lockout_most_attempts = 10: wrong passwords in a row before an account is locked, at most
-- threshold lockout_minutes = 30: minutes after which a locked account is unlocked, at least
WITH found AS (
  SELECT id, name,
    TRY_CAST(settings->'password'->'lockout'->>'maxAttempts' AS BIGINT) AS attempts,
    TRY_CAST(settings->'password'->'lockout'->>'autoUnlockMinutes' AS BIGINT) AS minutes
  FROM policies WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  attempts BETWEEN 1 AND getvariable('lockout_most_attempts') AND (minutes = 0 OR minutes >= getvariable('lockout_minutes')) AS passes,
  CASE WHEN attempts IS NULL THEN 'not set' WHEN attempts = 0 THEN 'never locked' ELSE 'locked after ' || attempts || ', '
    || CASE WHEN minutes IS NULL THEN 'for how long is not set' WHEN minutes = 0 THEN 'until somebody unlocks it' ELSE 'for ' || minutes || ' minutes' END END AS observed,
  'after at most ' || CAST(getvariable('lockout_most_attempts') AS BIGINT) || ', for at least ' || CAST(getvariable('lockout_minutes') AS BIGINT) || ' minutes' AS threshold,
  CASE WHEN attempts IS NULL OR (attempts BETWEEN 1 AND getvariable('lockout_most_attempts') AND minutes IS NULL) THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM found
