-- question: Does every password policy ask for a number?
-- version: password-number/1
-- title: Passwords have a number
-- severity: medium
-- maps stig: OKTA-APP-000690
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_numbers = 1: digits a password must have
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_numbers') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_numbers') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minNumber'
