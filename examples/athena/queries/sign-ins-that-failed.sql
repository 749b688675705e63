-- Who failed to sign in most often? The log is read from run to run: its events are those of all of them, not of the newest.
SELECT json_extract_scalar(actor, '$.alternateId') AS login, count(*) AS failures, max(published) AS last
FROM system_log_asof
WHERE org = '<org>' AND dt >= '2026-01-01'
  AND eventtype = 'user.session.start' AND json_extract_scalar(outcome, '$.result') = 'FAILURE'
GROUP BY json_extract_scalar(actor, '$.alternateId')
ORDER BY failures DESC, login
LIMIT 50
