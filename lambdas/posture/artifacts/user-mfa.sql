-- question: Who has which multifactor authentication, how strong is it, and how is that known?
-- version: user-mfa/2
-- sources: posture.people, posture.mfa-kinds, posture.memberships, user-factors, user-authenticator-enrollments, policies, groups, admin-role-assignments, run.about, run.resources
-- rows from: users
-- needs enrolled = users, user-factors by user_id, user-authenticator-enrollments by user_id
-- needs offered = authenticators, authenticator-methods
-- needs policy = policies/MFA_ENROLL, groups, group-members
-- column user_id VARCHAR key: Okta's id of the person
-- column login VARCHAR: the name they sign in with
-- column status VARCHAR: Okta's status of the account
-- column in_scope BOOLEAN: whether they can sign in: active, password expired, locked out, in recovery, activated, or of a status that is not known here
-- column scope_reason VARCHAR: why they are out of scope, or what to mind
-- column user_type VARCHAR: employee, contractor, service account: as the profile says
-- column provider VARCHAR: where their password is checked, as Okta says
-- column last_login TIMESTAMP: last sign-in to Okta
-- column is_admin BOOLEAN from admin-users, admin-role-assignments: whether they hold an admin role, directly or through a group
-- column admin_roles VARCHAR[] from admin-users, admin-role-assignments: types of those roles
-- column factor_kinds VARCHAR[] from user-factors by user_id: what Okta lists as active factors, as authenticator:method
-- column authenticator_kinds VARCHAR[] from user-authenticator-enrollments by user_id: what Okta keeps as active enrollments, likewise
-- column n_active BIGINT from enrolled, offered, policy: kinds that count, from either
-- column n_pending BIGINT from enrolled: factors and enrollments begun and not finished
-- column oldest_enrolled_at TIMESTAMP from enrolled: the first active enrollment but for passwords
-- column newest_enrolled_at TIMESTAMP from enrolled: the last one
-- column mfa_level VARCHAR from enrolled, offered, policy: phishing_resistant, strong, weak, none, delegated (checked by another identity provider): the best active kind that may be used to sign in
-- column phishing_resistant BOOLEAN from enrolled, offered, policy: whether the level is phishing_resistant
-- column pr_conditional BOOLEAN from enrolled, offered: whether it is so through FastPass alone, which some browsers do not reach
-- column hardware_protected BOOLEAN from enrolled, offered: whether an active kind keeps its key in hardware, as the org's settings demand
-- column user_verifying BOOLEAN from enrolled, offered: whether an active kind demands a fingerprint, a face or a PIN
-- column weak_kinds VARCHAR[] from enrolled, offered, policy: weak kinds that an attacker may choose
-- column only_weak BOOLEAN from enrolled, offered, policy: whether the level is weak
-- column email_auto BOOLEAN from enrolled, policy: whether Identity Engine lists the e-mail address by itself, where no enrollment policy offers e-mail; it does not count
-- column question_recovery_only BOOLEAN from enrolled: whether a security question is all there is; it never counts
-- column has_bypass_code BOOLEAN from user-authenticator-enrollments by user_id: whether a temporary access code is active
-- column delegated BOOLEAN from enrolled: whether another identity provider signs them in
-- column enroll_policy_id VARCHAR from policy: the first active enrollment policy that is for them
-- column grace_until TIMESTAMP from policy: until when that policy lets them go without what it requires
-- column sources VARCHAR[] from user-factors by user_id, user-authenticator-enrollments by user_id: what Okta was asked, and has
-- column sources_agree BOOLEAN from enrolled, policy: whether both show the same authenticators; empty where there is one source
-- column confidence VARCHAR from enrolled, policy: confirmed, single_source, conflict (one shows what the other lacks)
-- column evidence VARCHAR[]: rows that decide: those of the type whose key begins so
WITH masks AS (
  SELECT
    bit_or(CASE WHEN class = 'phishing_resistant' AND usable THEN 1 << kind ELSE 0 END) AS resistant,
    bit_or(CASE WHEN class = 'strong' AND usable THEN 1 << kind ELSE 0 END) AS strong,
    bit_or(CASE WHEN class = 'weak' AND usable THEN 1 << kind ELSE 0 END) AS weak,
    bit_or(CASE WHEN hardware_protected AND usable THEN 1 << kind ELSE 0 END) AS hardware,
    bit_or(CASE WHEN user_verifying AND usable THEN 1 << kind ELSE 0 END) AS verifying,
    -- What only one of the two sources can show, or neither counts.
    bit_or(CASE WHEN authenticator IN ('okta_password', 'security_question', 'tac', 'u2f', 'smart_card_idp', 'custom_app', 'external_idp', 'not known to this definition') THEN 1 << kind ELSE 0 END) AS apart,
    bit_or(CASE WHEN authenticator = 'okta_verify' THEN 1 << kind ELSE 0 END) AS okta_verify,
    bit_or(CASE WHEN authenticator = 'phone_number' THEN 1 << kind ELSE 0 END) AS phone
  FROM posture."mfa-kinds"
),
both_sources AS (
  SELECT
    "userId" AS user_id, true AS is_factor, status, created,
    CASE "factorType"
      WHEN 'question' THEN 1 WHEN 'email' THEN 2 WHEN 'sms' THEN 3 WHEN 'call' THEN 4
      WHEN 'push' THEN CASE provider WHEN 'OKTA' THEN 6 ELSE 17 END
      WHEN 'token:software:totp' THEN CASE provider WHEN 'OKTA' THEN 7 WHEN 'GOOGLE' THEN 10 ELSE 15 END
      WHEN 'signed_nonce' THEN 8 WHEN 'token:hotp' THEN 15
      WHEN 'token:hardware' THEN CASE provider WHEN 'YUBICO' THEN 11 ELSE 15 END
      WHEN 'token' THEN CASE provider WHEN 'RSA' THEN 12 WHEN 'SYMANTEC' THEN 13 ELSE 14 END
      WHEN 'web' THEN CASE provider WHEN 'DUO' THEN 16 ELSE 23 END
      WHEN 'webauthn' THEN 18 WHEN 'u2f' THEN 19 WHEN 'cert' THEN 20
      WHEN 'claims_provider' THEN 21 WHEN 'assertion:saml2' THEN 21 WHEN 'assertion:oidc' THEN 21
      ELSE 23
    END AS kind
  FROM "user-factors"
  UNION ALL
  SELECT
    "userId", false, status, created,
    CASE key
      WHEN 'okta_password' THEN 0 WHEN 'security_question' THEN 1 WHEN 'okta_email' THEN 2 WHEN 'phone_number' THEN 5
      WHEN 'okta_verify' THEN 9 WHEN 'okta_verify_push' THEN 6 WHEN 'okta_verify_totp' THEN 7 WHEN 'okta_verify_fastpass' THEN 8
      WHEN 'google_otp' THEN 10 WHEN 'yubikey_token' THEN 11 WHEN 'rsa_token' THEN 12 WHEN 'symantec_vip' THEN 13
      WHEN 'onprem_mfa' THEN 14 WHEN 'custom_otp' THEN 15 WHEN 'duo' THEN 16 WHEN 'custom_app' THEN 17
      WHEN 'webauthn' THEN 18 WHEN 'security_key' THEN 18 WHEN 'smart_card_idp' THEN 20 WHEN 'external_idp' THEN 21 WHEN 'tac' THEN 22
      ELSE 23
    END
  FROM "user-authenticator-enrollments"
),
enrolled AS (
  SELECT
    user_id,
    coalesce(bit_or(1 << kind) FILTER (is_factor AND status = 'ACTIVE'), 0) AS factors,
    coalesce(bit_or(1 << kind) FILTER (NOT is_factor AND status = 'ACTIVE'), 0) AS enrollments,
    count(*) FILTER (status IN ('PENDING_ACTIVATION', 'NOT_SETUP', 'ENROLLED')) AS n_pending,
    min(TRY_CAST(created AS TIMESTAMP)) FILTER (status = 'ACTIVE' AND kind <> 0) AS oldest,
    max(TRY_CAST(created AS TIMESTAMP)) FILTER (status = 'ACTIVE' AND kind <> 0) AS newest
  FROM both_sources GROUP BY user_id
),
-- Enrollment policies, first to last: the first that is for one of a person's groups decides. Without groups it is for all.
enroll_policies AS (
  SELECT
    id AS policy_id, coalesce(CAST(priority AS BIGINT), 9999) AS priority,
    CAST(json_extract_string(conditions, '$.people.groups.include[*]') AS VARCHAR[]) AS included,
    list_transform(CAST(json_extract(settings, '$.authenticators[*]') AS JSON[]), each -> {
      authenticator: each->>'key', self: each->'enroll'->>'self', grace: TRY_CAST(each->'enroll'->'gracePeriod'->>'expiry' AS TIMESTAMP)
    }) AS offered,
    settings->'factors'->'okta_email'->'enroll'->>'self' AS email_factor
  FROM policies WHERE type = 'MFA_ENROLL' AND status = 'ACTIVE'
),
everyone AS (SELECT id FROM groups WHERE type = 'BUILT_IN' AND (profile->>'name') = 'Everyone'),
policies_for_all AS (
  SELECT policy_id, priority FROM enroll_policies
  WHERE len(coalesce(included, [])) = 0 OR list_has_any(included, (SELECT list(id) FROM everyone))
),
policies_by_group AS (
  SELECT policy_id, priority, unnest(included) AS group_id FROM enroll_policies ANTI JOIN policies_for_all USING (policy_id)
),
own_policies AS (
  SELECT user_id, min({priority: priority, policy_id: policy_id}) AS first
  FROM posture.memberships JOIN policies_by_group USING (group_id) GROUP BY user_id
),
general AS (SELECT min({priority: priority, policy_id: policy_id}) AS first FROM policies_for_all),
policy_facts AS (
  SELECT
    policy_id,
    coalesce(list_contains(list_transform(list_filter(offered, each -> each.self IN ('OPTIONAL', 'REQUIRED')), each -> each.authenticator), 'okta_email'), false)
      OR coalesce(email_factor IN ('OPTIONAL', 'REQUIRED'), false) AS offers_email,
    list_max(list_transform(list_filter(offered, each -> each.self = 'REQUIRED'), each -> each.grace)) AS grace_until
  FROM enroll_policies
),
roles AS (
  SELECT "userId" AS user_id, list_sort(list(DISTINCT type)) AS admin_roles FROM "admin-role-assignments"
  WHERE coalesce(status, 'ACTIVE') = 'ACTIVE' GROUP BY ALL
),
judged AS (
  SELECT
    people.*, admin_roles, n_pending, oldest, newest,
    coalesce(factors, 0) AS factors,
    coalesce(enrollments, 0) AS enrollments,
    coalesce(factors, 0) | coalesce(enrollments, 0) AS shown,
    CASE WHEN own.first < general.first OR general.first IS NULL THEN own.first.policy_id ELSE coalesce(general.first, own.first).policy_id END AS enroll_policy_id
  FROM posture.people AS people
  LEFT JOIN enrolled USING (user_id)
  LEFT JOIN own_policies AS own USING (user_id)
  LEFT JOIN roles USING (user_id)
  CROSS JOIN general
),
counted AS (
  SELECT
    judged.*, facts.grace_until,
    engine = 'idx' AND shown & (1 << 2) <> 0 AND NOT coalesce(offers_email, false) AS email_auto,
    provider IN ('FEDERATION', 'SOCIAL') OR shown & (1 << 21) <> 0 AS delegated
  FROM judged LEFT JOIN policy_facts AS facts ON facts.policy_id = enroll_policy_id CROSS JOIN run.about
),
told AS (
  SELECT
    *,
    -- Where one source names the method, "not told" of the other says nothing more.
    shown
      & ~(CASE WHEN email_auto THEN 1 << 2 ELSE 0 END)
      & ~(CASE WHEN shown & ((1 << 3) | (1 << 4)) <> 0 THEN 1 << 5 ELSE 0 END)
      & ~(CASE WHEN shown & ((1 << 6) | (1 << 7) | (1 << 8)) <> 0 THEN 1 << 9 ELSE 0 END) AS counts,
    -- One bit an authenticator, whichever of its methods is shown.
    (CASE WHEN email_auto THEN factors & ~(1 << 2) ELSE factors END) & ~apart & ~okta_verify & ~phone
      | CASE WHEN factors & okta_verify <> 0 THEN okta_verify ELSE 0 END | CASE WHEN factors & phone <> 0 THEN phone ELSE 0 END AS by_factors,
    (CASE WHEN email_auto THEN enrollments & ~(1 << 2) ELSE enrollments END) & ~apart & ~okta_verify & ~phone
      | CASE WHEN enrollments & okta_verify <> 0 THEN okta_verify ELSE 0 END | CASE WHEN enrollments & phone <> 0 THEN phone ELSE 0 END AS by_enrollments
  FROM counted CROSS JOIN masks
),
answered AS (
  SELECT
    *,
    CASE
      WHEN counts & resistant <> 0 THEN 'phishing_resistant'
      WHEN counts & strong <> 0 THEN 'strong'
      -- A kind that Okta added since: it may be any.
      WHEN counts & (1 << 23) <> 0 THEN 'not_evaluated'
      WHEN counts & weak <> 0 THEN 'weak'
      WHEN coalesce(delegated, false) THEN 'delegated'
      ELSE 'none'
    END AS level,
    (SELECT count(*) = 1 FROM run.resources WHERE resource_type = 'user-authenticator-enrollments' AND outcome <> 'unavailable') AS two_sources,
    -- FastPass that the enrollments name and the factors lack, or the other way round where enrollments tell methods.
    by_factors = by_enrollments AND NOT (
      enrollments & (1 << 9) = 0 AND by_enrollments & okta_verify <> 0
      AND (factors & (1 << 8) <> 0) <> (enrollments & (1 << 8) <> 0)) AS agree
  FROM told
),
names AS (SELECT list({kind: kind, name: authenticator || ':' || method} ORDER BY kind) AS kinds FROM posture."mfa-kinds")
SELECT
  user_id, login, status, in_scope, scope_reason, user_type, provider, last_login,
  admin_roles IS NOT NULL AS is_admin,
  coalesce(admin_roles, []) AS admin_roles,
  [each.name FOR each IN kinds IF factors & (1 << each.kind) <> 0] AS factor_kinds,
  [each.name FOR each IN kinds IF enrollments & (1 << each.kind) <> 0] AS authenticator_kinds,
  bit_count(counts & (resistant | strong | weak)) AS n_active,
  coalesce(n_pending, 0) AS n_pending,
  oldest AS oldest_enrolled_at,
  newest AS newest_enrolled_at,
  level AS mfa_level,
  CASE level WHEN 'not_evaluated' THEN NULL ELSE level = 'phishing_resistant' END AS phishing_resistant,
  level = 'phishing_resistant' AND counts & resistant = 1 << 8 AS pr_conditional,
  counts & hardware <> 0 AS hardware_protected,
  counts & verifying <> 0 AS user_verifying,
  [each.name FOR each IN kinds IF counts & weak & (1 << each.kind) <> 0] AS weak_kinds,
  CASE level WHEN 'not_evaluated' THEN NULL ELSE level = 'weak' END AS only_weak,
  email_auto,
  counts & ~(1 << 0) = 1 << 1 AS question_recovery_only,
  shown & (1 << 22) <> 0 AS has_bypass_code,
  coalesce(delegated, false) AS delegated,
  enroll_policy_id,
  grace_until,
  CASE WHEN two_sources THEN ['user-factors', 'user-authenticator-enrollments'] ELSE ['user-factors'] END AS sources,
  CASE WHEN two_sources THEN agree END AS sources_agree,
  CASE WHEN NOT two_sources THEN 'single_source' WHEN agree THEN 'confirmed' ELSE 'conflict' END AS confidence,
  ['user-factors/' || user_id, 'user-authenticator-enrollments/' || user_id] AS evidence
FROM answered CROSS JOIN names
