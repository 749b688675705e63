-- question: Does every password policy ask for a symbol?
-- version: password-symbol/1
-- title: Passwords have a symbol
-- severity: medium
-- maps stig: OKTA-APP-000700
-- maps nist80053: IA-5(1)
-- sources: posture.password-figures
-- rows from: policies/PASSWORD
-- threshold password_symbols = 1: symbols a password must have
SELECT
  subject_type, subject_id, subject_name,
  value >= getvariable('password_symbols') AS passes,
  observed,
  'at least ' || CAST(getvariable('password_symbols') AS BIGINT) AS threshold,
  reason,
  evidence
FROM posture."password-figures" WHERE figure = 'minSymbol'
