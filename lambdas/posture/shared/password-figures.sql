-- question: What figures does each active password policy set?
-- version: password-figures/1
-- sources: policies
-- One row a policy and figure, in the form in which controls answer: `figure` is Okta's name of it.
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  figure,
  value,
  coalesce(CAST(value AS VARCHAR), 'not set') AS observed,
  CASE WHEN value IS NULL THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM (
  SELECT id, name, each.figure AS figure, TRY_CAST(settings->'password'->each.part->>each.figure AS BIGINT) AS value
  FROM policies, (VALUES
    ('complexity', 'minLength'), ('complexity', 'minLowerCase'), ('complexity', 'minUpperCase'), ('complexity', 'minNumber'),
    ('complexity', 'minSymbol'), ('age', 'historyCount'), ('age', 'maxAgeDays'), ('age', 'minAgeMinutes'), ('lockout', 'maxAttempts')
  ) AS each(part, figure)
  WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
