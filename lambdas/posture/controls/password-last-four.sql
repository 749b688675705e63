-- question: Does every password policy refuse the last four passwords?
-- version: password-last-four/1
-- title: The last four passwords are refused
-- severity: medium
-- maps pci: 8.3.7
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_last = 4: former passwords that are refused
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_last') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_last') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'historyCount'
