-- question: Does every password policy lock accounts after few wrong passwords?
-- version: password-lockout/1
-- title: Password policies lock accounts after few wrong passwords
-- severity: medium
-- maps stig: OKTA-APP-000170
-- maps nist80053: AC-7
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold lockout_attempts = 3: wrong passwords in a row before an account is locked
SELECT
  subject_type, subject_id, subject_name,
  value BETWEEN 1 AND getvariable('lockout_attempts') AS passes,
  observed,
  'from 1 to ' || CAST(getvariable('lockout_attempts') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'maxAttempts'
