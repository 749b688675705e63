-- question: Who is Super Administrator, by whatever path?
-- version: super-admins/1
-- sources: posture.memberships, admin-role-assignments, group-role-assignments
-- One row a person: roles of their own, those that Okta lists for them through groups, and those of groups they are in. Okta's list
-- of a person's roles has been seen to leave out what a group gives, so both are read.
SELECT user_id, list(DISTINCT path ORDER BY path) AS paths
FROM (
  SELECT "userId" AS user_id, CASE "assignmentType" WHEN 'GROUP' THEN 'a group' ELSE 'directly' END AS path
  FROM "admin-role-assignments" WHERE type = 'SUPER_ADMIN' AND coalesce(status, 'ACTIVE') = 'ACTIVE'
  UNION
  SELECT user_id, 'a group'
  FROM posture.memberships
  JOIN (SELECT "groupId" AS group_id FROM "group-role-assignments" WHERE type = 'SUPER_ADMIN' AND coalesce(status, 'ACTIVE') = 'ACTIVE') USING (group_id)
)
GROUP BY user_id
