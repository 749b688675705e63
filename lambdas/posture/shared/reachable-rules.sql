-- question: Which rules of the sign-on policies can decide at all?
-- version: reachable-rules/1
-- sources: posture.sign-on-rules
-- Active rules of active policies, walked in the order of priority: the first that matches decides. `decides` is the list a rule
-- stands in: its policy for apps, all policies of the org together for sessions (where no rule of a policy matches, Okta goes on to
-- the next). A rule is reached unless nobody can match it, or one earlier rule surely matches whoever it matches: each condition
-- of the earlier one is implied by one of the later. People may be in any groups and addresses in any zones; a device has one
-- platform, a person one type. What several earlier rules catch only together counts as reached.
WITH walked AS (
  SELECT *,
    CASE policy_type WHEN 'OKTA_SIGN_ON' THEN 'org' ELSE policy_id END AS decides,
    row_number() OVER (
      PARTITION BY CASE policy_type WHEN 'OKTA_SIGN_ON' THEN 'org' ELSE policy_id END
      ORDER BY CASE policy_type WHEN 'OKTA_SIGN_ON' THEN policy_priority END NULLS LAST, policy_id, is_default, priority NULLS LAST, rule_id
    ) AS place,
    list_filter(policy_groups, each -> NOT list_contains(groups_out, each)) AS of_policy,
    list_filter(groups_in, each -> NOT list_contains(groups_out, each)) AS of_groups,
    list_filter(users_in, each -> NOT list_contains(users_out, each)) AS of_users,
    list_filter(zones_in, each -> NOT list_contains(zones_out, each)) AS of_zones,
    list_filter(types_in, each -> NOT list_contains(types_out, each)) AS of_types,
    list_filter(platforms_in, each -> NOT list_contains(platforms_out, each)) AS of_platforms
  FROM posture."sign-on-rules" WHERE active
),
caught AS (
  SELECT DISTINCT later.policy_id, later.rule_id
  FROM walked AS later JOIN walked AS earlier ON earlier.decides = later.decides AND earlier.place < later.place
  WHERE (earlier.policy_groups = [] OR (later.of_policy <> [] AND list_has_all(earlier.policy_groups, later.of_policy)) OR (later.of_groups <> [] AND list_has_all(earlier.policy_groups, later.of_groups)))
    AND (earlier.groups_in = [] OR (later.of_policy <> [] AND list_has_all(earlier.groups_in, later.of_policy)) OR (later.of_groups <> [] AND list_has_all(earlier.groups_in, later.of_groups)))
    AND list_has_all(later.groups_out, earlier.groups_out)
    AND (earlier.users_in = [] OR (later.of_users <> [] AND list_has_all(earlier.users_in, later.of_users)))
    AND len(list_filter(earlier.users_out, each -> NOT (list_contains(later.users_out, each) OR (later.of_users <> [] AND NOT list_contains(later.of_users, each))))) = 0
    AND (earlier.zones_in = [] OR (later.of_zones <> [] AND list_has_all(earlier.zones_in, later.of_zones)))
    AND list_has_all(later.zones_out, earlier.zones_out)
    AND (earlier.types_in = [] OR (later.of_types <> [] AND list_has_all(earlier.types_in, later.of_types)))
    AND len(list_filter(earlier.types_out, each -> NOT (list_contains(later.types_out, each) OR (later.of_types <> [] AND NOT list_contains(later.of_types, each))))) = 0
    AND (earlier.platforms_in = [] OR (later.of_platforms <> [] AND len(list_filter(later.of_platforms, each -> NOT (list_contains(earlier.platforms_in, each) OR list_contains(earlier.platforms_in, split_part(each, '/', 1) || '/ANY')))) = 0))
    AND len(list_filter(earlier.platforms_out, each -> NOT (
      list_contains(later.platforms_out, each)
      OR (later.of_platforms <> [] AND len(list_filter(later.of_platforms, own ->
        (split_part(own, '/', 1) = split_part(each, '/', 1) OR split_part(own, '/', 1) = 'ANY' OR split_part(each, '/', 1) = 'ANY')
        AND (split_part(own, '/', 2) = split_part(each, '/', 2) OR split_part(own, '/', 2) = 'ANY' OR split_part(each, '/', 2) = 'ANY'))) = 0)))) = 0
    AND list_has_all(later.others, earlier.others)
)
SELECT
  decides, place, policy_id, rule_id, is_default, level, lets_in, zones_in,
  policy_groups, groups_in, users_in,
  caught.rule_id IS NULL
    AND (policy_groups = [] OR of_policy <> []) AND (groups_in = [] OR of_groups <> []) AND (users_in = [] OR of_users <> [])
    AND (zones_in = [] OR of_zones <> []) AND (types_in = [] OR of_types <> []) AND (platforms_in = [] OR of_platforms <> []) AS reached
FROM walked LEFT JOIN caught USING (policy_id, rule_id)
