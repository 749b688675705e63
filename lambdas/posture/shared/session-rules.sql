-- question: How long do sessions last by each policy of the org's sessions?
-- version: session-rules/1
-- sources: posture.sign-on-rules, posture.reachable-rules, policies
-- One row an active policy of type OKTA_SIGN_ON. The top rule is the first active one that lets anybody in and is not Okta's own
-- default. A lifetime of 0 is no end. `loosest` is over all rules that let in and can decide, the default among them.
WITH rules AS (
  SELECT
    policy_id, rule_id, rule_name, is_default, lets_in, zones_in, zones_out, reached,
    TRY_CAST(action->'session'->>'maxSessionIdleMinutes' AS BIGINT) AS idle,
    TRY_CAST(action->'session'->>'maxSessionLifetimeMinutes' AS BIGINT) AS lifetime,
    TRY_CAST(action->'session'->>'usePersistentCookie' AS BOOLEAN) AS persistent,
    row_number() OVER (PARTITION BY policy_id ORDER BY NOT (rules.lets_in AND NOT rules.is_default), rules.priority NULLS LAST, rule_id) AS place
  FROM posture."sign-on-rules" AS rules
  LEFT JOIN (SELECT policy_id, rule_id, reached FROM posture."reachable-rules") USING (policy_id, rule_id)
  WHERE active AND policy_type = 'OKTA_SIGN_ON'
)
SELECT
  policies.id AS policy_id,
  policies.name AS policy_name,
  any_value(rule_id) FILTER (place = 1 AND lets_in AND NOT is_default) AS rule_id,
  any_value(rule_name) FILTER (place = 1 AND lets_in AND NOT is_default) AS rule_name,
  any_value(idle) FILTER (place = 1 AND lets_in AND NOT is_default) AS idle,
  any_value(lifetime) FILTER (place = 1 AND lets_in AND NOT is_default) AS lifetime,
  any_value(persistent) FILTER (place = 1 AND lets_in AND NOT is_default) AS persistent,
  coalesce(bool_or(lets_in), false) AS lets_in,
  max(idle) FILTER (lets_in AND reached) AS loosest_idle,
  max(CASE lifetime WHEN 0 THEN 9999999 ELSE lifetime END) FILTER (lets_in AND reached) AS loosest_lifetime,
  bool_or(persistent) FILTER (lets_in AND reached) AS loosest_persistent,
  coalesce(bool_or(reached), false) AS decides,
  coalesce(bool_or(zones_in <> [] OR zones_out <> []) FILTER (reached AND NOT lets_in), false) AS denies_zones,
  coalesce(bool_and(zones_in <> [] OR zones_out <> []) FILTER (reached AND lets_in), false) AS allows_zones_only,
  coalesce(list(DISTINCT rule_name ORDER BY rule_name) FILTER (reached AND (zones_in <> [] OR zones_out <> [])), []) AS zone_rules,
  ['policies/' || policies.id] || coalesce(list(DISTINCT 'policy-rules/' || policies.id || '/' || rule_id ORDER BY 'policy-rules/' || policies.id || '/' || rule_id) FILTER (rule_id IS NOT NULL), []) AS evidence
FROM policies LEFT JOIN rules ON rules.policy_id = policies.id
WHERE policies.type = 'OKTA_SIGN_ON' AND policies.status = 'ACTIVE'
GROUP BY policies.id, policies.name
