-- Whose account came or went between two days?
WITH before AS (
  SELECT id, json_extract_scalar(profile, '$.login') AS login FROM users_asof
  WHERE org = '<org>' AND status <> 'DEPROVISIONED'
    AND TIMESTAMP '2026-06-30 00:00:00' >= valid_from AND TIMESTAMP '2026-06-30 00:00:00' < valid_until
),
after AS (
  SELECT id, json_extract_scalar(profile, '$.login') AS login FROM users_asof
  WHERE org = '<org>' AND status <> 'DEPROVISIONED'
    AND TIMESTAMP '2026-09-30 00:00:00' >= valid_from AND TIMESTAMP '2026-09-30 00:00:00' < valid_until
)
SELECT coalesce(after.login, before.login) AS login, CASE WHEN before.id IS NULL THEN 'joined' ELSE 'left' END AS change
FROM before
FULL OUTER JOIN after ON after.id = before.id
WHERE before.id IS NULL OR after.id IS NULL
ORDER BY change, login
