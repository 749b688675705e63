-- How many accounts are there of each status?
SELECT status, count(*) AS accounts
FROM users_latest
WHERE org = '<org>'
GROUP BY status
ORDER BY accounts DESC, status
