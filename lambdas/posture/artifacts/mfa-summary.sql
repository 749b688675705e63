-- question: How many of the people who can sign in have multifactor authentication, and how strong?
-- version: mfa-summary/2
-- sources: posture.user-mfa
-- rows from: users, admin-users, admin-role-assignments
-- Bounds, so that what is not known never looks good: who is not known, or checked by another identity provider, counts as not
-- enrolled, and as weak, and as without. What is at least so much is rounded down, what is at most so much up: a hundred is all.
-- needs mfa = users, user-factors by rows, user-authenticator-enrollments by rows, authenticators, authenticator-methods, policies/MFA_ENROLL, groups, group-members by rows
-- column population VARCHAR key: all, admins, everyone else, or people of one user type
-- column users_in_scope BIGINT from users: people of it who can sign in: the denominator
-- column enrolled BIGINT from mfa: of them, known to have weak or better
-- column phishing_resistant BIGINT from mfa: known to be phishing resistant
-- column strong BIGINT from mfa: known to be strong and no better
-- column only_weak BIGINT from mfa: known to be weak and no better
-- column none BIGINT from mfa: known to have none
-- column delegated BIGINT from mfa: checked by another identity provider; whether they have any, Okta does not know
-- column n_unknown BIGINT from mfa: not evaluated
-- column n_conflict BIGINT from mfa: of whom Okta's two sources tell different things
-- column pct_enrolled DOUBLE from mfa: at least so many of a hundred are enrolled
-- column pct_phishing_resistant DOUBLE from mfa: at least so many of a hundred are phishing resistant
-- column pct_only_weak DOUBLE from mfa: at most so many of a hundred have weak kinds only, the unknown and the delegated among them
-- column pct_none DOUBLE from mfa: at most so many of a hundred have none, the unknown and the delegated among them
WITH people AS (SELECT * FROM posture."user-mfa" WHERE in_scope),
populations AS (
  SELECT 'all' AS population, * FROM people
  UNION ALL SELECT CASE WHEN is_admin THEN 'admins' ELSE 'everyone else' END, * FROM people WHERE is_admin IS NOT NULL
  UNION ALL SELECT 'user type: ' || coalesce(user_type, 'none given'), * FROM people
),
counts AS (
  SELECT
    population,
    count(*) AS users_in_scope,
    count(*) FILTER (mfa_level IN ('phishing_resistant', 'strong', 'weak')) AS enrolled,
    count(*) FILTER (mfa_level = 'phishing_resistant') AS phishing_resistant,
    count(*) FILTER (mfa_level = 'strong') AS strong,
    count(*) FILTER (mfa_level = 'weak') AS only_weak,
    count(*) FILTER (mfa_level = 'none') AS none,
    count(*) FILTER (mfa_level = 'delegated') AS delegated,
    count(*) FILTER (mfa_level = 'not_evaluated') AS n_unknown,
    count(*) FILTER (confidence = 'conflict') AS n_conflict
  FROM populations GROUP BY ALL
)
SELECT
  *,
  floor(1000.0 * enrolled / users_in_scope) / 10 AS pct_enrolled,
  floor(1000.0 * phishing_resistant / users_in_scope) / 10 AS pct_phishing_resistant,
  ceil(1000.0 * (only_weak + delegated + n_unknown) / users_in_scope) / 10 AS pct_only_weak,
  ceil(1000.0 * (none + delegated + n_unknown) / users_in_scope) / 10 AS pct_none
FROM counts
