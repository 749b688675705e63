-- question: Does every password policy ask for upper case?
-- version: password-upper-case/1
-- title: Passwords have upper case letters
-- severity: medium
-- maps stig: OKTA-APP-000670
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_upper_case = 1: upper case letters a password must have
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_upper_case') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_upper_case') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minUpperCase'
