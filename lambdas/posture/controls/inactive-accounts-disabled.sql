-- question: Does an automation disable accounts that nobody uses?
-- version: inactive-accounts-disabled/1
-- title: Accounts that are not used are disabled by an automation
-- severity: medium
-- maps stig: OKTA-APP-000090
-- maps nist80053: AC-2(3)
-- maps fedramp20x: KSI-IAM-AAM
-- sources: posture.people, policies, policy-rules, groups, run.variants
-- rows from: policies/USER_LIFECYCLE
-- decided by: policies/USER_LIFECYCLE, policy-rules, users, groups
-- threshold inactive_days = 35: days without a sign-in after which an automation disables an account
-- The console's Automations are policies of the type USER_LIFECYCLE, which Okta does not document: inactivity and groups stand in the
-- policy, or in its rule, and what is done in the rule's actions. What cannot be read so is looked at by hand. People whose passwords
-- a directory checks are the directory's to disable; where they are all, the rule does not apply.
WITH automations AS (
  SELECT
    policies.id AS policy_id, policies.name,
    coalesce(CAST(json_extract_string(policies.conditions, '$.people.groups.include[*]') AS VARCHAR[]), [])
      || coalesce(CAST(json_extract_string("policy-rules".conditions, '$.people.groups.include[*]') AS VARCHAR[]), []) AS group_ids,
    coalesce(policies.conditions->'people'->'users'->'inactivity', "policy-rules".conditions->'people'->'users'->'inactivity') AS inactivity,
    upper(coalesce(actions->'updateUserLifecycle'->>'targetStatus', actions->'user_lifecycle'->>'status', actions->'user_lifecycle'->>'action')) AS target,
    "policy-rules".id AS rule_id
  FROM policies JOIN "policy-rules" ON "policyId" = policies.id
  WHERE policies.type = 'USER_LIFECYCLE' AND policies.status = 'ACTIVE' AND "policy-rules".status = 'ACTIVE'
),
everyone AS (SELECT coalesce(list(id), []) AS ids FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
read AS (
  SELECT *,
    CASE WHEN upper(inactivity->>'unit') IN ('DAY', 'DAYS') THEN TRY_CAST(inactivity->>'number' AS BIGINT) END AS days,
    target IN ('SUSPENDED', 'SUSPEND', 'DEACTIVATED', 'DEACTIVATE', 'DEPROVISIONED') AS disables,
    list_has_any(group_ids, ids) AS for_all
  FROM automations, everyone
),
told AS (
  SELECT
    coalesce(bool_or(disables AND days BETWEEN 1 AND getvariable('inactive_days') AND for_all), false) AS passing,
    -- For some people in time; or what is not understood, and may be enough.
    coalesce(bool_or(disables AND days BETWEEN 1 AND getvariable('inactive_days')), false) AS narrow,
    coalesce(bool_or(target IS NULL OR (inactivity IS NOT NULL AND days IS NULL) OR (disables AND inactivity IS NULL)), false) AS strange,
    string_agg(DISTINCT '"' || name || '": ' || coalesce(days || ' days', 'no days that can be read') || ', ' || coalesce(lower(target), 'no action that can be read')
      || CASE WHEN for_all THEN '' ELSE ', for some groups' END, '; ' ORDER BY '"' || name || '": ' || coalesce(days || ' days', 'no days that can be read') || ', ' || coalesce(lower(target), 'no action that can be read')
      || CASE WHEN for_all THEN '' ELSE ', for some groups' END) AS listed,
    coalesce(list(DISTINCT 'policy-rules/' || policy_id || '/' || rule_id ORDER BY 'policy-rules/' || policy_id || '/' || rule_id), []) AS evidence
  FROM read
),
population AS (
  SELECT count(*) AS people, count(*) FILTER (coalesce(provider, '') IN ('ACTIVE_DIRECTORY', 'LDAP')) AS of_directory
  FROM posture.people WHERE in_scope
),
offered AS (SELECT count(*) = 0 AS there FROM run.variants WHERE resource_type = 'policies' AND variant = 'USER_LIFECYCLE' AND outcome = 'unavailable')
SELECT
  'org' AS subject_type,
  'automations' AS subject_id,
  'Automations' AS subject_name,
  CASE
    WHEN passing THEN true
    WHEN people > 0 AND of_directory = people THEN NULL
    WHEN narrow OR strange OR NOT there THEN NULL
    ELSE false
  END AS passes,
  coalesce(listed, 'no active automation') || CASE WHEN of_directory > 0 THEN '; ' || of_directory || ' of ' || people || ' people are of a directory' ELSE '' END AS observed,
  'suspended or deactivated within ' || CAST(getvariable('inactive_days') AS BIGINT) || ' days without a sign-in' AS threshold,
  CASE
    WHEN passing THEN NULL
    WHEN people > 0 AND of_directory = people THEN 'All people are of a directory (Active Directory or LDAP), which must disable their accounts itself: look there.'
    WHEN NOT there THEN 'Okta''s API does not show this org''s automations: look at Workflow, Automations by hand.'
    WHEN narrow THEN 'An automation disables accounts in time, for some groups only: see whether they hold everybody.'
    WHEN strange THEN 'An automation has no form that is known here: look at Workflow, Automations by hand.'
  END AS reason,
  evidence
FROM told, population, offered
