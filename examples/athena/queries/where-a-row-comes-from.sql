-- In which object does a person's row lie, with which SHA-256, and by which manifest is it evidence?
SELECT u.id, r.key, r.sha256, r.manifest_key, r.manifest_sha256
FROM users AS u
JOIN runs AS r
  ON r.org = u.org AND r.dt = u.dt AND r.kind = 'resource' AND r.name = 'users'
  AND r.key = regexp_extract(u."$path", '(v1/(resource|posture)=.+)$', 1)
WHERE u.org = '<org>' AND u.dt >= '2026-01-01' AND json_extract_scalar(u.profile, '$.login') = '<login>'
ORDER BY r.run
