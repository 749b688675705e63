-- question: Can nobody reset a password by a text message, a call or a security question?
-- version: password-recovery/1
-- title: Passwords are not reset by text message, call or security question
-- severity: medium
-- maps soc2: CC6.1
-- maps iso27001: A.5.17
-- maps nist80053: IA-5(1)
-- sources: policies, policy-rules
-- rows from: policies/PASSWORD
-- decided by: policies/PASSWORD, policy-rules
-- Identity Engine says it in the rules of a password policy, or leaves it to the Okta account management policy; Classic in the policy.
-- A question that is asked besides e-mail or an app counts, too.
WITH by_rule AS (
  SELECT
    "policyId" AS policy_id,
    bool_or((reset->>'access') = 'ALLOW' AND (reset->'requirement'->>'accessControl') = 'AUTH_POLICY') AS elsewhere,
    bool_or((reset->>'access') = 'ALLOW' AND json_type(reset->'requirement') = 'OBJECT') AS told,
    bool_and(coalesce(reset->>'access', '') = 'DENY') AS denied,
    list_distinct(flatten(list(list_filter(
      coalesce(CAST(json_extract_string(reset, '$.requirement.primary.methods[*]') AS VARCHAR[]), [])
        || CASE WHEN (reset->'requirement'->'stepUp'->>'required') = 'true' THEN coalesce(CAST(json_extract_string(reset, '$.requirement.stepUp.methods[*]') AS VARCHAR[]), []) ELSE [] END,
      each -> each IN ('sms', 'voice', 'security_question'))) FILTER ((reset->>'access') = 'ALLOW'))) AS weak
  FROM (SELECT "policyId", actions->'selfServicePasswordReset' AS reset FROM "policy-rules" WHERE "policyType" = 'PASSWORD' AND status = 'ACTIVE')
  GROUP BY "policyId"
),
judged AS (
  SELECT id, name, coalesce(elsewhere, false) AS elsewhere, coalesce(denied, false) AS denied,
    CASE WHEN told THEN coalesce(weak, []) ELSE
      list_filter(['okta_sms', 'okta_call', 'recovery_question'], each -> (settings->'recovery'->'factors'->each->>'status') = 'ACTIVE') END AS weak,
    coalesce(told, false) OR json_type(settings->'recovery'->'factors') = 'OBJECT' AS told
  FROM policies LEFT JOIN by_rule ON policy_id = id
  WHERE variant = 'PASSWORD' AND status = 'ACTIVE'
)
SELECT
  'policy' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN denied THEN true WHEN elsewhere OR NOT coalesce(told, false) THEN NULL ELSE weak = [] END AS passes,
  CASE WHEN denied THEN 'nobody resets a password alone' WHEN elsewhere THEN 'by the Okta account management policy'
    WHEN NOT coalesce(told, false) THEN 'not set' WHEN weak = [] THEN 'by none of these' ELSE 'by ' || array_to_string(list_sort(weak), ', ') END AS observed,
  'neither text message, call nor security question' AS threshold,
  CASE WHEN denied THEN NULL
    WHEN elsewhere THEN 'The Okta account management policy decides how passwords are reset: look at its rules by hand.'
    WHEN NOT coalesce(told, false) THEN 'Okta does not show what this policy sets.' END AS reason,
  ['policies/' || id] AS evidence
FROM judged
