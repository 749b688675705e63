-- Which types did the last runs not read completely?
SELECT run, status, name, outcome
FROM runs
WHERE org = '<org>' AND dt >= '2026-01-01' AND kind = 'resource' AND outcome NOT IN ('complete', 'unavailable', 'skipped')
GROUP BY run, status, name, outcome
ORDER BY run DESC, name
