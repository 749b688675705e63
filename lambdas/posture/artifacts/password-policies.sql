-- question: What must passwords be, for whom?
-- version: password-policies/2
-- sources: posture.people, posture.memberships, policies, groups
-- rows from: policies/PASSWORD
-- A person has the first active policy, by priority, that is for one of their groups and for where their password is checked. A
-- password whose hash was imported is kept by Okta; people of another identity provider have none.
-- column policy_id VARCHAR key: Okta's id of the policy
-- column name VARCHAR: name of the policy
-- column description VARCHAR: what its owner says of it
-- column status VARCHAR: ACTIVE or INACTIVE
-- column priority BIGINT: its place: the first that is for a person decides
-- column is_default BOOLEAN: whether it is Okta's own, for whoever no other is
-- column groups VARCHAR[] from groups: groups it is for
-- column provider VARCHAR: for passwords checked by OKTA, ACTIVE_DIRECTORY, LDAP, or ANY
-- column users_in_scope BIGINT from users, groups, group-members: people who can sign in, have a password that Okta or a directory keeps, and this policy for it
-- column min_length BIGINT: least characters
-- column lower_case BOOLEAN: whether a lower-case letter is demanded
-- column upper_case BOOLEAN: whether an upper-case letter is
-- column number BOOLEAN: whether a digit is
-- column symbol BOOLEAN: whether a symbol is
-- column excludes_username BOOLEAN: whether parts of the user name are refused
-- column excludes_first_name BOOLEAN: whether the first name is
-- column excludes_last_name BOOLEAN: whether the last name is
-- column excludes_common BOOLEAN: whether common passwords are
-- column max_age_days BIGINT: days after which a password expires; 0 is never
-- column expire_warn_days BIGINT: days of warning before; 0 is none
-- column min_age_minutes BIGINT: minutes before a password can be changed again; 0 is none
-- column history_count BIGINT: former passwords that are refused; 0 is none
-- column max_attempts BIGINT: failures after which an account is locked; 0 is never
-- column auto_unlock_minutes BIGINT: minutes after which it is unlocked; 0 is never
-- column lockout_email BOOLEAN: whether the person is told by e-mail
-- column show_lockout_failures BOOLEAN: whether the sign-in page says that the account is locked
-- column breached_password_check BOOLEAN: whether a password known from a breach has a consequence; empty where Okta shows no such setting
-- column evidence VARCHAR[]: rows that decide
WITH named AS (
  SELECT
    id AS policy_id, name, description, status, TRY_CAST(CAST(priority AS VARCHAR) AS BIGINT) AS priority,
    coalesce(CAST(system AS VARCHAR) = 'true', false) AS is_default,
    coalesce(CAST(json_extract_string(conditions, '$.people.groups.include[*]') AS VARCHAR[]), []) AS group_ids,
    coalesce(conditions->'authProvider'->>'provider', 'ANY') AS provider,
    settings->'password' AS password,
    -- A list that is not shown is not an empty one.
    CASE WHEN json_type(settings->'password'->'complexity'->'excludeAttributes') = 'ARRAY' THEN
      CAST(json_extract_string(settings, '$.password.complexity.excludeAttributes[*]') AS VARCHAR[]) END AS excluded,
    CASE WHEN json_type(settings->'password'->'lockout'->'userLockoutNotificationChannels') = 'ARRAY' THEN
      CAST(json_extract_string(settings, '$.password.lockout.userLockoutNotificationChannels[*]') AS VARCHAR[]) END AS told_by
  FROM policies WHERE type = 'PASSWORD'
),
holders AS (
  SELECT user_id, in_scope, CASE provider WHEN 'IMPORT' THEN 'OKTA' ELSE provider END AS provider
  FROM posture.people WHERE provider NOT IN ('FEDERATION', 'SOCIAL')
),
everyone AS (SELECT coalesce(list(id), []) AS ids FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
ranked AS (
  SELECT *, group_ids = [] OR list_has_any(group_ids, ids) AS for_all, row_number() OVER (ORDER BY is_default, priority NULLS LAST, policy_id) AS place
  FROM named, everyone WHERE status = 'ACTIVE'
),
open AS (
  SELECT types.provider, min(place) AS place
  FROM (SELECT DISTINCT provider FROM holders) AS types
  JOIN ranked ON for_all AND ranked.provider IN ('ANY', types.provider)
  GROUP BY types.provider
),
narrow AS (
  SELECT place, ranked.provider, unnest(group_ids) AS group_id FROM ranked WHERE NOT for_all
),
by_group AS (
  SELECT user_id, min(place) AS place
  FROM narrow JOIN posture.memberships USING (group_id) JOIN holders USING (user_id)
  WHERE narrow.provider IN ('ANY', holders.provider)
  GROUP BY user_id
),
held AS (
  SELECT least(coalesce(by_group.place, open.place), coalesce(open.place, by_group.place)) AS place, count(*) AS people
  FROM holders LEFT JOIN by_group USING (user_id) LEFT JOIN open USING (provider)
  WHERE in_scope GROUP BY 1
),
group_names AS (SELECT map(list(id), list(profile->>'name')) AS names FROM groups)
SELECT
  named.policy_id, named.name, named.description, named.status, named.priority, named.is_default,
  list_transform(named.group_ids, each -> coalesce(group_names.names[each], each)) AS groups,
  named.provider,
  coalesce(held.people, 0) AS users_in_scope,
  named.password->'complexity'->>'minLength' AS min_length,
  CAST(named.password->'complexity'->>'minLowerCase' AS BIGINT) > 0 AS lower_case,
  CAST(named.password->'complexity'->>'minUpperCase' AS BIGINT) > 0 AS upper_case,
  CAST(named.password->'complexity'->>'minNumber' AS BIGINT) > 0 AS number,
  CAST(named.password->'complexity'->>'minSymbol' AS BIGINT) > 0 AS symbol,
  CAST(named.password->'complexity'->>'excludeUsername' AS BOOLEAN) AS excludes_username,
  list_contains(named.excluded, 'firstName') AS excludes_first_name,
  list_contains(named.excluded, 'lastName') AS excludes_last_name,
  CAST(named.password->'complexity'->'dictionary'->'common'->>'exclude' AS BOOLEAN) AS excludes_common,
  named.password->'age'->>'maxAgeDays' AS max_age_days,
  named.password->'age'->>'expireWarnDays' AS expire_warn_days,
  named.password->'age'->>'minAgeMinutes' AS min_age_minutes,
  named.password->'age'->>'historyCount' AS history_count,
  named.password->'lockout'->>'maxAttempts' AS max_attempts,
  named.password->'lockout'->>'autoUnlockMinutes' AS auto_unlock_minutes,
  list_contains(named.told_by, 'EMAIL') AS lockout_email,
  CAST(named.password->'lockout'->>'showLockoutFailures' AS BOOLEAN) AS show_lockout_failures,
  CASE WHEN json_type(named.password->'breachedProtection') = 'OBJECT' THEN
    (named.password->'breachedProtection'->>'expireAfterDays') IS NOT NULL
    OR (named.password->'breachedProtection'->>'delegatedWorkflowId') IS NOT NULL
    OR coalesce(CAST(named.password->'breachedProtection'->>'logoutEnabled' AS BOOLEAN), false)
  END AS breached_password_check,
  ['policies/' || named.policy_id] AS evidence
FROM named CROSS JOIN group_names
LEFT JOIN ranked ON ranked.policy_id = named.policy_id
LEFT JOIN held ON held.place = ranked.place
