-- question: Do people who left keep nothing?
-- version: leavers-keep-nothing/1
-- title: Leavers keep nothing
-- severity: high
-- maps nist80053: PS-4
-- maps soc2: CC6.2
-- maps soc2: CC6.3
-- maps iso27001: A.5.18
-- maps pci: 8.2.5
-- maps hipaa: 164.308(a)(3)(ii)(C)
-- maps fedramp20x: KSI-IAM-AAM
-- sources: posture.leavers
-- rows from: users, app-users, apps, groups, group-members, admin-users, admin-role-assignments, api-tokens
-- every: users
-- One subject, all together: leavers has a row for each thing kept. Of deactivated people everything counts; of suspended ones, who
-- keep all until they come back, roles and tokens. What Okta does not take back in the app itself nobody but the app can tell.
WITH kept AS (
  SELECT *, status = 'DEPROVISIONED' OR residual_kind IN ('admin_role', 'api_token') AS counts FROM posture.leavers WHERE user_id <> 'not_evaluated'
)
SELECT
  'population' AS subject_type,
  'leavers' AS subject_id,
  'Deactivated and suspended people' AS subject_name,
  CASE WHEN count(*) FILTER (counts AND residual_kind <> 'pending_deprovision') > 0 THEN false WHEN count(*) FILTER (counts) > 0 THEN NULL ELSE true END AS passes,
  count(DISTINCT user_id) FILTER (counts) || ' keep something: ' || count(*) FILTER (counts AND residual_kind IN ('app_user', 'inactive_app', 'pending_deprovision')) || ' apps, '
    || count(*) FILTER (counts AND residual_kind = 'group') || ' groups, ' || count(*) FILTER (counts AND residual_kind = 'admin_role') || ' admin roles, '
    || count(*) FILTER (counts AND residual_kind = 'api_token') || ' API tokens' AS observed,
  'nothing' AS threshold,
  CASE WHEN count(*) FILTER (counts) > 0 AND count(*) FILTER (counts AND residual_kind <> 'pending_deprovision') = 0 THEN 'Okta waits for apps to confirm that they took accounts back: look at Dashboard, Tasks by hand.' END AS reason,
  coalesce(min(evidence[1], 100) FILTER (counts), []) AS evidence
FROM kept
