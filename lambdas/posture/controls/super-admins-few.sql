-- question: Do few people and apps have all power?
-- version: super-admins-few/1
-- title: There are few Super Administrators
-- severity: medium
-- maps nist80053: AC-6(5)
-- maps soc2: CC6.3
-- maps iso27001: A.8.2
-- maps hipaa: 164.308(a)(4)(ii)(C)
-- maps fedramp20x: KSI-IAM-ELP
-- sources: posture.super-admins, posture.people, client-role-assignments
-- rows from: users, groups, group-members, admin-users, admin-role-assignments, group-role-assignments, client-role-assignments
-- every: users, admin-users
-- threshold super_admins = 5: people and service apps that are Super Administrator
-- Whoever is it by any path: a role of their own, one that Okta lists through a group, or membership of a group that has it. People
-- who cannot sign in are left out.
WITH found AS (
  SELECT user_id AS id, paths, 'users/' || user_id AS evidence
  FROM posture."super-admins" JOIN posture.people USING (user_id) WHERE in_scope
  UNION ALL
  SELECT DISTINCT "clientId", ['directly'], 'apps/' || "clientId"
  FROM "client-role-assignments" WHERE type = 'SUPER_ADMIN' AND coalesce(status, 'ACTIVE') = 'ACTIVE'
)
SELECT
  'org' AS subject_type,
  'super-admins' AS subject_id,
  'Super Administrators' AS subject_name,
  CASE WHEN count(*) > 0 THEN count(*) <= getvariable('super_admins') END AS passes,
  count(*) || ' in all, ' || count(*) FILTER (NOT list_contains(paths, 'directly')) || ' of them through a group only, '
    || count(*) FILTER (starts_with(evidence, 'apps/')) || ' service apps' AS observed,
  'at most ' || CAST(getvariable('super_admins') AS BIGINT) AS threshold,
  CASE WHEN count(*) = 0 THEN 'Okta shows no Super Administrator, and every org has one: see whether the token may read admin roles.' END AS reason,
  coalesce(min(evidence, 100), []) AS evidence
FROM found
