-- question: Who is in which group?
-- version: 1
-- sources: users, groups, group-members
-- The members of Everyone are not collected one by one: they are all who are not deactivated.
SELECT "groupId" AS group_id, "userId" AS user_id FROM "group-members"
UNION ALL
SELECT groups.id, users.id
FROM groups, users
WHERE groups.type = 'BUILT_IN' AND (groups.profile->>'name') = 'Everyone' AND users.status <> 'DEPROVISIONED'
