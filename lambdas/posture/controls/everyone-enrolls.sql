-- question: Is there an enrollment policy for everybody that asks for a factor besides the password?
-- version: everyone-enrolls/1
-- title: Everybody must enroll a factor
-- severity: medium
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- sources: policies, groups
-- rows from: policies/MFA_ENROLL
-- decided by: policies/MFA_ENROLL, groups
-- An active enrollment policy for the group Everyone, or without groups, that requires something other than a password, an e-mail
-- address or a security question. Policies before it may ask less of some.
WITH everyone AS (SELECT coalesce(list(id), []) AS ids FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
offered AS (
  SELECT id, name, priority, settings,
    coalesce(CAST(json_extract_string(conditions, '$.people.groups.include[*]') AS VARCHAR[]), []) AS group_ids,
    list_transform(list_filter(coalesce(CAST(json_extract(settings, '$.authenticators[*]') AS JSON[]), []), each -> (each->'enroll'->>'self') = 'REQUIRED'), each -> (each->>'key'))
      || list_filter(coalesce(json_keys(settings->'factors'), []), each -> (settings->'factors'->each->'enroll'->>'self') = 'REQUIRED') AS required
  FROM policies WHERE variant = 'MFA_ENROLL' AND status = 'ACTIVE'
),
judged AS (
  SELECT *, group_ids = [] OR list_has_any(group_ids, ids) AS for_all,
    len(list_filter(required, each -> each NOT IN ('okta_password', 'security_question', 'okta_question', 'okta_email'))) > 0 AS asks,
    NOT coalesce(json_array_length(settings->'authenticators') > 0 OR json_type(settings->'factors') = 'OBJECT', false) AS untold
  FROM offered, everyone
)
SELECT
  'org' AS subject_type,
  'enrollment-policies' AS subject_id,
  'Enrollment policies' AS subject_name,
  CASE WHEN coalesce(bool_or(for_all AND asks), false) THEN true WHEN coalesce(bool_or(for_all AND untold), false) THEN NULL ELSE false END AS passes,
  coalesce(string_agg('"' || name || '"' || CASE WHEN for_all THEN ' for everybody' ELSE ' for some groups' END || ' requires ' || CASE WHEN required = [] THEN 'nothing' ELSE array_to_string(required, ', ') END, '; ' ORDER BY name, id), 'no active enrollment policy') AS observed,
  'a policy for everybody that requires a factor' AS threshold,
  CASE WHEN NOT coalesce(bool_or(for_all AND asks), false) AND coalesce(bool_or(for_all AND untold), false) THEN 'Okta does not show what the policy for everybody asks for.' END AS reason,
  coalesce(list('policies/' || id ORDER BY id), []) AS evidence
FROM judged
