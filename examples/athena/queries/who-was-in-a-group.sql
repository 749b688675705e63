-- Who was in the group Engineering at the end of the quarter?
SELECT json_extract_scalar(u.profile, '$.login') AS login, g.run
FROM groups_asof AS g
JOIN group_members_asof AS m ON m.org = g.org AND m.groupid = g.id
JOIN users_asof AS u ON u.org = m.org AND u.id = m.userid
WHERE g.org = '<org>' AND json_extract_scalar(g.profile, '$.name') = 'Engineering'
  AND TIMESTAMP '2026-09-30 23:59:59' >= g.valid_from AND TIMESTAMP '2026-09-30 23:59:59' < g.valid_until
  AND TIMESTAMP '2026-09-30 23:59:59' >= m.valid_from AND TIMESTAMP '2026-09-30 23:59:59' < m.valid_until
  AND TIMESTAMP '2026-09-30 23:59:59' >= u.valid_from AND TIMESTAMP '2026-09-30 23:59:59' < u.valid_until
ORDER BY login
