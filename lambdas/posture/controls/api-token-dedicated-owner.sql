-- question: Does every API token belong to an account of its own, with less than all power?
-- version: api-token-dedicated-owner/1
-- title: API tokens belong to accounts of their own that are no Super Administrators
-- severity: medium
-- maps stig: OKTA-APP-003241
-- maps nist80053: AC-6(5)
-- maps soc2: CC6.3
-- maps iso27001: A.8.2
-- maps fedramp20x: KSI-IAM-SNU
-- maps fedramp20x: KSI-IAM-ELP
-- sources: posture.super-admins, posture.api-credentials
-- rows from: api-tokens
-- every: api-tokens
-- decided by: api-tokens, users, groups, group-members, admin-users, admin-role-assignments, group-role-assignments
-- A token of a Super Administrator is a finding, whatever path gives the role. That the account was made for the token is told by
-- the user type of its profile and by no other token being its; else somebody must know.
WITH tokens AS (
  SELECT *, count(*) OVER (PARTITION BY owner_id) AS siblings FROM posture."api-credentials" WHERE kind = 'ssws' AND id <> 'not_evaluated'
)
SELECT
  'api_token' AS subject_type,
  id AS subject_id,
  name AS subject_name,
  CASE WHEN owner_is_super OR paths IS NOT NULL THEN false WHEN dedicated_account = 'service' AND siblings = 1 THEN true END AS passes,
  coalesce(owner_login, owner_id) || ': ' || CASE
    WHEN owner_is_super OR paths IS NOT NULL THEN 'Super Administrator, ' || coalesce(array_to_string(list_transform(paths, each -> CASE each WHEN 'directly' THEN each ELSE 'through ' || each END), ' and '), 'by a role')
    ELSE CASE WHEN owner_roles = [] THEN 'no role that Okta lists' ELSE array_to_string(owner_roles, ', ') END
      || CASE dedicated_account WHEN 'service' THEN ', a service account' ELSE '' END
      || CASE WHEN siblings > 1 THEN ', ' || siblings || ' tokens' ELSE '' END
  END AS observed,
  'no Super Administrator, and an account made for this token' AS threshold,
  CASE
    WHEN owner_is_super OR paths IS NOT NULL THEN NULL
    WHEN dedicated_account = 'service' AND siblings = 1 THEN NULL
    ELSE 'The owner is no Super Administrator. See by hand whether the account was made for this token alone, and whether its roles are what the access control policy says.'
  END AS reason,
  evidence
FROM tokens LEFT JOIN posture."super-admins" ON user_id = owner_id
