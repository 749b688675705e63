-- question: Which rule lets whom in, under which conditions, and with which factors at least?
-- version: policy-rules/1
-- sources: posture.sign-on-rules, groups, network-zones
-- rows from: policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, policy-rules
-- needs demand = authenticators, authenticator-methods
-- Okta lists the rules of sign-on policies: those of the org (OKTA_SIGN_ON), and those of apps (ACCESS_POLICY, on Identity Engine).
-- column policy_id VARCHAR key: Okta's id of the policy
-- column rule_id VARCHAR key: Okta's id of the rule
-- column policy_type VARCHAR: OKTA_SIGN_ON (who gets a session), ACCESS_POLICY (who gets into an app)
-- column policy_name VARCHAR from policies/OKTA_SIGN_ON, policies/ACCESS_POLICY: name of the policy
-- column policy_status VARCHAR from policies/OKTA_SIGN_ON, policies/ACCESS_POLICY: ACTIVE or INACTIVE
-- column policy_priority BIGINT from policies/OKTA_SIGN_ON, policies/ACCESS_POLICY: its place among policies of its type; only those for the org are walked in order
-- column rule_name VARCHAR: name of the rule
-- column priority BIGINT: its place in the policy: the first that matches decides
-- column status VARCHAR: ACTIVE or INACTIVE
-- column active BOOLEAN from policies/OKTA_SIGN_ON, policies/ACCESS_POLICY: whether policy and rule both are
-- column is_default BOOLEAN: whether it is Okta's own last rule, for whoever no other matches
-- column policy_groups VARCHAR[] from policies/OKTA_SIGN_ON, policies/ACCESS_POLICY, groups: groups that the whole policy is for; none means all
-- column groups_included VARCHAR[] from groups: people in any of these groups; none means all
-- column groups_excluded VARCHAR[] from groups: but not in these
-- column users_included VARCHAR[]: ids of people it is for; none means all
-- column users_excluded VARCHAR[]: ids of people it is not for
-- column zones_included VARCHAR[] from network-zones: from any of these network zones; none means anywhere
-- column zones_excluded VARCHAR[] from network-zones: but not from these
-- column user_types_included VARCHAR[]: ids of types of user; none means all
-- column user_types_excluded VARCHAR[]: but not these
-- column platforms_included VARCHAR[]: platform and operating system; none means any
-- column platforms_excluded VARCHAR[]: but not these
-- column devices VARCHAR[]: what the device must be: registered, managed, of a device assurance policy
-- column other_conditions VARCHAR[]: all else that must hold: risk, expressions, entry points, behavior
-- column access VARCHAR: ALLOW or DENY
-- column verification VARCHAR: ASSURANCE, AUTH_METHOD_CHAIN, ID_PROOFING; empty for a rule that only asks for a factor or not
-- column factor_mode VARCHAR: 1FA or 2FA
-- column factor_prompt VARCHAR: where only a factor is asked for: ALWAYS, DEVICE (a new one), SESSION
-- column constraints_json VARCHAR: what the rule demands of the factors, as Okta says it
-- column min_assurance VARCHAR from demand: the least that gets in: 1fa, id_proofing, 1fa_pr (one factor, phishing resistant), 2fa, 2fa_pr, deny; unknown where the rule names what this definition does not know
-- column requires_mfa BOOLEAN from demand: whether every alternative takes two different factors
-- column requires_phishing_resistant BOOLEAN from demand: whether every alternative takes a phishing-resistant one
-- column requires_hardware BOOLEAN from demand: whether every alternative takes a key in hardware
-- column password_only_possible BOOLEAN from demand: whether a password alone is enough
-- column weak_method_possible BOOLEAN from demand: whether text message, call or e-mail can be part of it
-- column reauth_in VARCHAR: after how long one must prove oneself again; ISO 8601
-- column session_idle BIGINT: minutes after which an unused session ends
-- column session_lifetime BIGINT: minutes after which a session ends; 0 is never
-- column persistent_cookie BOOLEAN: whether a session outlives the browser
-- column evidence VARCHAR[]: rows that decide
WITH group_names AS (SELECT map(list(id), list(profile->>'name')) AS names FROM groups),
zone_names AS (SELECT map(list(id), list(name)) AS names FROM "network-zones")
SELECT
  policy_id, rule_id, policy_type, policy_name, policy_status, policy_priority, rule_name, priority, status, active, is_default,
  list_transform(policy_groups, each -> coalesce(group_names.names[each], each)) AS policy_groups,
  list_transform(groups_in, each -> coalesce(group_names.names[each], each)) AS groups_included,
  list_transform(groups_out, each -> coalesce(group_names.names[each], each)) AS groups_excluded,
  users_in AS users_included,
  users_out AS users_excluded,
  list_transform(zones_in, each -> coalesce(zone_names.names[each], each)) AS zones_included,
  list_transform(zones_out, each -> coalesce(zone_names.names[each], each)) AS zones_excluded,
  types_in AS user_types_included,
  types_out AS user_types_excluded,
  platforms_in AS platforms_included,
  platforms_out AS platforms_excluded,
  list_filter(devices, each -> each IS NOT NULL) AS devices,
  list_filter(others, each -> NOT starts_with(each, 'device ')) AS other_conditions,
  action->>'access' AS access,
  action->'verificationMethod'->>'type' AS verification,
  coalesce(action->'verificationMethod'->>'factorMode', CASE action->>'requireFactor' WHEN 'true' THEN '2FA' WHEN 'false' THEN '1FA' END) AS factor_mode,
  action->>'factorPromptMode' AS factor_prompt,
  CAST(coalesce(action->'verificationMethod'->'constraints', action->'verificationMethod'->'chains') AS VARCHAR) AS constraints_json,
  ['1fa', 'unknown', 'id_proofing', '1fa_pr', '2fa', '2fa_pr', 'deny'][level + 1] AS min_assurance,
  two_factors AS requires_mfa,
  resistant AS requires_phishing_resistant,
  hardware AS requires_hardware,
  password_only AS password_only_possible,
  weak AS weak_method_possible,
  action->'verificationMethod'->>'reauthenticateIn' AS reauth_in,
  action->'session'->>'maxSessionIdleMinutes' AS session_idle,
  action->'session'->>'maxSessionLifetimeMinutes' AS session_lifetime,
  action->'session'->>'usePersistentCookie' AS persistent_cookie,
  ['policies/' || policy_id, 'policy-rules/' || policy_id || '/' || rule_id] AS evidence
FROM posture."sign-on-rules", group_names, zone_names
