-- question: Does every password policy keep a new password for a day?
-- version: password-minimum-age/1
-- title: A new password is kept for a day
-- severity: medium
-- maps stig: OKTA-APP-000740
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_minimum_age_minutes = 1440: minutes before a password may be changed again
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_minimum_age_minutes') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_minimum_age_minutes') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minAgeMinutes'
