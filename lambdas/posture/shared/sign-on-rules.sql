-- question: For whom is each rule of the org's sign-on policies, and what does it take at least to get in by it?
-- version: sign-on-rules/1
-- sources: posture.sign-in-methods, policies, policy-rules, groups
-- One row a rule of OKTA_SIGN_ON and ACCESS_POLICY. What a rule takes is found by trying every way of its demand: no method or one
-- that is known, none or one that is possessed, with or without a fingerprint or PIN. Constraint objects are alternatives, their
-- properties must all hold; steps of a chain must all be taken. Two factors are of two kinds: known, possessed, inherent.
-- `level` counts up: 0 one factor, 1 not known, 2 a check of identity alone, 3 one phishing-resistant factor, 4 two factors, 5 two
-- with a phishing-resistant one, 6 nobody gets in. Conditions are lists of which a sign-in must have one, or none; `others` are
-- conditions that must all hold and are compared by their text. The group Everyone is no condition.
WITH rules AS (
  SELECT
    "policy-rules".id AS rule_id, "policyId" AS policy_id, "policyType" AS policy_type, policies.name AS policy_name,
    policies.status AS policy_status, policies.priority AS policy_priority, policies.conditions AS policy_conditions,
    "policy-rules".name AS rule_name, "policy-rules".priority AS priority, "policy-rules".status AS status,
    "policy-rules".system AS system, "policy-rules".conditions AS conditions,
    CASE "policyType" WHEN 'OKTA_SIGN_ON' THEN actions->'signon' ELSE actions->'appSignOn' END AS action
  FROM "policy-rules" LEFT JOIN policies ON policies.id = "policyId"
  WHERE "policyType" IN ('OKTA_SIGN_ON', 'ACCESS_POLICY')
),
everyone AS (SELECT list(id) AS ids FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
named AS (
  SELECT
    rule_id, policy_id,
    coalesce(CAST(json_extract_string(policy_conditions, '$.people.groups.include[*]') AS VARCHAR[]), []) AS policy_groups,
    coalesce(CAST(json_extract_string(conditions, '$.people.groups.include[*]') AS VARCHAR[]), []) AS groups_in,
    coalesce(CAST(json_extract_string(conditions, '$.people.groups.exclude[*]') AS VARCHAR[]), []) AS groups_out,
    coalesce(CAST(json_extract_string(conditions, '$.people.users.include[*]') AS VARCHAR[]), []) AS users_in,
    coalesce(CAST(json_extract_string(conditions, '$.people.users.exclude[*]') AS VARCHAR[]), []) AS users_out,
    coalesce(CAST(json_extract_string(conditions, '$.network.include[*]') AS VARCHAR[]), []) AS zones_in,
    coalesce(CAST(json_extract_string(conditions, '$.network.exclude[*]') AS VARCHAR[]), []) AS zones_out,
    coalesce(CAST(json_extract_string(conditions, '$.userType.include[*]') AS VARCHAR[]), []) AS types_in,
    coalesce(CAST(json_extract_string(conditions, '$.userType.exclude[*]') AS VARCHAR[]), []) AS types_out,
    coalesce(list_transform(CAST(json_extract(conditions, '$.platform.include[*]') AS JSON[]), each -> coalesce(each->>'type', 'ANY') || '/' || coalesce(each->'os'->>'type', 'ANY') || coalesce('/' || nullif(each->'os'->>'expression', ''), '') || coalesce('/' || CAST(each->'os'->'version' AS VARCHAR), '')), []) AS platforms_in,
    coalesce(list_transform(CAST(json_extract(conditions, '$.platform.exclude[*]') AS JSON[]), each -> coalesce(each->>'type', 'ANY') || '/' || coalesce(each->'os'->>'type', 'ANY') || coalesce('/' || nullif(each->'os'->>'expression', ''), '') || coalesce('/' || CAST(each->'os'->'version' AS VARCHAR), '')), []) AS platforms_out,
    CASE WHEN (conditions->'network'->>'connection') NOT IN ('ANYWHERE', 'ZONE') THEN 'network: ' || (conditions->'network'->>'connection') END AS connection,
    -- A device that is registered and managed: two conditions of one name.
    coalesce(list_transform(coalesce(json_keys(conditions->'device'), []), each -> CASE WHEN json_type(conditions->'device'->each) NOT IN ('NULL') AND CAST(conditions->'device'->each AS VARCHAR) NOT IN ('{}', '{"include":[]}') THEN 'device ' || each || ': ' || CAST(conditions->'device'->each AS VARCHAR) END), []) AS devices,
    coalesce(list_transform(coalesce(json_keys(conditions), []), each -> CASE
      WHEN each IN ('people', 'network', 'userType', 'platform', 'device') OR json_type(conditions->each) = 'NULL' THEN NULL
      WHEN each = 'riskScore' AND (conditions->'riskScore'->>'level') = 'ANY' THEN NULL
      WHEN each = 'authContext' AND (conditions->'authContext'->>'authType') = 'ANY' THEN NULL
      WHEN each = 'identityProvider' AND (conditions->'identityProvider'->>'provider') = 'ANY' THEN NULL
      WHEN CAST(conditions->each AS VARCHAR) IN ('{}', '{"behaviors":[]}', '[]') THEN NULL
      ELSE each || ': ' || CAST(conditions->each AS VARCHAR) END), []) AS rest
  FROM rules
),
conditions AS (
  SELECT
    rule_id, policy_id, groups_out, users_in, users_out, zones_in, zones_out, types_in, types_out, platforms_out, devices,
    CASE WHEN list_has_any(policy_groups, coalesce(ids, [])) THEN [] ELSE policy_groups END AS policy_groups,
    CASE WHEN list_has_any(groups_in, coalesce(ids, [])) THEN [] ELSE groups_in END AS groups_in,
    CASE WHEN list_contains(platforms_in, 'ANY/ANY') THEN [] ELSE platforms_in END AS platforms_in,
    list_filter(list_concat([connection], devices, rest), each -> each IS NOT NULL) AS others
  FROM named, everyone
),
-- The distinct demands: thousands of rules share a few.
demands AS (
  SELECT DISTINCT CAST(action->'verificationMethod' AS VARCHAR) AS demand, action->'verificationMethod' AS asked FROM rules
  WHERE (action->>'access') = 'ALLOW' AND (action->'verificationMethod'->>'type') IN ('ASSURANCE', 'AUTH_METHOD_CHAIN')
),
branches AS (
  SELECT demand, CASE asked->>'factorMode' WHEN '1FA' THEN 1 WHEN '2FA' THEN 2 END AS factors, branch->'knowledge' AS known, branch->'possession' AS possessed
  FROM (
    SELECT demand, asked, unnest(CASE WHEN json_array_length(asked->'constraints') > 0 THEN CAST(asked->'constraints' AS JSON[]) ELSE [CAST('{}' AS JSON)] END) AS branch
    FROM demands WHERE (asked->>'type') = 'ASSURANCE'
  )
),
sides AS (
  SELECT demand, factors, known, possessed, side, knows,
    coalesce(CAST(side->>'required' AS BOOLEAN), side IS NOT NULL AND json_type(side) <> 'NULL') AS needed,
    list_transform(coalesce(CAST(json_extract_string(side, '$.types[*]') AS VARCHAR[]), []), each -> lower(each)) AS types,
    list_transform(coalesce(CAST(json_extract_string(side, '$.methods[*]') AS VARCHAR[]), []), each -> lower(each)) AS methods,
    coalesce(CAST(json_extract(side, '$.authenticationMethods[*]') AS JSON[]), []) AS only_these,
    coalesce(CAST(json_extract(side, '$.excludedAuthenticationMethods[*]') AS JSON[]), []) AS not_these
  FROM (
    SELECT *, known AS side, true AS knows FROM branches
    UNION ALL SELECT *, possessed, false FROM branches
  )
),
-- A name that this definition does not know could let anybody in.
strange AS (
  SELECT DISTINCT demand FROM (
    SELECT demand, unnest(types) AS word, 'type' AS kind FROM sides
    UNION ALL SELECT demand, unnest(methods), 'method' FROM sides
    UNION ALL SELECT demand, unnest(only_these)->>'key', 'authenticator' FROM sides
    UNION ALL SELECT demand, lower(unnest(only_these)->>'method'), 'method' FROM sides
  )
  WHERE word IS NOT NULL
    AND (kind = 'type' AND word NOT IN (SELECT type FROM posture."sign-in-methods")
      OR kind = 'method' AND word NOT IN (SELECT method FROM posture."sign-in-methods")
      OR kind = 'authenticator' AND (CASE word WHEN 'security_key' THEN 'webauthn' ELSE word END) NOT IN (SELECT authenticator FROM posture."sign-in-methods"))
),
permitted AS (
  SELECT demand, factors, known, possessed, sides.knows, needed, authenticator, method, resistant, weak, hardware, can_verify, verifies,
    (side->>'hardwareProtection') = 'REQUIRED' AS asks_hardware, (side->>'userVerification') = 'REQUIRED' AS asks_verifying
  FROM sides JOIN posture."sign-in-methods" AS own
    ON own.knows = sides.knows AND offered
    AND (types = [] OR list_contains(types, own.type))
    AND (methods = [] OR list_contains(methods, method))
    AND (only_these = [] OR len(list_filter(only_these, each -> (CASE each->>'key' WHEN 'security_key' THEN 'webauthn' ELSE each->>'key' END) = authenticator AND lower(coalesce(each->>'method', method)) = method)) > 0)
    AND len(list_filter(not_these, each -> (CASE each->>'key' WHEN 'security_key' THEN 'webauthn' ELSE each->>'key' END) = authenticator AND lower(coalesce(each->>'method', method)) = method)) = 0
    AND (coalesce(side->>'phishingResistant', '') <> 'REQUIRED' OR resistant)
    AND (coalesce(side->>'hardwareProtection', '') <> 'REQUIRED' OR can_hardware)
    AND (coalesce(side->>'deviceBound', '') <> 'REQUIRED' OR device_bound)
    AND (coalesce(side->>'userVerification', '') <> 'REQUIRED' OR can_verify)
),
-- What is known, by branch, and the choice of knowing nothing.
knowing AS (
  SELECT demand, factors, known, possessed, needed, true AS used, authenticator = 'okta_password' AS password FROM permitted WHERE knows
  UNION ALL
  SELECT demand, factors, known, possessed, false, false, false FROM sides WHERE knows AND NOT needed
),
possessing AS (
  SELECT demand, factors, known, possessed, needed, true AS used, coalesce(verifies OR asks_verifying, false) AS verified, resistant, weak, hardware OR coalesce(asks_hardware, false) AS hardware
  FROM permitted WHERE NOT knows
  UNION ALL
  SELECT demand, factors, known, possessed, needed, true, true, resistant, weak, hardware OR coalesce(asks_hardware, false)
  FROM permitted WHERE NOT knows AND can_verify
  UNION ALL
  -- One method that is asked for, and another, which verifies the person: two factors where nothing may be known.
  SELECT demand, factors, known, possessed, needed, true, true, asked.resistant OR other.resistant, asked.weak,
    asked.hardware OR other.hardware OR coalesce(asks_hardware, false)
  FROM permitted AS asked JOIN posture."sign-in-methods" AS other ON other.offered AND other.can_verify AND NOT other.knows
  WHERE NOT asked.knows AND needed AND factors = 2 AND NOT EXISTS (
    SELECT 1 FROM permitted AS same
    WHERE same.demand = asked.demand AND NOT same.knows AND same.authenticator = other.authenticator AND same.method = other.method
      AND same.known IS NOT DISTINCT FROM asked.known AND same.possessed IS NOT DISTINCT FROM asked.possessed
  )
  UNION ALL
  SELECT demand, factors, known, possessed, false, false, false, false, false, false FROM sides WHERE NOT knows AND NOT needed
),
steps AS (
  SELECT demand, chain, place, alternative, own.*,
    (alternative->>'userVerification') = 'REQUIRED' AS asks_verifying, (alternative->>'hardwareProtection') = 'REQUIRED' AS asks_hardware
  FROM (
    SELECT demand, chain, place, unnest(CAST(methods AS JSON[])) AS alternative
    FROM (
      SELECT demand, chain, 1 AS place, chain->'authenticationMethods' AS methods FROM (SELECT demand, unnest(CAST(asked->'chains' AS JSON[])) AS chain FROM demands WHERE (asked->>'type') = 'AUTH_METHOD_CHAIN')
      UNION ALL
      SELECT demand, chain, 2, chain->'next'->0->'authenticationMethods' FROM (SELECT demand, unnest(CAST(asked->'chains' AS JSON[])) AS chain FROM demands WHERE (asked->>'type') = 'AUTH_METHOD_CHAIN')
      UNION ALL
      SELECT demand, chain, 3, chain->'next'->0->'next'->0->'authenticationMethods' FROM (SELECT demand, unnest(CAST(asked->'chains' AS JSON[])) AS chain FROM demands WHERE (asked->>'type') = 'AUTH_METHOD_CHAIN')
    )
    WHERE json_array_length(methods) > 0
  )
  LEFT JOIN posture."sign-in-methods" AS own
    ON own.authenticator = (CASE alternative->>'key' WHEN 'security_key' THEN 'webauthn' ELSE alternative->>'key' END) AND own.method = lower(alternative->>'method')
),
strange_chains AS (
  SELECT DISTINCT demand FROM steps WHERE authenticator IS NULL OR json_array_length(chain->'next'->0->'next'->0->'next') > 0 OR json_array_length(chain->'next') > 1
  UNION
  SELECT demand FROM demands WHERE (asked->>'type') = 'AUTH_METHOD_CHAIN' AND coalesce(json_array_length(asked->'chains'), 0) = 0
),
taken AS (
  SELECT demand, chain, place, knows, NOT knows AS possessed, authenticator = 'okta_password' AS password,
    NOT knows AND coalesce(verifies OR asks_verifying, false) AS verified, resistant, weak, hardware OR coalesce(asks_hardware, false) AS hardware
  FROM steps
  WHERE offered
    AND (coalesce(alternative->>'phishingResistant', '') <> 'REQUIRED' OR resistant)
    AND (coalesce(alternative->>'hardwareProtection', '') <> 'REQUIRED' OR can_hardware)
    AND (coalesce(alternative->>'userVerification', '') <> 'REQUIRED' OR can_verify)
),
lengths AS (SELECT demand, chain, max(place) AS length FROM steps GROUP BY ALL),
ways AS (
  SELECT demand,
    CAST(k.used AS INTEGER) + CAST(p.used AS INTEGER) + CAST(p.verified AS INTEGER) AS count,
    p.resistant,
    -- Not where what is known would have been enough.
    p.weak AND NOT (k.used AND NOT p.needed AND factors < 2) AS weak,
    p.hardware, k.password AND NOT p.used AS password_only
  FROM knowing AS k JOIN possessing AS p USING (demand, factors)
  WHERE k.known IS NOT DISTINCT FROM p.known AND k.possessed IS NOT DISTINCT FROM p.possessed
    AND CAST(k.used AS INTEGER) + CAST(p.used AS INTEGER) + CAST(p.verified AS INTEGER) >= greatest(factors, 1)
  UNION ALL
  SELECT demand,
    CAST(one.knows OR coalesce(two.knows, false) OR coalesce(three.knows, false) AS INTEGER)
      + CAST(one.possessed OR coalesce(two.possessed, false) OR coalesce(three.possessed, false) AS INTEGER)
      + CAST(one.verified OR coalesce(two.verified, false) OR coalesce(three.verified, false) AS INTEGER),
    one.resistant OR coalesce(two.resistant, false) OR coalesce(three.resistant, false),
    one.weak OR coalesce(two.weak, false) OR coalesce(three.weak, false),
    one.hardware OR coalesce(two.hardware, false) OR coalesce(three.hardware, false),
    one.password AND coalesce(two.password, true) AND coalesce(three.password, true)
  FROM lengths
  JOIN (SELECT * FROM taken WHERE place = 1) AS one USING (demand, chain)
  LEFT JOIN (SELECT * FROM taken WHERE place = 2) AS two USING (demand, chain)
  LEFT JOIN (SELECT * FROM taken WHERE place = 3) AS three USING (demand, chain)
  WHERE (length < 2 OR two.demand IS NOT NULL) AND (length < 3 OR three.demand IS NOT NULL)
),
answers AS (
  SELECT demand,
    min(CASE WHEN count < 2 THEN CASE WHEN resistant THEN 3 ELSE 0 END WHEN resistant THEN 5 ELSE 4 END) AS level,
    bool_and(resistant) AS resistant, bool_and(hardware) AS hardware, bool_or(weak) AS weak, bool_or(password_only) AS password_only
  FROM ways GROUP BY ALL
),
judged AS (
  SELECT
    rules.*,
    CASE
      WHEN (action->>'access') = 'DENY' THEN 6
      WHEN (action->>'access') IS DISTINCT FROM 'ALLOW' THEN 1
      WHEN policy_type = 'OKTA_SIGN_ON' THEN CASE action->>'requireFactor' WHEN 'true' THEN 4 WHEN 'false' THEN 0 ELSE 1 END
      WHEN (action->'verificationMethod'->>'type') = 'ID_PROOFING' THEN 2
      WHEN strange.demand IS NOT NULL OR strange_chains.demand IS NOT NULL THEN 1
      WHEN (action->'verificationMethod'->>'type') = 'ASSURANCE' AND coalesce(action->'verificationMethod'->>'factorMode', '') NOT IN ('1FA', '2FA') THEN 1
      WHEN (action->'verificationMethod'->>'type') IN ('ASSURANCE', 'AUTH_METHOD_CHAIN') THEN coalesce(answers.level, 6)
      -- The form of Classic's app sign-on policies.
      WHEN (action->'verificationMethod') IS NULL THEN CASE action->>'requireFactor' WHEN 'true' THEN 4 WHEN 'false' THEN 0 ELSE 1 END
      ELSE 1
    END AS level,
    answers.resistant, answers.hardware, answers.weak, answers.password_only
  FROM rules
  LEFT JOIN answers ON answers.demand = CAST(action->'verificationMethod' AS VARCHAR)
  LEFT JOIN strange ON strange.demand = CAST(action->'verificationMethod' AS VARCHAR)
  LEFT JOIN strange_chains ON strange_chains.demand = CAST(action->'verificationMethod' AS VARCHAR)
)
SELECT
  rule_id, policy_id, policy_type, policy_name, policy_status,
  TRY_CAST(CAST(policy_priority AS VARCHAR) AS BIGINT) AS policy_priority,
  rule_name, status,
  TRY_CAST(CAST(priority AS VARCHAR) AS BIGINT) AS priority,
  coalesce(CAST(system AS VARCHAR) = 'true', false) AS is_default,
  policy_status = 'ACTIVE' AND status = 'ACTIVE' AS active,
  action, level,
  (action->>'access') = 'ALLOW' AND level <> 6 AS lets_in,
  CASE WHEN level = 1 THEN NULL ELSE level >= 4 END AS two_factors,
  CASE WHEN level = 1 THEN NULL WHEN level = 6 THEN true ELSE coalesce(answers.resistant, false) END AS resistant,
  CASE WHEN level = 1 THEN NULL WHEN level = 6 THEN true ELSE coalesce(answers.hardware, false) END AS hardware,
  CASE WHEN level = 1 THEN NULL WHEN level = 6 THEN false WHEN (action->'verificationMethod') IS NULL THEN level = 0 ELSE coalesce(answers.password_only, false) END AS password_only,
  CASE WHEN level = 1 THEN NULL WHEN level = 6 THEN false WHEN (action->'verificationMethod') IS NULL THEN true ELSE coalesce(answers.weak, false) END AS weak,
  policy_groups, groups_in, groups_out, users_in, users_out, zones_in, zones_out, types_in, types_out, platforms_in, platforms_out, devices, others
FROM judged AS answers JOIN conditions USING (rule_id, policy_id)
