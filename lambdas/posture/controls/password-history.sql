-- question: Does every password policy refuse earlier passwords?
-- version: password-history/1
-- title: Earlier passwords are refused
-- severity: medium
-- maps stig: OKTA-APP-003010
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_history = 5: earlier passwords that are refused
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_history') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_history') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'historyCount'
