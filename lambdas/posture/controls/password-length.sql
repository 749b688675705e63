-- question: Does every password policy ask for long passwords?
-- version: password-length/1
-- title: Passwords are long
-- severity: medium
-- maps stig: OKTA-APP-000650
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_length = 15: characters a password must have
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_length') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_length') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minLength'
