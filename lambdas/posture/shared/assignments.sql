-- question: Who is assigned to which app?
-- version: 1
-- sources: app-users
SELECT "appId" AS app_id, "userId" AS user_id, scope, status, TRY_CAST(created AS TIMESTAMP) AS assigned_at, "externalId" AS external_id
FROM "app-users"
