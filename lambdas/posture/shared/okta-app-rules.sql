-- question: Does the first rule of the policies of Okta's own apps ask for two factors, and for a phishing-resistant one?
-- version: okta-app-rules/2
-- sources: posture.sign-on-rules, posture.reachable-rules, apps, policy-mappings, run.about
-- One row a question for the Admin Console and for the Dashboard, whether Okta lists them or not, in the form in which controls
-- answer. The top rule is the first active one that lets anybody in: a rule that denies asks for no factors. `why` says why there
-- is none to judge.
WITH own(app_name, title) AS (VALUES ('saasure', 'Okta Admin Console'), ('okta_enduser', 'Okta Dashboard')),
mapped AS (
  SELECT regexp_extract(_links->'application'->>'href', '([^/]+)$', 1) AS app_id, min("policyId") AS policy_id
  FROM "policy-mappings" WHERE "policyType" = 'ACCESS_POLICY' GROUP BY 1
),
listed AS (
  SELECT name AS app_name, min(id) AS app_id,
    min(coalesce(nullif(regexp_extract(_links->'accessPolicy'->>'href', '([^/]+)$', 1), ''), mapped.policy_id)) AS policy_id
  FROM apps LEFT JOIN mapped ON mapped.app_id = apps.id
  WHERE name IN ('saasure', 'okta_enduser') GROUP BY name
),
rules AS (
  SELECT
    policy_id, rule_id, rule_name, two_factors, resistant,
    action->'verificationMethod'->>'type' AS method,
    action->'verificationMethod'->>'factorMode' AS factor_mode,
    -- Constraints are alternatives: the box counts where it is checked in all of them.
    json_array_length(action->'verificationMethod'->'constraints') > 0
      AND len(list_filter(CAST(json_extract(action, '$.verificationMethod.constraints[*]') AS JSON[]),
        each -> coalesce(each->'possession'->>'phishingResistant', '') <> 'REQUIRED')) = 0 AS asks_resistant,
    row_number() OVER (PARTITION BY policy_id ORDER BY is_default, priority NULLS LAST, rule_id) AS place
  FROM posture."sign-on-rules"
  WHERE active AND policy_type = 'ACCESS_POLICY' AND (action->>'access') = 'ALLOW'
),
weakest AS (
  SELECT decides AS policy_id, min(level) AS level, arg_min(rule_id, level * 100000 + place) AS rule_id
  FROM posture."reachable-rules" WHERE reached AND lets_in GROUP BY decides
),
told AS (
  SELECT
    own.app_name,
    own.title,
    top.rule_name, top.method, top.factor_mode, top.two_factors, top.resistant, top.asks_resistant,
    CASE
      WHEN engine = 'classic' THEN 'Classic Engine has no authentication policies, and Okta''s API does not show what sign-on policy the '
        || own.title || ' has: look at it in the Admin Console.'
      WHEN listed.app_name IS NULL THEN 'Okta does not list the ' || own.title || ' to this token; it shows it to Super Administrators only. '
        || 'Collect once with a token of that role, or look at Security, Authentication Policies by hand.'
      WHEN listed.policy_id IS NULL THEN 'Neither the app nor the mappings of policies say which policy decides on the ' || own.title || '.'
      WHEN top.rule_id IS NULL THEN 'No active rule of its policy lets anybody in.'
    END AS why,
    'weakest rule that can decide: ' || coalesce('"' || least.rule_name || '" (' || ['one factor', 'not known', 'a check of identity alone', 'one phishing-resistant factor', 'two factors', 'two factors, one phishing resistant', 'nobody gets in'][weakest.level + 1] || ')', 'none') AS weakest,
    list_filter(['apps/' || listed.app_id, 'policies/' || listed.policy_id, 'policy-rules/' || listed.policy_id || '/' || top.rule_id], each -> each IS NOT NULL) AS evidence
  FROM own CROSS JOIN run.about
  LEFT JOIN listed USING (app_name)
  LEFT JOIN rules AS top ON top.policy_id = listed.policy_id AND top.place = 1
  LEFT JOIN weakest ON weakest.policy_id = listed.policy_id
  LEFT JOIN posture."sign-on-rules" AS least ON least.policy_id = listed.policy_id AND least.rule_id = weakest.rule_id
),
-- The STIG accepts two settings of the top rule, which the API tells as factorMode 2FA, and looks whether "Phishing resistant" is
-- checked, which the API tells in every alternative of the constraints. Of a chain of methods, a setting newer than the STIG, it
-- says nothing: that is looked at by hand where it may do what is asked.
looked AS (
  SELECT *, 'two factors' AS asked, factor_mode = '2FA' AS holds, method = 'AUTH_METHOD_CHAIN' AND coalesce(two_factors, true) AS by_chain,
    coalesce(factor_mode, method, 'neither 2FA nor 1FA') AS shown,
    'the top rule asks for two factors (factorMode 2FA)' AS threshold, 'it always takes two factors' AS to_see
  FROM told
  UNION ALL
  SELECT *, 'phishing resistant', asks_resistant, method = 'AUTH_METHOD_CHAIN' AND coalesce(resistant, true),
    'phishing resistant ' || CASE WHEN asks_resistant THEN 'demanded' WHEN method = 'AUTH_METHOD_CHAIN' THEN 'by a chain of methods' ELSE 'not demanded' END,
    'the top rule demands a phishing-resistant possession factor', 'each way of it is phishing resistant'
  FROM told
)
SELECT
  asked,
  'app' AS subject_type,
  app_name AS subject_id,
  title AS subject_name,
  CASE WHEN why IS NOT NULL THEN NULL WHEN holds THEN true WHEN by_chain THEN NULL ELSE false END AS passes,
  CASE WHEN why IS NOT NULL THEN 'not shown' ELSE 'top rule "' || rule_name || '": ' || shown || '; ' || weakest END AS observed,
  threshold,
  coalesce(why, CASE WHEN by_chain THEN 'The top rule "' || rule_name
    || '" asks for a chain of methods, of which the STIG says nothing: see by hand whether ' || to_see || '.' END) AS reason,
  evidence
FROM looked
