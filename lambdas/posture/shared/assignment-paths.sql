-- question: By which group did each assignment come?
-- version: assignment-paths/1
-- sources: posture.assignments, posture.memberships, app-groups
-- `group_id` is empty for a direct assignment, and null where no group is found that opens the app and has the person. Apart from
-- the artifact that sorts them: ten million paths are joined in one gigabyte, and sorted in one, and not both at once.
WITH ways AS (
  SELECT "appId" AS app_id, user_id, group_id
  FROM "app-groups" JOIN posture.memberships ON group_id = "groupId"
)
SELECT app_id, user_id, group_id, assigned_at, status
FROM (SELECT * FROM posture.assignments WHERE scope <> 'USER') LEFT JOIN ways USING (app_id, user_id)
UNION ALL
SELECT app_id, user_id, '' AS group_id, assigned_at, status FROM posture.assignments WHERE scope = 'USER'
