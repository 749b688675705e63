-- Who is in the group Engineering?
SELECT json_extract_scalar(u.profile, '$.login') AS login, u.status
FROM groups_latest AS g
JOIN group_members_latest AS m ON m.org = g.org AND m.groupid = g.id
JOIN users_latest AS u ON u.org = m.org AND u.id = m.userid
WHERE g.org = '<org>' AND json_extract_scalar(g.profile, '$.name') = 'Engineering'
ORDER BY login
