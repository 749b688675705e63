-- question: What is the weakest way into each app?
-- version: app-protection/1
-- sources: posture.reachable-rules, posture.assignments, posture.people, posture.memberships, apps, app-groups, policies, policy-mappings, run.about, run.resources
-- rows from: apps, policy-mappings
-- needs path = apps, policy-mappings, policies/ACCESS_POLICY, policies/OKTA_SIGN_ON, policy-rules, groups, authenticators, authenticator-methods
-- All rules of the app's policy that can decide, Okta's own last one included: the weakest of them is the answer. On Classic a session
-- of the org comes first, so what is stricter counts; Okta's API does not show there which policy an app has.
-- column app_id VARCHAR key: Okta's id of the app; `hidden` for apps that Okta does not show to this token
-- column label VARCHAR from apps: the app as people know it
-- column name VARCHAR from apps: the kind of app, in Okta's catalog
-- column status VARCHAR from apps: ACTIVE or INACTIVE
-- column sign_on_mode VARCHAR from apps: SAML_2_0, OPENID_CONNECT, BOOKMARK, …
-- column is_admin_console BOOLEAN from apps: whether it is Okta's own Admin Console
-- column policy_id VARCHAR from apps, policy-mappings: the policy that decides; empty where Okta does not tell
-- column policy_name VARCHAR from apps, policy-mappings, policies/ACCESS_POLICY: its name
-- column policy_source VARCHAR from apps, policy-mappings: app (its link), mapping, org (Classic: the org's sign-on policies), none
-- column min_assurance VARCHAR from path: the least that gets in: 1fa, id_proofing, 1fa_pr (one factor, phishing resistant), 2fa, 2fa_pr, deny; unknown where a rule is not known or no policy is
-- column weakest_reachable_rule_id VARCHAR from path: the first rule that lets in with so little
-- column no_mfa_path BOOLEAN from path: whether one factor is enough by some rule that can decide; empty: not known
-- column no_mfa_population_estimate BIGINT from path, app-users, users, group-members: at most so many of the people assigned may use such a rule; earlier rules and exclusions may catch some
-- column zone_restricted BOOLEAN from path: whether every rule that lets in is bound to network zones; empty where none lets in
-- column catch_all_allows BOOLEAN from path: whether the last rule, for whoever no other matches, lets in
-- column reachable_rules BIGINT from path: rules that can decide
-- column assigned_users BIGINT from app-users: people assigned
-- column assigned_groups BIGINT from app-groups: groups assigned
-- column note VARCHAR from apps, policy-mappings, policies/ACCESS_POLICY, policy-rules: what to mind
-- column evidence VARCHAR[] from path: rows that decide
WITH mapped AS (
  SELECT regexp_extract(_links->'application'->>'href', '([^/]+)$', 1) AS app_id, min("policyId") AS policy_id
  FROM "policy-mappings" WHERE "policyType" = 'ACCESS_POLICY' AND (_links->'application'->>'href') IS NOT NULL GROUP BY 1
),
listed AS (
  SELECT id AS app_id, label, name, status, "signOnMode" AS sign_on_mode, true AS seen, settings,
    nullif(regexp_extract(_links->'accessPolicy'->>'href', '([^/]+)$', 1), '') AS linked
  FROM apps
),
places AS (
  SELECT app_id, label, name, status, sign_on_mode, coalesce(seen, false) AS seen, settings, coalesce(linked, mapped.policy_id) AS policy_id,
    CASE WHEN linked IS NOT NULL THEN 'app' WHEN mapped.policy_id IS NOT NULL THEN 'mapping' WHEN (SELECT engine FROM run.about) = 'classic' THEN 'org' ELSE 'none' END AS policy_source,
    linked IS NOT NULL AND mapped.policy_id IS NOT NULL AND linked <> mapped.policy_id AS torn
  FROM listed FULL JOIN mapped USING (app_id)
),
weakest AS (
  SELECT
    decides,
    coalesce(min(level) FILTER (WHERE reached), 6) AS level,
    arg_min(rule_id, level * 100000 + place) FILTER (WHERE reached AND lets_in) AS rule_id,
    arg_min(policy_id, level * 100000 + place) FILTER (WHERE reached AND lets_in) AS rule_policy_id,
    coalesce(bool_or(level IN (0, 2, 3)) FILTER (WHERE reached), false) AS one_factor,
    coalesce(bool_or(level = 1) FILTER (WHERE reached), false) AS unknown,
    bool_and(zones_in <> []) FILTER (WHERE reached AND lets_in) AS zone_restricted,
    coalesce(bool_or(lets_in) FILTER (WHERE is_default), false) AS catch_all_allows,
    count(*) FILTER (WHERE reached) AS reachable
  FROM posture."reachable-rules" GROUP BY decides
),
org AS (
  SELECT weakest.* FROM weakest, run.about WHERE decides = 'org' AND engine = 'classic'
),
-- On Classic both must be passed; on Identity Engine an app's policy may be all that asks for anything.
judged AS (
  SELECT places.*,
    own.decides IS NOT NULL OR (policy_source = 'org' AND org.decides IS NOT NULL) AS known,
    greatest(coalesce(own.level, 0), coalesce(org.level, 0)) AS level,
    CASE WHEN own.decides IS NULL OR coalesce(org.level, -1) > own.level THEN org.rule_id ELSE own.rule_id END AS rule_id,
    CASE WHEN own.decides IS NULL OR coalesce(org.level, -1) > own.level THEN org.rule_policy_id ELSE own.rule_policy_id END AS rule_policy_id,
    CASE WHEN own.decides IS NULL OR coalesce(org.level, -1) > own.level THEN 'org' ELSE own.decides END AS decides,
    coalesce(own.one_factor, true) AND coalesce(org.one_factor, true) AS one_factor,
    coalesce(own.unknown, false) OR coalesce(org.unknown, false) AS unknown,
    coalesce(own.zone_restricted, false) OR coalesce(org.zone_restricted, false) AS zone_restricted,
    coalesce(own.catch_all_allows, true) AND coalesce(org.catch_all_allows, true) AS catch_all_allows,
    coalesce(own.reachable, org.reachable) AS reachable
  FROM places LEFT JOIN weakest AS own ON own.decides = places.policy_id LEFT JOIN org ON true
),
-- One-factor rules that are for some people only, and those people.
narrow AS (
  SELECT decides, policy_groups, groups_in, users_in FROM posture."reachable-rules" WHERE reached AND level IN (0, 2, 3)
),
open AS (SELECT DISTINCT decides FROM narrow WHERE policy_groups = [] AND groups_in = [] AND users_in = []),
named AS (
  SELECT DISTINCT decides, unnest(CASE WHEN users_in <> [] THEN [] WHEN policy_groups <> [] THEN policy_groups ELSE groups_in END) AS group_id
  FROM narrow WHERE decides NOT IN (SELECT decides FROM open)
),
those AS (
  SELECT decides, user_id FROM named JOIN posture.memberships USING (group_id)
  UNION
  SELECT decides, unnest(users_in) FROM narrow WHERE decides NOT IN (SELECT decides FROM open)
),
counts AS (
  SELECT app_id, count(*) AS assigned, count(*) FILTER (WHERE in_scope) AS able
  FROM posture.assignments LEFT JOIN posture.people USING (user_id) GROUP BY app_id
),
exposed AS (
  SELECT judged.app_id, count(DISTINCT those.user_id) AS people
  FROM judged
  JOIN posture.assignments USING (app_id)
  JOIN those ON those.decides = judged.decides AND those.user_id = assignments.user_id
  JOIN posture.people ON people.user_id = those.user_id AND people.in_scope
  GROUP BY judged.app_id
),
groups_of AS (SELECT "appId" AS app_id, count(*) AS assigned FROM "app-groups" GROUP BY ALL)
SELECT
  judged.app_id,
  label,
  judged.name,
  judged.status,
  sign_on_mode,
  CASE WHEN seen THEN judged.name = 'saasure' END AS is_admin_console,
  judged.policy_id,
  policies.name AS policy_name,
  policy_source,
  CASE WHEN known THEN ['1fa', 'unknown', 'id_proofing', '1fa_pr', '2fa', '2fa_pr', 'deny'][judged.level + 1] ELSE 'unknown' END AS min_assurance,
  CASE WHEN known THEN judged.rule_id END AS weakest_reachable_rule_id,
  CASE WHEN NOT known THEN NULL WHEN one_factor THEN true WHEN unknown AND judged.level < 4 THEN NULL ELSE false END AS no_mfa_path,
  CASE
    WHEN NOT known OR (unknown AND NOT one_factor) THEN NULL
    WHEN NOT one_factor THEN 0
    WHEN judged.decides IN (SELECT decides FROM open) THEN coalesce(counts.able, 0)
    ELSE coalesce(exposed.people, 0)
  END AS no_mfa_population_estimate,
  CASE WHEN known AND judged.rule_id IS NOT NULL THEN zone_restricted END AS zone_restricted,
  CASE WHEN known THEN catch_all_allows END AS catch_all_allows,
  CASE WHEN known THEN reachable END AS reachable_rules,
  coalesce(counts.assigned, 0) AS assigned_users,
  coalesce(groups_of.assigned, 0) AS assigned_groups,
  nullif(concat_ws('; ',
    CASE WHEN NOT seen THEN 'a policy names this app, and Okta does not list it to this token' END,
    CASE WHEN torn THEN 'the app and the mappings name different policies: the app''s own is judged' END,
    CASE WHEN policy_source = 'org' THEN 'judged by the org''s sign-on policies alone: Okta''s API does not show what sign-on policy a Classic app has, which may ask for more' END,
    CASE WHEN policy_source = 'none' THEN 'neither the app nor the mappings of policies say which policy decides' END,
    CASE WHEN judged.policy_id IS NOT NULL AND NOT known THEN CASE WHEN policies.id IS NULL THEN 'its policy is not in the list of policies' ELSE 'its policy has no active rule, or is not active' END END,
    CASE WHEN (judged.settings->'oauthClient'->>'application_type') = 'service' THEN 'a service app: nobody signs in' END
  ), '') AS note,
  list_filter(['apps/' || judged.app_id, 'policies/' || judged.policy_id, 'policy-rules/' || rule_policy_id || '/' || judged.rule_id], each -> each IS NOT NULL) AS evidence
FROM judged
LEFT JOIN policies ON policies.id = judged.policy_id
LEFT JOIN counts ON counts.app_id = judged.app_id
LEFT JOIN exposed ON exposed.app_id = judged.app_id
LEFT JOIN groups_of ON groups_of.app_id = judged.app_id
UNION ALL
SELECT 'hidden', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'not_evaluated', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'not judged: ' || hidden, NULL
FROM run.resources WHERE resource_type = 'apps' AND hidden IS NOT NULL
