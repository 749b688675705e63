-- question: Does every password policy make passwords expire?
-- version: password-maximum-age/1
-- title: Passwords expire
-- severity: medium
-- maps stig: OKTA-APP-000745
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_maximum_age_days = 60: days after which a password expires
SELECT
  subject_type, subject_id, subject_name,
  value BETWEEN 1 AND getvariable('password_maximum_age_days') AS passes,
  observed,
  'from 1 to ' || CAST(getvariable('password_maximum_age_days') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'maxAgeDays'
