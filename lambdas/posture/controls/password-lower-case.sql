-- question: Does every password policy ask for lower case?
-- version: password-lower-case/1
-- title: Passwords have lower case letters
-- severity: medium
-- maps stig: OKTA-APP-000680
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_lower_case = 1: lower case letters a password must have
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_lower_case') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_lower_case') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minLowerCase'
