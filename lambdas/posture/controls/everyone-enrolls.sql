-- question: Does every enrollment policy that decides on somebody ask for a factor besides the password?
-- version: everyone-enrolls/2
-- title: Everybody must enroll a factor
-- severity: medium
-- maps soc2: CC6.1
-- maps iso27001: A.8.5
-- sources: policies, groups
-- rows from: policies/MFA_ENROLL
-- decided by: policies/MFA_ENROLL, groups
-- The first active policy, by priority, that is for one of a person's groups decides on them; the default one comes last. So the
-- first for the group Everyone, or without groups, ends the walk, and each until then must require something other than a
-- password, an e-mail address or a security question.
WITH everyone AS (SELECT coalesce(list(id), []) AS ids FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
offered AS (
  SELECT id, name, settings,
    row_number() OVER (ORDER BY coalesce(CAST(system AS VARCHAR) = 'true', false), TRY_CAST(CAST(priority AS VARCHAR) AS BIGINT) NULLS LAST, id) AS place,
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
),
walked AS (SELECT *, place <= coalesce(min(place) FILTER (for_all) OVER (), count(*) OVER ()) AS decides FROM judged),
told AS (
  SELECT
    coalesce(bool_or(for_all), false) AND NOT coalesce(bool_or(NOT asks AND NOT untold) FILTER (decides), false) AS holds,
    coalesce(bool_or(untold) FILTER (decides), false) AS untold,
    coalesce(string_agg('"' || name || '"' || CASE WHEN for_all THEN ' for everybody' ELSE ' for some groups' END || CASE WHEN untold THEN ' does not show what it requires'
      WHEN required = [] THEN ' requires nothing' ELSE ' requires ' || array_to_string(required, ', ') END, '; ' ORDER BY place) FILTER (decides), 'no active enrollment policy') AS observed,
    coalesce(list('policies/' || id ORDER BY place) FILTER (decides), []) AS evidence
  FROM walked
)
SELECT
  'org' AS subject_type,
  'enrollment-policies' AS subject_id,
  'Enrollment policies' AS subject_name,
  CASE WHEN NOT holds THEN false WHEN NOT untold THEN true END AS passes,
  observed,
  'the policy for everybody, and each before it, requires a factor' AS threshold,
  CASE WHEN holds AND untold THEN 'Okta does not show what one of these policies asks for.' END AS reason,
  evidence
FROM told
